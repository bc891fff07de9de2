import CWorkbook

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A ZIP archive whose parts are read one after the other.
final class Archive {
  let name: String
  private let file: unzFile

  init(path: String, name: String) throws(ReadError) {
    // A file that is missing or may not be read is told as any other is.
    do throws(SourceError) { _ = try ByteSource(path: path) } catch { throw .source(error) }
    guard let file = unzOpen64(path) else {
      throw .source(.failed(name, reason: "it is no workbook: .xlsx files are ZIP archives"))
    }
    self.file = file
    self.name = name
  }

  deinit { unzClose(file) }

  var isDamaged: ReadError {
    .source(.failed(name, reason: "the workbook is damaged"))
  }

  /// Opens a part for `read`; false where there is none.
  func open(_ part: String) throws(ReadError) -> Bool {
    guard unzLocateFile(file, part, 2) == UNZ_OK else { return false }
    guard unzOpenCurrentFile(file) == UNZ_OK else { throw isDamaged }
    return true
  }

  /// Bytes of the part that is open; 0 at its end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    let count = unzReadCurrentFile(file, buffer.baseAddress, UInt32(buffer.count))
    guard count >= 0 else { throw isDamaged }
    return Int(count)
  }

  func close() throws(ReadError) {
    guard unzCloseCurrentFile(file) == UNZ_OK else { throw isDamaged }
  }
}
