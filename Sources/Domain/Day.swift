/// A calendar day of the proleptic Gregorian calendar, as days since 1970-01-01.
package struct Day: Hashable, Comparable, Sendable {
  package var number: Int

  package init(number: Int) { self.number = number }

  /// Years 0001 to 9999; nil where there is no such day (2026-02-30).
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    // Days from civil, after Howard Hinnant's public description of the algorithm.
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  package var parts: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  package static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// 1 Monday … 7 Sunday.
  package var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

  /// The days a book can hold: years 0001 to 9999.
  package static let range = Day(number: -719_162)...Day(number: 2_932_896)

  /// Months are added first and clamped to the month's last day (31 January + 1m is 28 or
  /// 29 February), then days. Nil outside the years 0001 to 9999.
  package func adding(_ period: Period) -> Day? {
    var (year, month, day) = parts
    let (months, monthOverflow) = (year * 12 + month - 1).addingReportingOverflow(period.months)
    guard !monthOverflow, months >= 12 else { return nil }
    (year, month) = (months / 12, months % 12 + 1)
    guard year <= 9999 else { return nil }
    day = min(day, Day.length(ofMonth: month, year: year))
    guard let moved = Day(year: year, month: month, day: day) else { return nil }
    let (sum, overflow) = moved.number.addingReportingOverflow(period.days)
    let result = Day(number: sum)
    return !overflow && Day.range.contains(result) ? result : nil
  }

  package static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// `2026-11-23`, and nothing else.
  package init?(iso text: some StringProtocol) {
    var digits: [Int] = []
    var index = 0
    for byte in text.utf8 {
      if index == 4 || index == 7 {
        guard byte == 0x2D else { return nil }
      } else {
        guard (0x30...0x39).contains(byte) else { return nil }
        digits.append(Int(byte) - 0x30)
      }
      index += 1
    }
    guard index == 10, digits.count == 8 else { return nil }
    let year = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3]
    self.init(year: year, month: digits[4] * 10 + digits[5], day: digits[6] * 10 + digits[7])
  }
}

extension Day: CustomStringConvertible {
  /// ISO 8601: `2026-11-23`.
  package var description: String {
    let (year, month, day) = parts
    guard (0...9999).contains(year) else {
      // No book holds such a day; arithmetic may pass one.
      let (rest, digits) = (Day(number: number).parts, String(year))
      return "\(digits)-\(rest.month / 10)\(rest.month % 10)-\(rest.day / 10)\(rest.day % 10)"
    }
    return String(unsafeUninitializedCapacity: 10) { bytes in
      func write(_ number: Int, _ places: ClosedRange<Int>) {
        var rest = number
        for place in places.reversed() {
          bytes[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
          rest /= 10
        }
      }
      write(year, 0...3)
      bytes[4] = UInt8(ascii: "-")
      write(month, 5...6)
      bytes[7] = UInt8(ascii: "-")
      write(day, 8...9)
      return 10
    }
  }
}

/// A span of calendar time: months (a year is twelve) and days (a week is seven), kept apart
/// because a month has no fixed number of days.
package struct Period: Hashable, Sendable {
  package var months: Int
  package var days: Int

  package init(months: Int = 0, days: Int = 0) {
    self.months = months
    self.days = days
  }

  package var negated: Period { Period(months: -months, days: -days) }
}
