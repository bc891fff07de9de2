#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Bytes read one block after another, from a file, standard input or memory.
package final class ByteSource {
  /// What a person calls it: a path, `standard input`, or what the bytes were named.
  package let name: String
  private var origin: Origin
  private var length = 0
  private var bytesRead = 0

  /// How much of a file was read, 0 to 1; nil for what has no length.
  package var progress: Double? { length > 0 ? Double(bytesRead) / Double(length) : nil }

  private enum Origin {
    /// Closed with the source when it owns it.
    case descriptor(Int32, isOwned: Bool)
    case memory(ArraySlice<UInt8>)
  }

  package init(_ bytes: [UInt8], name: String = "text") {
    self.name = name
    origin = .memory(bytes[...])
  }

  package convenience init(_ text: String, name: String = "text") {
    self.init(Array(text.utf8), name: name)
  }

  /// Reads an open descriptor, which stays the caller's.
  package init(descriptor: Int32, name: String) {
    self.name = name
    origin = .descriptor(descriptor, isOwned: false)
  }

  package static func standardInput() -> ByteSource {
    ByteSource(descriptor: 0, name: "standard input")
  }

  /// Opens a file, a pipe or a device; a directory is refused here and not at the first read.
  package init(path: String) throws(SourceError) {
    name = path
    if path.utf8.contains(0) { throw .noSuchFile(path) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw SourceError(code: errno, name: path) }
    origin = .descriptor(descriptor, isOwned: true)
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR { throw .isDirectory(path) }
    if status.st_mode & S_IFMT == S_IFREG { length = Int(status.st_size) }
  }

  deinit {
    if case .descriptor(let descriptor, isOwned: true) = origin { close(descriptor) }
  }

  /// Reads at most as many bytes as the buffer holds; 0 only at the end.
  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
    switch origin {
    case .memory(let rest):
      let count = min(buffer.count, rest.count)
      buffer.copyBytes(from: rest.prefix(count))
      origin = .memory(rest.dropFirst(count))
      return count
    case .descriptor(let descriptor, _):
      while true {
        let count = systemRead(descriptor, buffer)
        if count >= 0 {
          bytesRead += count
          return count
        }
        switch errno {
        case EINTR: continue
        case EAGAIN:
          var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
          _ = poll(&wait, 1, -1)
        case let code: throw SourceError(code: code, name: name)
        }
      }
    }
  }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}
