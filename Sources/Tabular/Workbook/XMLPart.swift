import CWorkbook

/// A part of a workbook, read as XML piece by piece.
///
/// Names come without their prefixes. A document type is refused: workbooks have none, and
/// entities that unfold into others would fill the memory.
final class XMLPart {
  typealias Attributes = UnsafeMutablePointer<UnsafePointer<CChar>?>

  var onStart: (String, Attributes?) -> Void = { _, _ in }
  var onEnd: (String) -> Void = { _ in }
  /// Gets UTF-8.
  var onText: (UnsafeBufferPointer<UInt8>) -> Void = { _ in }

  private let archive: Archive
  private let parser: XML_Parser
  private var isAtEnd = false

  /// Nil where the archive has no such part.
  init?(_ part: String, of archive: Archive) throws(ReadError) {
    guard try archive.open(part) else { return nil }
    guard let parser = XML_ParserCreate(nil) else { throw archive.isDamaged }
    self.archive = archive
    self.parser = parser
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { context, name, attributes in
        guard let context, let name else { return }
        let part = Unmanaged<XMLPart>.fromOpaque(context).takeUnretainedValue()
        part.onStart(XMLPart.local(name), attributes)
      },
      { context, name in
        guard let context, let name else { return }
        Unmanaged<XMLPart>.fromOpaque(context).takeUnretainedValue().onEnd(XMLPart.local(name))
      })
    XML_SetCharacterDataHandler(parser) { context, text, count in
      guard let context, let text else { return }
      text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
        Unmanaged<XMLPart>.fromOpaque(context).takeUnretainedValue()
          .onText(UnsafeBufferPointer(start: bytes, count: Int(count)))
      }
    }
    XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
      guard let context else { return }
      let part = Unmanaged<XMLPart>.fromOpaque(context).takeUnretainedValue()
      XML_StopParser(part.parser, XML_Bool(XML_FALSE))
    }
  }

  deinit { XML_ParserFree(parser) }

  /// Reads a block and reports what is in it; false once all was read.
  func readBlock() throws(ReadError) -> Bool {
    guard !isAtEnd else { return false }
    let size = 1 << 16
    guard let buffer = XML_GetBuffer(parser, Int32(size)) else { throw archive.isDamaged }
    let count = try archive.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size))
    isAtEnd = count == 0
    guard XML_ParseBuffer(parser, Int32(count), isAtEnd ? 1 : 0) == XML_STATUS_OK else {
      throw archive.isDamaged
    }
    if isAtEnd { try archive.close() }
    return !isAtEnd
  }

  func readAll() throws(ReadError) {
    while try readBlock() {}
  }

  private static func local(_ name: UnsafePointer<CChar>) -> String {
    let name = String(cString: name)
    return name.utf8.lastIndex(of: UInt8(ascii: ":")).map { String(name[name.index(after: $0)...]) }
      ?? name
  }

  /// An attribute's value; `name` is compared without its prefix.
  static func value(_ name: String, in attributes: Attributes?) -> String? {
    guard var attribute = attributes else { return nil }
    while let key = attribute.pointee {
      if local(key) == name { return attribute[1].map { String(cString: $0) } }
      attribute += 2
    }
    return nil
  }
}
