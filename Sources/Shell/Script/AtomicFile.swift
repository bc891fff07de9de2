import Language
import Output
import Query

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is replaced whole or not at all.
enum AtomicFile {
  /// Writes beside the file and renames; where `body` throws, what was there stays.
  static func write(_ path: String, at span: Span, _ body: (ByteSink) throws -> Void) throws {
    try stage(path, at: span, body).commit()
  }

  /// A file that is written whole and waits beside the place it is for.
  struct Staged {
    var path: String
    var aside: String
    fileprivate var target: String
    fileprivate var span: Span

    func commit() throws {
      guard rename(aside, target) == 0 else {
        let code = errno
        discard()
        throw refused(path, code, span)
      }
    }

    func discard() { unlink(aside) }
  }

  static func stage(
    _ path: String, at span: Span, _ body: (ByteSink) throws -> Void
  ) throws -> Staged {
    // A link stays one: what it leads to is replaced.
    let target = Paths.canonical(path)
    let temporary = "\(target).\(getpid()).part"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw refused(path, errno, span) }
    var isOpen = true
    do {
      let sink = ByteSink(descriptor: file)
      try body(sink)
      try sink.flush()
      guard fsync(file) == 0 || errno == EINVAL || errno == EROFS else {
        throw refused(path, errno, span)
      }
      isOpen = false
      guard close(file) == 0 else { throw refused(path, errno, span) }
      return Staged(path: path, aside: temporary, target: target, span: span)
    } catch {
      if isOpen { close(file) }
      unlink(temporary)
      if let error = error as? OutputError {
        throw Problem("`\(path)` could not be written: \(error.description)", at: span)
      }
      throw error
    }
  }

  /// The same for what is written by others, who are given an empty file of its owner's alone.
  static func replace(_ path: String, at span: Span, _ body: (String) throws -> Void) throws {
    let temporary = "\(path).\(getpid()).part"
    let file = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw refused(path, errno, span) }
    defer { close(file) }
    do {
      try body(temporary)
      guard fsync(file) == 0, rename(temporary, path) == 0 else {
        throw refused(path, errno, span)
      }
    } catch {
      for ending in ["", "-wal", "-shm", "-journal"] { unlink(temporary + ending) }
      throw error
    }
  }

  static func refused(_ path: String, _ code: Int32, _ span: Span) -> Problem {
    let reason =
      switch code {
      case ENOTDIR: "it is no folder"
      case ENOENT: "its folder does not exist"
      case EACCES, EPERM: "there is no permission"
      case EISDIR: "it is a folder"
      case ENOSPC: "the disk is full"
      case EROFS: "the disk may only be read"
      default: "the system refuses it (code \(code))"
      }
    return Problem("`\(path)` cannot be written: \(reason)", at: span)
  }
}
