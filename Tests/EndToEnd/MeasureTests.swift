import Foundation
import Samples
import Testing

/// Published numbers, asked for in the shell.
@Suite struct MeasureTests {
  /// A named workshop whose ratings hold `item,rater,x,y` as statement, person, score, confidence.
  private static func program(_ rows: [(item: String, rater: String, x: Double?, y: Double?)])
    throws
    -> Program
  {
    let program = try Program()
    func cell(_ number: Double?) -> String { number.map { String($0) } ?? "" }
    let lines = rows.map { "\($0.item),\($0.rater),\(cell($0.x)),\(cell($0.y))" }
    try program.folder.write(
      "ratings.csv", "item,rater,x,y\n" + lines.joined(separator: "\n") + "\n")
    let run = try program.run(
      script: """
        define field item of statements text
        add workshop "Numbers" privacy named
        import "ratings.csv" into statements map title = "item", item = "item",
          of = constant numbers by item
        import "ratings.csv" into ratings map statement = "item" via item,
          by = "rater" creating person, score = "x", confidence = "y", view = constant own
        """)
    #expect(run.status == 0, "\(run.shown)")
    return program
  }

  private static func number(_ measure: String, _ program: Program) throws -> Double {
    let answer = program.ask("ratings | summarize \(measure) as m")
    let value = answer.split(separator: "\n").dropFirst().first.flatMap { Double($0) }
    return try #require(value, "\(measure): \(answer)")
  }

  private static func pairs(_ x: [Double], _ y: [Double]) throws -> Program {
    try program(zip(x, y).enumerated().map { ("S\($0)", "P\($0)", $1.0, $1.1) })
  }

  private func expect(
    _ measure: String, _ wanted: Double, _ digits: Double, _ program: Program
  ) throws {
    let value = try Self.number(measure, program)
    #expect(abs(value - wanted) <= 0.500001 * digits, "\(measure): \(value)")
  }

  @Test func correlations() throws {
    try expect(
      "kendall(score, confidence)", -0.4714045, 1e-7,
      Self.pairs([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]))
    try expect(
      "pearson(score, confidence)", -0.7426107, 1e-7,
      Self.pairs([1, 2, 3, 4, 5], [10, 9, 2.5, 6, 4]))
    try expect(
      "spearman(score, confidence)", 0.8207827, 1e-7,
      Self.pairs([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]))
  }

  @Test func distances() throws {
    let program = try Self.pairs([4, 2, 5], [5, 2, 3])
    try expect("difference(score, confidence)", 1, 1e-12, program)
    try expect("bias(score, confidence)", 1.0 / 3, 1e-10, program)
    try expect("distance(score, confidence)", 5.0.squareRoot(), 1e-10, program)
    try expect("rmsd(score, confidence)", (5.0 / 3).squareRoot(), 1e-10, program)
    try expect("profile(score, confidence)", 0.5, 1e-9, program)
    try expect("rwg(score, 5)", 0, 1e-12, program)
    try expect("rwg-raw(score, 5)", 1 - (7.0 / 3) / 2, 1e-10, program)
    try expect("rwg(confidence, 7)", 1 - (7.0 / 3) / 4, 1e-10, program)
  }

  /// The accuracy of the workshop of the same exercise before, less this one's, by hand: of IT's
  /// means 3 and 4 the first rater is off by 2 and 2, the second by 2 and 0; in autumn, of 4 and 3, by
  /// 0 and 1, and 2 and 0.
  @Test func changeFromWorkshopToWorkshop() throws {
    let program = try Program()
    func answers(_ first: Int, _ own: [[Int]], _ guesses: [[Int]]) -> String {
      var lines = ["statement,by,view,of,score"]
      for (rater, scores) in own.enumerated() {
        for (item, score) in scores.enumerated() {
          lines.append("s\(first + item),it-\(rater + 1),own,,\(score)")
        }
      }
      for (rater, scores) in guesses.enumerated() {
        for (item, score) in scores.enumerated() {
          lines.append("s\(first + item),sales-\(rater + 1),guess,it,\(score)")
        }
      }
      return lines.joined(separator: "\n") + "\n"
    }
    try program.folder.write("spring.csv", answers(1, [[4, 5], [2, 3]], [[5, 2], [1, 4]]))
    try program.folder.write("between.csv", answers(3, [[1, 1], [1, 1]], [[5, 5], [5, 5]]))
    try program.folder.write("autumn.csv", answers(5, [[4, 2], [4, 4]], [[4, 2], [2, 3]]))
    let made = try program.run(
      script: """
        add unit "Sales"
        add unit "IT" side it
        add person "Sales 1" in sales
        add person "Sales 2" in sales
        add person "IT 1" in it
        add person "IT 2" in it
        add workshop "Spring" exercise "swap" privacy named date 2026-03-02
        add workshop "Between" exercise "other" privacy named date 2026-05-02
        add workshop "Autumn" exercise "swap" privacy named date 2026-09-02
        add statement "We are heard" of spring
        add statement "We keep our word" of spring
        add statement "We are heard" of between
        add statement "We keep our word" of between
        add statement "We are heard" of autumn
        add statement "We keep our word" of autumn
        import "spring.csv" into ratings
        import "between.csv" into ratings
        import "autumn.csv" into ratings
        """)
    #expect(made.status == 0, "\(made.shown)")
    func told(_ workshop: String) -> String {
      program.ask(
        "accuracy \(workshop) where of = it | show level, statement, accuracy, change")
    }
    #expect(
      told("spring")
        == "level,statement,accuracy,change\nunit,,1.5,\nstatement,s1,2,\nstatement,s2,1,\n")
    #expect(
      told("autumn")
        == "level,statement,accuracy,change\nunit,,0.75,0.75\nstatement,s5,1,1\nstatement,s6,0.5,0.5\n"
    )
    #expect(told("between").contains("unit,,4,\n"))
    #expect(
      program.run(["-c", "workshop recap autumn"]).output.contains(
        "0.75 nearer than in the workshop before"))
  }

  @Test func agreementOfRaters() throws {
    let raters = [
      "1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .",
      "1 2 3 3 2 4 4 1 2 5 1 .",
    ]
    let program = try Self.program(
      raters.enumerated().flatMap { rater, line in
        line.split(separator: " ").enumerated().map { ("S\($0)", "P\(rater)", Double($1), nil) }
      })
    try expect("alpha(statement, by, score, nominal)", 0.743421, 1e-6, program)
    try expect("alpha(statement, by, score, ordinal)", 0.815388, 1e-6, program)
    try expect("alpha(statement, by, score, interval)", 0.849107, 1e-6, program)
    // The table has gaps, so that these are not defined.
    for measure in ["concordance(statement, by, score)", "icc(statement, by, score, \"2,1\")"] {
      let run = program.run(["-c", "ratings | summarize count, \(measure) as m"])
      #expect(run.output == "count  m\n─────  ─\n   48\n")
      #expect(run.errors.contains("is left empty where there are too few rows"))
    }
  }

  @Test func intraclassCorrelationsAndConcordance() throws {
    let table: [[Double]] = [
      [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
    ]
    let program = try Self.program(
      table.enumerated().flatMap { target, row in
        row.enumerated().map { ("S\(target)", "P\($0)", $1, nil) }
      })
    let wanted: [(String, Double)] = [
      ("1,1", 0.165742), ("2,1", 0.289764), ("3,1", 0.714841), ("1,k", 0.442797),
      ("2,k", 0.620051), ("3,k", 0.909316),
    ]
    for (form, value) in wanted {
      try expect("icc(statement, by, score, \"\(form)\")", value, 1e-6, program)
    }
    let w = try Self.number("concordance(statement, by, score)", program)
    #expect((0...1).contains(w))
    try expect("concordance-chi(statement, by, score)", 4 * 5 * w, 1e-8, program)
  }

  @Test func componentsOfAccuracy() throws {
    let guesses: [[Double]] = [[4, 2, 5], [3, 3, 1]]
    let truths: [[Double]] = [[5, 2, 4], [2, 4, 2]]
    let program = try Self.program(
      guesses.indices.flatMap { target in
        guesses[target].indices.map {
          ("S\($0)", "P\(target)", guesses[target][$0], truths[target][$0])
        }
      })
    for (name, value) in [
      ("elevation", 0.0277778), ("differential-elevation", 0.0277778),
      ("stereotype-accuracy", 0.0555556), ("differential-accuracy", 0.7222222),
    ] {
      try expect("\(name)(by, statement, score, confidence)", value, 1e-7, program)
    }
  }

  @Test func empathicAccuracyAndConsensus() throws {
    let program = try Self.pairs([2, 1, 0, 2, 1, 1], [1, 1, 0, 0, 0, 1])
    try expect("empathic(score)", 58.3333, 1e-4, program)
    // One group of six of whom three agree, and one that saw nothing.
    try expect("consensus(view, confidence = 1, 2)", 4.0 / 8 / 2, 1e-9, program)
  }

  /// The public data lies beside the project where somebody has fetched it.
  private static let data = Folder.project + "/../shared/data"

  @Test(.enabled(if: FileManager.default.fileExists(atPath: data + "/polis-bg2050-volunteers")))
  func consensusOfEveryPublishedStatement() throws {
    let program = try Program()
    let script = Folder.project + "/scripts/imports/polis.rap"
    let run = program.run([
      "run", script, "folder=\(Self.data)/polis-bg2050-volunteers", "privacy=named",
      "consensus=published",
    ])
    #expect(run.status == 0, "\(run.shown)")
    let same = program.ask(
      """
      ratings | summarize consensus(by.in, score = 1, (units | count)) as c, \
      min(statement.published) as p per statement | where abs(c - p) < 0.000000001 | count
      """)
    #expect(same == "count\n371\n")
  }
}
