extension Kind {
  static let view = Kind(
    name: "view", plural: "views", code: 20, handle: .named,
    help: "a question with a name, made by `define view`",
    fields: [
      .title("what it answers"),
      .text("question", "the question itself").required,
      .text("parameters", "what stands behind its name: `unit unit; since date`"),
    ],
    shown: ["title", "parameters", "question"])
}
