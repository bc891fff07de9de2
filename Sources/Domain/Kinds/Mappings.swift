extension Kind {
  static let mapping = Kind(
    name: "mapping", plural: "mappings", code: 21, handle: .named,
    help: "how the columns of a sort of file become fields, made by `define mapping`",
    fields: [
      .title("which files it is for"),
      .text("into", "the kind its rows become").required,
      .text("clauses", "what `import` is told").required,
    ],
    shown: ["title", "into", "clauses"])
}
