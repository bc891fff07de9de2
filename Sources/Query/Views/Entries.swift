extension TableSource {
  static package let entries = entries { [] }

  /// What was typed into this book by this user, as the prompt remembers it.
  package static func entries(_ typed: @escaping @Sendable () -> [String]) -> TableSource {
    TableSource(
      name: "entries", help: "what you typed at the prompt into this book, oldest first",
      columns: [
        .number("number", "counts from 1"), .text("words", "what was typed").confidential,
      ],
      examples: ["entries | sort number desc | first 10", "entries where words ~ \"promise\""],
      details: [
        "Kept for you alone; what begins with a blank, and all after `prompt history off`, stays out."
      ],
      body: .rows { _ in
        typed().enumerated().map { [.integer(Int64($0.offset + 1)), .text($0.element)] }
      })
  }
}
