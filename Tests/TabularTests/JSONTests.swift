import Testing

@testable import Tabular

@Suite struct JSONTests {
  private func rows(
    _ text: String, isLines: Bool = false
  ) throws -> (header: [String], rows: [[String?]], problems: [String]) {
    let reader = JSONReader(ByteSource(text), options: .init(isLines: isLines))
    let header = try reader.header()?.map(\.text) ?? []
    var rows: [[String?]] = []
    var problems: [String] = []
    while let record = try reader.next() {
      switch record {
      case .row(let row): rows.append(row.indices.map { row.value(at: $0) })
      case .bad(let problem, _): problems.append(problem.description)
      }
    }
    return (header, rows, problems)
  }

  @Test func objectsAreRowsAndWhatIsInThemColumns() throws {
    let answer = try rows(
      #"""
      [{"a": "x", "b": 0.10, "c": null, "d": {"e": true}},
       {"b": "", "f": ["p", 2, null], "g": [{"h": 1}], "a": "é\u00e9\ud83d\ude00\n"}]
      """#)
    #expect(answer.header == ["a", "b", "c", "d.e", "f", "g"])
    #expect(answer.rows[0] == ["x", "0.10", nil, "true", nil, nil])
    #expect(answer.rows[1] == ["éé😀\n", "", nil, nil, "p;2", #"[{"h":1}]"#])
  }

  @Test func aBadLineIsToldAndTheOthersRead() throws {
    let text = "{\"a\": 1}\n{\"a\": }\n\n{\"a\": 2} 3\n{\"a\": \"x\n{\"a\": 4}\n"
    let answer = try rows(text, isLines: true)
    #expect(answer.rows == [["1"], ["4"]])
    #expect(
      answer.problems == [
        "line 2, column 7: a value was expected, and `}` stands here",
        "line 4, column 10: one value a line was expected, and `3` stands here",
        "line 5, column 9: a line break or another control stands in a text; write it \\n",
      ])
  }

  @Test(arguments: [
    ("[1, 2", "line 1, column 6: `,` or `]` was expected, and the file ends"),
    ("[1,]", "line 1, column 4: a value was expected, and `]` stands here"),
    ("{\"a\":1,}", "line 1, column 8: a name in double quotes was expected, and `}` stands here"),
    ("{\"a\" 1}", "line 1, column 6: `:` was expected behind a name, and `1` stands here"),
    ("[01]", "line 1, column 3: a number does not begin with 0 and a digit"),
    ("[1.]", "line 1, column 4: a digit was expected behind the point, and `]` stands here"),
    ("[-]", "line 1, column 3: a digit was expected here, and `]` stands here"),
    ("[1e+]", "line 1, column 5: a digit was expected in the exponent, and `]` stands here"),
    ("[tru]", "line 1, column 5: `true` was expected, and `]` stands here"),
    ("[\"a", "line 1, column 2: this quote is never closed"),
    (
      "[\"\\x\"]",
      "line 1, column 4: behind a backslash stands one of \" \\ / b f n r t u, and `x` stands here"
    ),
    (
      "[\"\\u12\"]",
      "line 1, column 7: four digits from 0 to f were expected behind \\u, and `\"` stands here"
    ),
    (
      "[\"\\ud800\"]",
      "line 1, column 9: \\u writes half a character; its other half was expected behind it"
    ),
    (
      "{}\n{}",
      "line 2, column 1: more stands behind the end; an object a line is JSON Lines: name the file .jsonl"
    ),
    (
      String(repeating: "[", count: 100_000),
      "line 1, column 514: brackets stand more than 512 deep"
    ),
  ]) func refusesWithAPlace(_ text: String, _ message: String) throws {
    let error = #expect(throws: ReadError.self) { try rows(text) }
    #expect(error?.description == message)
  }

  @Test func columnsThatComeLateAreTold() throws {
    var options = JSONReader.Options(isLines: true)
    options.sampleSize = 2
    let reader = JSONReader(
      ByteSource("{\"a\":1}\n{\"a\":2}\n{\"b\":3,\"a\":3}\n"), options: options)
    var count = 0
    while try reader.next() != nil { count += 1 }
    #expect(count == 3)
    #expect(reader.notes == ["not in the first 2 objects, and so passed over: `b`"])
  }

  @Test func whatCannotBeARowIsSaid() throws {
    let answer = try rows(#"[{"a": ["x;y"]}, {"a": "\u0000"}, 7]"#)
    #expect(answer.header == ["a", "value"])
    #expect(answer.rows == [[nil, "7"]])
    #expect(answer.problems.count == 2)
    #expect(answer.problems[0].contains("a member of `a` holds `;`"))
    #expect(answer.problems[1].contains("NUL"))
  }

  @Test func anyTextComesBack() throws {
    var random = SystemRandomNumberGenerator()
    let seed = UInt64.random(in: 0...UInt64.max, using: &random)
    print("JSON seed \(seed)")
    var state = seed
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for _ in 0..<300 {
      let scalars = (0..<next(20)).compactMap { _ in Unicode.Scalar(UInt32(1 + next(0x2FFF))) }
      let text = String(String.UnicodeScalarView(scalars))
      let answer = try rows("[{\"k\":\(JSONValue.text(text).written)}]")
      #expect(answer.rows == [[text]], "seed \(seed)")
    }
  }
}
