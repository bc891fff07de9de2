#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a file could not be opened or read; each names the file.
package enum SourceError: Error, Hashable, Sendable, CustomStringConvertible {
  case noSuchFile(String)
  case isDirectory(String)
  case permissionDenied(String)
  /// Anything else, with what the system says.
  case failed(String, reason: String)

  package var description: String {
    switch self {
    case .noSuchFile(let name): "there is no file `\(name)`"
    case .isDirectory(let name): "`\(name)` is a directory, not a file"
    case .permissionDenied(let name): "`\(name)` may not be read: permission denied"
    case .failed(let name, let reason): "`\(name)` could not be read: \(reason)"
    }
  }

  init(code: Int32, name: String) {
    switch code {
    case ENOENT, ENOTDIR: self = .noSuchFile(name)
    case EISDIR: self = .isDirectory(name)
    case EACCES, EPERM: self = .permissionDenied(name)
    default:
      let reason = strerror(code).map { String(cString: $0) }
      self = .failed(name, reason: reason ?? "error \(code)")
    }
  }
}
