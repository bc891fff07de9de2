#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Names of files, for completion.
enum FileNames {
  /// Paths that begin so; folders end with a slash.
  static func beginning(with written: String) -> [String] {
    let slash = written.lastIndex(of: "/")
    let folder = slash.map { String(written[...$0]) } ?? ""
    let start = slash.map { String(written[written.index(after: $0)...]) } ?? written
    guard let directory = opendir(folder.isEmpty ? "." : folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory), names.count < 1000 {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name.hasPrefix(start), start.hasPrefix(".") || !name.hasPrefix(".") else { continue }
      var status = stat()
      let path = folder + name
      let isFolder = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      names.append(isFolder ? path + "/" : path)
    }
    return names.sorted()
  }
}
