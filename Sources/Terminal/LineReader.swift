#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Lines of input that is no terminal, of any length, as bytes, each as soon as it is there.
package final class LineReader {
  package enum Outcome: Equatable {
    /// Without its `\n` or `\r\n`. A last line needs no line break.
    case line([UInt8])
    case endOfFile
    /// Ctrl-C; the flag of `Interrupts` stays up, and reading may go on.
    case interrupted
    /// An error number of `read`.
    case failed(Int32)
  }

  private let fd: Int32
  private var buffer: [UInt8] = []
  /// Offset of the first byte in `buffer` that was not handed out.
  private var start = 0
  /// Offset up to which no line break was found.
  private var searched = 0
  private var hasEnded = false

  package init(_ fd: Int32) { self.fd = fd }

  package func next() -> Outcome {
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { (start, searched) = (end + 1, end + 1) }
        let hasReturn = end > start && buffer[end - 1] == 0x0D
        return .line(Array(buffer[start..<(hasReturn ? end - 1 : end)]))
      }
      searched = buffer.count
      if hasEnded {
        guard start < buffer.count else { return .endOfFile }
        defer { (start, searched) = (buffer.count, buffer.count) }
        return .line(Array(buffer[start...]))
      }
      if let problem = fill() { return problem }
    }
  }

  /// Reads once; nil when there is more to look at.
  private func fill() -> Outcome? {
    if Interrupts.isRaised { return .interrupted }
    let wake = Interrupts.wait(for: fd)
    // Ctrl-C also ends whoever writes to us: the end of input must not hide it.
    if Interrupts.isRaised { return .interrupted }
    switch wake {
    case .signal:
      Interrupts.clear()
      return nil
    case .failed: return .failed(errno)
    case .input, .timeOut: break
    }
    buffer.removeSubrange(..<start)
    (start, searched) = (0, buffer.count)
    let size = 65_536
    var failure: Int32 = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: size) { space, count in
      let read = read(fd, space.baseAddress, size)
      failure = read < 0 ? errno : 0
      count = max(read, 0)
    }
    if failure == EINTR || failure == EAGAIN { return nil }
    if failure != 0 { return .failed(failure) }
    hasEnded = chunk.isEmpty
    buffer += chunk
    return nil
  }
}
