import Domain
import Testing

@Suite struct DateWordsTests {
  /// Monday, 23 November 2026, and what each phrase means on it.
  @Test(arguments: [
    ("today", "2026-11-23"), ("tomorrow", "2026-11-24"), ("yesterday", "2026-11-22"),
    ("next monday", "2026-11-30"), ("last monday", "2026-11-16"),
    ("next tuesday", "2026-11-24"), ("last tuesday", "2026-11-17"),
    ("next sunday", "2026-11-29"), ("last sunday", "2026-11-22"),
    ("start of week", "2026-11-23"), ("end of week", "2026-11-29"),
    ("start of month", "2026-11-01"), ("end of month", "2026-11-30"),
    ("start of quarter", "2026-10-01"), ("end of quarter", "2026-12-31"),
    ("start of year", "2026-01-01"), ("end of year", "2026-12-31"),
    ("start of next week", "2026-11-30"), ("end of next week", "2026-12-06"),
    ("end of next month", "2026-12-31"), ("start of next quarter", "2027-01-01"),
    ("end of next quarter", "2027-03-31"), ("end of next year", "2027-12-31"),
  ])
  func seenFromAMonday(_ phrase: String, _ expected: String) throws {
    let today = try #require(Day(iso: "2026-11-23"))
    #expect(DateWords.day(words(phrase), today: today) == Day(iso: expected))
  }

  @Test func everyPhraseNamesADayOnEveryDayOfTwoYears() throws {
    let first = try #require(Day(iso: "2027-01-01"))
    var mistakes: [String] = []
    for offset in 0..<731 {
      let today = Day(number: first.number + offset)
      for phrase in DateWords.phrases {
        let parts = words(phrase)
        guard let day = DateWords.day(parts, today: today) else {
          mistakes.append("\(today) \(phrase)")
          continue
        }
        let isRight =
          switch parts[0] {
          case "next": day > today && day.number <= today.number + 7
          case "last": day < today && day.number >= today.number - 7
          case "start": parts.contains("next") ? day > today : day <= today
          case "end": day >= today
          default: abs(day.number - today.number) <= 1
          }
        if !isRight { mistakes.append("\(today) \(phrase) \(day)") }
      }
    }
    #expect(mistakes.prefix(5) == [])
  }

  @Test(arguments: [
    "", "now", "next", "next moonday", "monday", "start month", "start of", "start of day",
    "end of last month", "start in month", "next monday morning", "Today", "start of next",
  ])
  func otherWordsNameNoDay(_ phrase: String) {
    #expect(DateWords.day(words(phrase), today: Day(number: 0)) == nil)
  }

  @Test func everyPhraseBeginsWithAFirstWord() {
    let strays = DateWords.phrases.filter { !DateWords.firstWords.contains(words($0)[0]) }
    #expect(strays == [])
  }

  private func words(_ phrase: String) -> [String] { phrase.split(separator: " ").map(String.init) }
}
