import Language
import Tabular

extension Command {
  /// What an import may say of a file's columns and rows; a saved mapping keeps these.
  static let importClauses: [[Syntax]] = [
    [
      .word("map"),
      .list(
        "map",
        [
          .value("target", .target(of: "kind")), .symbol(.equal), .value("column", .mapped),
          .optional([.value("table", .valueTable)]),
          .anyOrder([
            [
              .word("via"), .value("via", .fieldName),
              .optional([
                .word("of"), .value("of", .kind(plural: true)), .word("take"),
                .value("take", .fieldName),
              ]),
            ],
            [.word("creating"), .value("creating", .kind(plural: false))],
            [.word("without"), .value("without", .fieldName)],
            [.word("trim"), .value("trim", .text)],
          ]),
        ]),
    ],
    [.word("by"), .list("keys", [.value("key", .target(of: "kind"))])],
    [
      .word("match"),
      .value("match", .choice(["update", "skip", "replace", "extend", "fail"])),
    ],
    [
      .word("empty"),
      .value("empty", .choice(ImportPlan.EmptyCells.allCases.map(\.rawValue))),
    ],
    [.word("repeats"), .value("repeats", .choice(["join", "apart"]))],
    [.word("dates"), .value("dates", .text)],
    [.word("lists"), .value("lists", .text)],
    [.word("at"), .word("most"), .value("rejects", .number), .word("rejects")],
    [.word("report"), .value("vanished", .choice(["vanished"]))],
    [.word("rejects"), .value("rejected", .file)],
    [.word("format"), .value("format", .choice(ImportFile.Format.allCases.map(\.rawValue)))],
    [.word("sheet"), .value("sheet", .text)],
    [.word("header"), .value("header", .number)],
    [.word("delimiter"), .value("delimiter", .text)],
    [.word("quote"), .value("quote", .text)],
    [
      .word("encoding"),
      .value("encoding", .choice(TextEncoding.allCases.map(\.rawValue))),
    ],
    [.word("as"), .value("history", .choice(["history", "export", "links"]))],
  ]
}
