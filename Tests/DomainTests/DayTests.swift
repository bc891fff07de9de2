import Domain
import Testing

@Suite struct DayTests {
  /// Walks the calendar day by day with rules of its own.
  @Test func everyDayFrom1600To2400IsCountedOnceAndReadBack() {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var number = -135_140  // 1600-01-01
    var weekday = 6  // it was a Saturday
    var mistakes: [String] = []
    for year in 1600...2400 {
      for month in 1...12 {
        let leaps = month == 2 && (year % 400 == 0 || (year % 4 == 0 && year % 100 != 0))
        let length = lengths[month - 1] + (leaps ? 1 : 0)
        if Day.length(ofMonth: month, year: year) != length { mistakes.append("\(year)-\(month)") }
        for date in 1...length {
          let day = Day(year: year, month: month, day: date)
          let parts = Day(number: number).parts
          if day?.number != number || day?.weekday != weekday || parts != (year, month, date) {
            mistakes.append("\(year)-\(month)-\(date)")
          }
          number += 1
          weekday = weekday % 7 + 1
        }
        if Day(year: year, month: month, day: length + 1) != nil {
          mistakes.append("\(year)-\(month)-\(length + 1)")
        }
      }
    }
    #expect(mistakes.prefix(5) == [])
    #expect(number == Day(year: 2401, month: 1, day: 1)?.number)
  }

  @Test(arguments: [
    ("1970-01-01", 0, 4), ("2000-02-29", 11_016, 2), ("2026-11-23", 20_780, 1),
    ("1969-07-20", -165, 7), ("0001-01-01", -719_162, 1), ("9999-12-31", 2_932_896, 5),
  ])
  func knownDays(_ iso: String, _ number: Int, _ weekday: Int) throws {
    let day = try #require(Day(iso: iso))
    #expect(day.number == number)
    #expect(day.weekday == weekday)
    #expect(day.description == iso)
  }

  @Test func theRangeIsTheYears1To9999() {
    #expect(Day.range.lowerBound == Day(year: 1, month: 1, day: 1))
    #expect(Day.range.upperBound == Day(year: 9999, month: 12, day: 31))
    #expect(Day(year: 0, month: 12, day: 31) == nil)
    #expect(Day(year: 10_000, month: 1, day: 1) == nil)
    #expect(Day.range.lowerBound.adding(Period(days: -1)) == nil)
    #expect(Day.range.lowerBound.adding(Period(months: -1)) == nil)
    #expect(Day.range.upperBound.adding(Period(days: 1)) == nil)
    #expect(Day.range.upperBound.adding(Period(months: 1)) == nil)
    #expect(Day(number: 0).adding(Period(months: .max)) == nil)
    #expect(Day(number: 0).adding(Period(months: .min)) == nil)
    #expect(Day(number: 0).adding(Period(days: .max)) == nil)
    #expect(Day(number: 0).adding(Period(days: .min)) == nil)
  }

  @Test(arguments: [1582, 1700, 1800, 1900, 2023, 2100, 2200, 2300, 2500])
  func noLeapYears(_ year: Int) {
    #expect(!Day.isLeap(year))
    #expect(Day(year: year, month: 2, day: 29) == nil)
  }

  @Test(arguments: [4, 1600, 1996, 2000, 2024, 2400])
  func leapYears(_ year: Int) {
    #expect(Day.isLeap(year))
    #expect(Day(year: year, month: 2, day: 29) != nil)
  }

  @Test(arguments: [
    ("2026-01-31", 1, 0, "2026-02-28"), ("2024-01-31", 1, 0, "2024-02-29"),
    ("2026-03-31", -1, 0, "2026-02-28"), ("2026-12-31", 2, 0, "2027-02-28"),
    ("2024-02-29", 12, 0, "2025-02-28"), ("2024-02-29", 48, 0, "2028-02-29"),
    ("2026-05-31", -12, 0, "2025-05-31"), ("2026-01-15", -13, 0, "2024-12-15"),
    ("2026-01-31", 1, 1, "2026-03-01"), ("2026-11-23", 0, -30, "2026-10-24"),
    ("2026-10-31", 1, -30, "2026-10-31"),
  ])
  func monthsAreAddedFirstAndClamped(_ from: String, _ months: Int, _ days: Int, _ to: String) {
    #expect(Day(iso: from)?.adding(Period(months: months, days: days)) == Day(iso: to))
  }

  @Test(arguments: [
    "", "2026-1-01", "2026-01-1", "26-01-01", "2026-02-29", "2026-13-01", "2026-00-10",
    "2026-01-00", "2026/01/01", "2026-01-01 ", " 2026-01-01", "+026-01-01", "20260101",
    "２０２６-01-01", "0000-01-01", "2026-01-011",
  ])
  func whatIsNoIsoDate(_ text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test func daysFarOutsideTheRangeStillHaveParts() {
    #expect(Day(number: 3_652_060).description == "11969-01-01")
    #expect(Day(number: -719_163).parts.year == 0)
  }
}
