#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why text could not be written.
package enum OutputError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Nobody reads the other end of the pipe any more: not worth a message.
  case readerGone
  case noSpace
  /// What the system says, in its own words.
  case failed(String)

  package var description: String {
    switch self {
    case .readerGone: "nobody reads the output any more"
    case .noSpace: "there is no space left on the device"
    case .failed(let reason): "the output could not be written: \(reason)"
    }
  }

  init(code: Int32) {
    switch code {
    case EPIPE: self = .readerGone
    case ENOSPC, EDQUOT: self = .noSpace
    default: self = .failed(strerror(code).map { String(cString: $0) } ?? "error \(code)")
    }
  }
}

/// Writes all the bytes to a file descriptor, however often the system has to be asked.
func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws(OutputError) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let written = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
    if written >= 0 {
      rest = rest.dropFirst(written)
      continue
    }
    switch errno {
    case EINTR: continue
    case EAGAIN:
      // A descriptor that does not block is waited for, never spun on.
      var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      _ = poll(&wait, 1, -1)
    case let code: throw OutputError(code: code)
    }
  }
}
