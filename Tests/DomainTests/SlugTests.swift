import Domain
import Language
import Testing

@Suite struct SlugTests {
  @Test(arguments: [
    ("Dana Reyes", "dana-reyes"), ("  Dana   Reyes!  ", "dana-reyes"),
    ("Ça, c’est l’été", "ca-cest-lete"), ("O'Brien", "obrien"), ("Übergröße", "ubergrosse"),
    ("Łódź Ærø Œuvre ẞ", "lodz-aero-oeuvre-ss"), ("e\u{301}te\u{301}", "ete"),
    ("Ştefan Țurcanu", "stefan-turcanu"), ("Nguyễn Thị Ánh", "nguyen-thi-anh"),
    ("İstanbul", "istanbul"), ("\u{212B}ngstr\u{F6}m \u{212A}elvin", "angstrom-kelvin"),
    ("R&D / Ops (EMEA)", "r-d-ops-emea"), ("1-2-4-All", "1-2-4-all"),
    ("p17", "p-17"), ("P 17", "p-17"), ("é5", "e-5"), ("x1y", "x1y"), ("pp17", "pp17"),
    ("2026", "x-2026"), ("007", "x-007"), ("30d", "x-30d"), ("6 w", "6-w"), ("1e6", "x-1e6"),
    ("1e-7", "x-1e-7"), ("1e 7b", "1e-7b"),
    ("2026-01-31", "x-2026-01-31"), ("2026-99-99", "x-2026-99-99"), ("2026-1-31", "2026-1-31"),
    ("3D printing", "3d-printing"), ("2024 H2", "2024-h2"),
    ("Today", "today-1"), ("and", "and-1"), ("None", "none-1"), ("this", "this-1"),
    ("", "unnamed"), ("!?*", "unnamed"), ("👩‍💻", "unnamed"), ("½", "unnamed"),
    ("世界", "世界"), ("Продажи и сервис", "продажи-и-сервис"), ("हिन्दी", "हिन्दी"),
    ("A · B", "a-b"), ("snake_case", "snake-case"), ("a-", "a"), ("--", "unnamed"),
  ])
  func made(_ title: String, _ slug: String) {
    #expect(Slug.make(title) == slug)
  }

  @Test func aLongTitleIsCutAtAWord() {
    let title = String(repeating: "forecast ", count: 12)
    #expect(Slug.make(title) == "forecast-forecast-forecast-forecast-forecast-forecast")
    #expect(Slug.make(String(repeating: "x", count: 200)).count == 60)
    #expect(Slug.make("a " + String(repeating: "x", count: 200)).count == 60)
    #expect(Slug.make(String(repeating: "7", count: 200)).count == 60)
    #expect(Slug.make("p" + String(repeating: "7", count: 200)).count == 60)
  }

  @Test func aChosenHandleIsValidWhenItIsASlug() {
    for word in ["growth", "q4-plan", "世界", "2024-h2"] { #expect(Slug.isValid(word)) }
    for word in ["", "Growth", "p17", "2026", "today", "a b", "-a", "a--b", "née"] {
      #expect(!Slug.isValid(word))
    }
  }

  /// Every slug of a random title is one word of the language, stays itself when made again, and
  /// is none of the things that a word may be mistaken for.
  @Test func everySlugIsOneWordAndStable() {
    var random = SeededRandom()
    for round in 0..<20_000 {
      let title = Self.title(&random)
      let slug = Slug.make(title)
      let (tokens, diagnostics) = Lexer.tokens(of: SourceText(name: "slug", slug))
      var word: String?
      if case .element(.word(let text))? = tokens.first?.kind { word = text }
      let isRight =
        Slug.make(slug) == slug && tokens.count == 2 && diagnostics.isEmpty && word == slug
        && slug.unicodeScalars.count <= 60
      guard isRight else {
        Issue.record(
          "seed \(SeededRandom.seed), round \(round): \(title.debugDescription) → \(slug.debugDescription)"
        )
        return
      }
    }
  }

  private static let pieces = [
    "a", "P", "7", "2026", "-", " ", "_", ".", ":", "'", "’", "\"", "{", "$", "é", "ß", "ẞ", "İ",
    "ŉ", "世", "ж", "ि", "न्", "½", "²", "Ⅳ", "Ⓐ", "٣", "\u{212B}", "e\u{301}", "·", "‿", "👍🏽",
    "and", "today", "no", "30d", "1e", "𝔘", "ﬁ", "ǅ", "\u{200D}", "\u{0}", "ª", "µ", "ế", "ș",
  ]

  private static func title(_ random: inout SeededRandom) -> String {
    var title = ""
    for _ in 0..<Int.random(in: 0...(Bool.random(using: &random) ? 4 : 40), using: &random) {
      if Int.random(in: 0..<4, using: &random) == 0 {
        let value = UInt32.random(in: 0..<0x3_0000, using: &random)
        title.unicodeScalars.append(Unicode.Scalar(value) ?? "x")
      } else {
        title += pieces.randomElement(using: &random) ?? ""
      }
    }
    return title
  }
}
