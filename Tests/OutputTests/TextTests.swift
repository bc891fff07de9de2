import Output
import Testing

@Suite struct TerminalTextTests {
  @Test func everyControlIsReplaced() {
    let controls = (0...0x1F).map { $0 } + (0x7F...0x9F) + (0x202A...0x202E) + (0x2066...0x2069)
    for value in controls {
      let scalar = Unicode.Scalar(UInt32(value)).map(String.init) ?? ""
      let safe = TerminalText.safe("a\(scalar)b")
      #expect(safe.unicodeScalars.count == 3 && !safe.contains(scalar), "U+\(value)")
    }
  }

  @Test func otherTextStays() {
    let text = "Ünïcode — “quotes” €  ©"
    #expect(TerminalText.safe(text) == text)
    #expect(TerminalText.safe("a\nb", keepingLines: true) == "a\nb")
    #expect(TerminalText.safe("a\r\nb", keepingLines: true) == "a␍\nb")
    #expect(TerminalText.singleLine("a\u{2028}b\n\nc") == "a⏎b⏎⏎c")
  }
}

@Suite struct NumberTextTests {
  private static let exact: [(Double, String)] = [
    (0, "0"), (-0.0, "0"), (600, "600"), (-1.5, "-1.5"), (0.1, "0.1"),
    (0.30000000000000004, "0.30000000000000004"), (1e14, "100000000000000"),
    (123_456_789_012_345, "123456789012345"), (1e-7, "0.0000001"), (100.25, "100.25"),
    (1.5e-15, "0.0000000000000015"), (1e-300, "1e-300"), (1.25e20, "1.25e20"),
    (-1e22, "-1e22"), (1_125_899_906_842_624.5, "1125899906842624.5"),
    (.leastNonzeroMagnitude, "5e-324"),
  ]

  @Test(arguments: exact) func exactIsShortest(number: Double, text: String) {
    #expect(NumberText.exact(number) == text)
  }

  private static let readable: [(Double, String)] = [
    (0.30000000000000004, "0.3"), (0.3333333333333333, "0.3333333333"),
    (0.6666666666666666, "0.6666666667"), (1234.5600000000001, "1234.56"),
    (0.99999999999, "1"), (9.99999999999, "10"),
    (0.0003333333333333333, "0.0003333333333"),
    (123_456_789_012.5, "123456789012.5"), (.nan, "NaN"), (-.infinity, "-Infinity"),
  ]

  @Test(arguments: readable) func readableRoundsTheFraction(number: Double, text: String) {
    #expect(NumberText.readable(number) == text)
  }

  @Test func exactReadsBack() {
    let seed = UInt64.random(in: .min ... .max)
    var random = SplitMix(state: seed)
    for _ in 0..<5000 {
      let number = Double(bitPattern: random.next())
      guard number.isFinite else { continue }
      #expect(Double(NumberText.exact(number)) == number, "seed \(seed)")
    }
  }
}

/// A generator that repeats itself from its seed (Steele, Lea & Flood 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
