import Foundation

/// A copy of a book that lies in a folder which may only be read, or on a disk that is full. The
/// database needs a place beside the file, even for reading; where others have the book open, theirs
/// is there.
final class BookCopy {
  let path: String
  private let folder: TemporaryFolder

  /// Nil where the book can be read where it lies.
  init?(of path: String) throws {
    let isClosed = access(BookFile.folder(of: path), W_OK) != 0 && access(path + "-shm", R_OK) != 0
    guard isClosed || BookFile.hasNoRoom(beside: path) else { return nil }
    folder = try TemporaryFolder()
    self.path = folder.path + "/copy.book"
    do {
      for ending in ["", "-wal"] where access(path + ending, R_OK) == 0 {
        try FileManager.default.copyItem(atPath: path + ending, toPath: self.path + ending)
      }
    } catch {
      throw BookError(
        .cannotOpen,
        "`\(path)` lies in a folder that may only be read, or on a full disk, and cannot be copied",
        help: ["there has to be room for it in the temporary folder"])
    }
  }
}
