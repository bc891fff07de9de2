import CLibedit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Entries on disk, one JSON string a line. Several programs may use one file at a time: every
/// change holds its lock, and a rewrite replaces the file as a whole.
struct HistoryFile {
  struct Problem: Error {
    var message: String
  }

  let path: String

  /// A file beyond this many bytes is read from its end only.
  private static let readLimit = 64 << 20

  /// No file is an empty history. `lines` also counts those that are no entries.
  func read() throws -> (entries: [String], lines: Int) {
    let fd = cle_open_private(path, 0)
    if fd < 0 {
      if errno == ENOENT || errno == ENOTDIR { return ([], 0) }
      throw problem("read", errno)
    }
    defer { close(fd) }
    try check(fd)
    flock(fd, LOCK_SH)
    return HistoryFile.parse(try contents(fd))
  }

  func append(_ entry: String) throws {
    makeFolder()
    let fd = try openLocked()
    defer { close(fd) }
    var line = JSONString.encode(entry) + [0x0A]
    // A line that was cut short by a crash must not swallow this one.
    if let last = try lastByte(fd), last != 0x0A { line.insert(0x0A, at: 0) }
    try write(line, to: fd)
  }

  /// Replaces the entries by what `change` makes of them, in one step for every reader.
  /// Returns how many are left.
  func rewrite(_ change: ([String]) -> [String]) throws -> Int {
    var status = stat()
    guard lstat(path, &status) == 0 else { return 0 }
    let fd = try openLocked()
    defer { close(fd) }
    let kept = change(HistoryFile.parse(try contents(fd)).entries)
    let temporary = "\(path).\(getpid()).new"
    unlink(temporary)
    let new = cle_open_private(temporary, 2)
    guard new >= 0 else { throw problem("rewrite", errno) }
    defer { close(new) }
    do {
      try write(kept.flatMap { JSONString.encode($0) + [0x0A] }, to: new)
      guard fsync(new) == 0, rename(temporary, path) == 0 else {
        throw problem("rewrite", errno)
      }
    } catch {
      unlink(temporary)
      throw error
    }
    return kept.count
  }

  private static func parse(_ bytes: [UInt8]) -> (entries: [String], lines: Int) {
    var entries: [String] = []
    var lines = 0
    for line in bytes.split(separator: 0x0A) {
      lines += 1
      guard let entry = JSONString.decode(line), !entry.isEmpty, entry != entries.last,
        !entry.unicodeScalars.contains("\0")
      else { continue }
      entries.append(entry)
    }
    return (entries, lines)
  }
}

extension HistoryFile {
  /// Opens the file, made where it is missing, and holds its lock until it is closed.
  private func openLocked() throws -> Int32 {
    while true {
      let fd = cle_open_private(path, 1)
      guard fd >= 0 else { throw problem("write", errno) }
      do {
        try check(fd)
      } catch {
        close(fd)
        throw error
      }
      while flock(fd, LOCK_EX) != 0 {
        guard errno == EINTR else {
          let number = errno
          close(fd)
          throw problem("lock", number)
        }
      }
      // While this one waited, another may have replaced the file.
      var here = stat()
      var there = stat()
      if fstat(fd, &here) == 0, lstat(path, &there) == 0, here.st_ino == there.st_ino,
        here.st_dev == there.st_dev
      {
        return fd
      }
      close(fd)
    }
  }

  /// Only a plain file of this user, which nobody else may read from now on.
  private func check(_ fd: Int32) throws {
    var status = stat()
    guard fstat(fd, &status) == 0 else { throw problem("read", errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Problem(message: "the history is not kept: \(path) is not a plain file")
    }
    guard status.st_uid == geteuid() else {
      throw Problem(message: "the history is not kept: \(path) belongs to another user")
    }
    if status.st_mode & 0o077 != 0 { fchmod(fd, 0o600) }
  }

  private func contents(_ fd: Int32) throws -> [UInt8] {
    let size = Int(lseek(fd, 0, SEEK_END))
    var offset = max(0, size - HistoryFile.readLimit)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size - offset)
    let isPart = offset > 0
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = pread(fd, &chunk, chunk.count, off_t(offset))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw problem("read", errno) }
      if count == 0 { break }
      bytes += chunk[..<count]
      offset += count
    }
    guard isPart else { return bytes }
    return Array(bytes.drop { $0 != 0x0A })
  }

  private func lastByte(_ fd: Int32) throws -> UInt8? {
    let size = lseek(fd, 0, SEEK_END)
    guard size > 0 else { return nil }
    var byte: UInt8 = 0
    guard pread(fd, &byte, 1, size - 1) == 1 else { throw problem("read", errno) }
    return byte
  }

  /// One `write` as a rule, so that even a reader without the lock sees whole lines.
  private func write(_ bytes: [UInt8], to fd: Int32) throws {
    guard FileOutput.write(bytes, to: fd) else { throw problem("write", errno) }
  }

  /// The folder and those above it, for this user alone; existing ones stay as they are.
  private func makeFolder() {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return }
    var status = stat()
    guard stat(String(path[..<slash]), &status) != 0 else { return }
    var end = path.startIndex
    while end < slash {
      end = path[path.index(after: end)...].firstIndex(of: "/") ?? slash
      mkdir(String(path[..<end]), 0o700)
    }
  }

  private func problem(_ action: String, _ number: Int32) -> Problem {
    let reason =
      number == ELOOP ? "it is a symbolic link" : String(cString: strerror(number))
    return Problem(message: "the history is not kept: cannot \(action) \(path) (\(reason))")
  }
}
