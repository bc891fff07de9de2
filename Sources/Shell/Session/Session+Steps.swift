import Book
import Domain
import Query

extension Session {
  /// The name that signs steps: who speaks, else the account.
  var author: String {
    if let me, let handle = (try? book.handle(of: me)).flatMap({ $0 }) { return handle }
    return io.account()
  }

  func note(_ words: String, script: String? = nil) -> StepNote {
    StepNote(
      author: author, words: words, script: script, at: clock.now, day: clock.today,
      session: trail.session)
  }

  /// One step of the book, or a part of the one under way. The files that it writes come to be only
  /// when it ends well.
  func step<T>(
    _ note: @autoclosure () -> StepNote, _ body: (Change) throws -> T
  ) throws -> (result: T, done: StepDone?) {
    guard book.change == nil else { return try book.step(note(), body) }
    defer {
      files.forEach { $0.discard() }
      files = []
    }
    let result = try book.step(note(), body)
    while !files.isEmpty { try files.removeFirst().commit() }
    return result
  }

  /// One change as one step, or as part of the script's step; `report` says what was done.
  ///
  /// - Parameter isToldAlways: what a script does is summed up at its end, an import told at once.
  /// - Returns: The step; nil where nothing changed or the script's step goes on.
  @discardableResult
  func change(
    _ invocation: Invocation, isToldAlways: Bool = false, _ body: (Change) throws -> String
  ) throws -> StepDone? {
    let isPart = book.change != nil
    let (text, done) = try step(note(invocation.words), body)
    remember(done)
    guard !isPart, options.reports else {
      if isToldAlways { try io.remark(text) }
      return done
    }
    guard let done else {
      try io.remark(
        isToldAlways ? "\(text): nothing to change" : "nothing to change: it is so already")
      return nil
    }
    let inline = try words(on: done.namesakes, after: text)
    var line = text + (inline ?? "")
    for resolved in invocation.arguments.resolvedDays where !text.contains(resolved.day.description)
    {
      line += ", \(resolved.words) is \(resolved.day)"
    }
    try io.remark(line + " (\(stepWords(done)))")
    if inline == nil { try tell(done.namesakes) }
    return done
  }

  func remember(_ done: StepDone?) {
    guard let done else { return }
    trail.note(done)
  }

  func stepWords(_ done: StepDone) -> String {
    options.isDryRun ? "dry run: not kept" : "step \(done.number)"
  }

  /// `3 units, 4 people`.
  static func counted(_ count: Int, _ kind: Kind) -> String {
    "\(count) \(count == 1 ? kind.name : kind.plural)"
  }

  /// What a step did, kind by kind: `added 3 units and 4 people, changed 1 goal`.
  static func summary(_ done: StepDone) -> String {
    func part(_ verb: String, _ number: (Change.Tally) -> Int) -> String? {
      let counts = done.tallies.compactMap { entry in
        number(entry.tally) > 0 ? counted(number(entry.tally), entry.kind) : nil
      }
      guard let last = counts.last else { return nil }
      let rest = counts.dropLast().joined(separator: ", ")
      return "\(verb) \(rest.isEmpty ? last : "\(rest) and \(last)")"
    }
    return [part("added", \.added), part("changed", \.changed), part("removed", \.removed)]
      .compactMap { $0 }.joined(separator: "; ")
  }

  func handle(_ id: RecordID) throws -> String { try book.lastHandle(of: id) ?? "?" }

  /// Up to five handles, for reports and errors.
  func handles(_ ids: [RecordID]) throws -> String {
    let shown = try ids.prefix(5).map { try handle($0) }.joined(separator: ", ")
    return ids.count > 5 ? "\(shown) and \(ids.count - 5) more" : shown
  }
}
