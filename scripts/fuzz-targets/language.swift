import Language

/// Any bytes: the parser ends, its spans lie in the source, and what it takes it takes again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  let source = SourceText(name: "fuzz", text)
  let blocks = BlockWords(openers: ["for", "if"])
  let (program, diagnostics) = Parser.parse(source, blocks: blocks)
  for statement in program.statements {
    precondition(statement.span.lower >= 0 && statement.span.upper <= text.utf8.count)
  }
  for diagnostic in diagnostics {
    precondition(diagnostic.span.lower >= 0 && diagnostic.span.upper <= text.utf8.count + 1)
    _ = diagnostic.rendered(color: false)
  }
  return 0
}
