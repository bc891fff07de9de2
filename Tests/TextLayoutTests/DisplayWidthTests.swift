import Testing
import TextLayout

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("plain", 5), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("ｱ", 1), ("Ａ", 2),
    ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("😀", 2), ("👩‍💻", 2), ("👨‍👩‍👧‍👦", 2),
    ("👍🏽", 2), ("☝🏽", 2), ("🇩🇪", 2), ("❤", 1), ("❤\u{FE0F}", 2), ("1\u{FE0F}\u{20E3}", 2),
    ("a\u{200B}b", 2), ("\u{AD}", 1), ("…─█", 3), ("กำ", 2), ("\u{1B}", 0),
  ])
  func countsColumns(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test(arguments: [
    ("plain", 5, "plain"), ("plain", 4, "pla…"), ("plain", 1, "…"), ("plain", 0, ""),
    ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("a👩‍💻b", 3, "a…"), ("e\u{301}e\u{301}x", 2, "e\u{301}…"),
  ])
  func shortens(text: String, width: Int, expected: String) {
    let short = DisplayWidth.shorten(text, to: width)
    #expect(short == expected)
    #expect(DisplayWidth.of(short) <= width)
  }
}
