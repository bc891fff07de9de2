import Language
import Query

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Paths as scripts write them.
enum Paths {
  /// Absolute, `~/…`, or relative to the folder of the script that names it.
  static func resolve(
    _ path: String, from script: String?, isSafe: Bool, at span: Span
  ) throws -> String {
    var full = path
    if path.hasPrefix("~/"), let home = getenv("HOME") {
      full = String(cString: home) + path.dropFirst()
    } else if !path.hasPrefix("/"), let script, let slash = script.lastIndex(of: "/") {
      full = script[...slash] + path
    }
    guard isSafe else { return full }
    let folder = canonical(script.map(folder(of:)) ?? ".")
    // A link in the folder leads elsewhere; a file that is not there yet is judged by its folder.
    let exists = access(full, F_OK) == 0
    let target = canonical(exists ? full : Self.folder(of: full))
    guard target == folder || target.hasPrefix(folder == "/" ? "/" : folder + "/") else {
      throw Problem(
        "`\(path)` lies outside the script's own folder", at: span,
        help: ["this script was run with --safe"])
    }
    return full
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func canonical(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

/// A script's text.
enum SourceFile {
  /// The most a script may hold, in bytes.
  static let limit = 256 << 20

  static func read(_ path: String) throws -> SourceText {
    func failed(_ reason: String) -> Failure {
      Failure(Diagnostic("`\(path)` cannot be read: \(reason)", at: Span(0, 0)), .refused)
    }
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      switch errno {
      case ENOENT: throw failed("there is no such file")
      case EACCES: throw failed("there is no permission")
      default: throw failed("the system refuses it (code \(errno))")
      }
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      throw failed("it is a folder")
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { readBytes(file, $0.baseAddress, $0.count) }
      if count < 0 { throw failed("it could not be read to its end") }
      if count == 0 { break }
      bytes += buffer[..<count]
      guard bytes.count <= limit else { throw failed("it is larger than 256 MB") }
    }
    return SourceText(name: path, bytes: bytes)
  }
}

private func readBytes(_ file: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(file, buffer, count)
}
