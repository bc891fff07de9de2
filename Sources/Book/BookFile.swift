#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The file of a book before the database sees it.
enum BookFile {
  /// Makes an empty file that only its owner can read, or looks at the one that is there; true
  /// when it was made. Whether it is a book is found out by whoever opens it.
  static func prepare(_ path: String, isReadOnly: Bool) throws -> Bool {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT != S_IFDIR else {
        throw BookError(.cannotOpen, "`\(path)` is a folder, not a book")
      }
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw BookError(.cannotOpen, "`\(path)` is no regular file")
      }
      guard access(path, isReadOnly ? R_OK : R_OK | W_OK) == 0 else {
        if !isReadOnly, access(path, R_OK) == 0 {
          throw BookError(
            .readOnly, "`\(path)` may only be read", help: ["open it with --read-only"])
        }
        throw BookError(.cannotOpen, "there is no permission to read `\(path)`")
      }
      return status.st_size == 0
    }
    guard errno == ENOENT else {
      throw BookError(.cannotOpen, "`\(path)` cannot be opened: \(reason(errno))")
    }
    guard !isReadOnly else { throw BookError(.cannotOpen, "there is no book `\(path)`") }
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor < 0, errno == EEXIST { return false }
    guard descriptor >= 0 else {
      throw BookError(.cannotOpen, "`\(path)` cannot be made: \(reason(errno))")
    }
    close(descriptor)
    return true
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Which file it is, whatever its name; nil where there is none.
  struct Identity: Equatable {
    var device: UInt64
    var number: UInt64

    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      device = UInt64(truncatingIfNeeded: status.st_dev)
      number = UInt64(truncatingIfNeeded: status.st_ino)
    }
  }

  /// In bytes; 0 where it cannot be told.
  static func size(_ path: String) -> Int64 {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : 0
  }

  /// Whether the disk under a file has no room even for the index that the database keeps beside an
  /// open book, 32 KB, and nobody has it open.
  static func hasNoRoom(beside path: String) -> Bool {
    var status = statvfs()
    guard size(path + "-shm") < 32 * 1024, statvfs(folder(of: path), &status) == 0 else {
      return false
    }
    return UInt64(status.f_bavail) * UInt64(status.f_frsize) < 64 * 1024
  }

  /// Tells an opening that fails for want of room as that.
  static func minding<T>(_ file: String, _ path: String, _ open: () throws -> T) throws -> T {
    do {
      return try open()
    } catch let error as BookError
      where [.ioError, .diskFull].contains(error.reason) && hasNoRoom(beside: file)
    {
      throw BookError(
        .diskFull, "the disk is full: there is no room to work in beside `\(path)`",
        help: ["make room, or open it with --read-only; it is as it was before"])
    }
  }

  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  }

  private static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT: "its folder does not exist"
    case EACCES, EPERM: "there is no permission"
    case ENOTDIR: "a part of its path is no folder"
    case ENAMETOOLONG: "its name is too long"
    case ENOSPC: "the disk is full"
    case EROFS: "the disk may only be read"
    default: "the system refuses it (code \(code))"
    }
  }
}
