#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

enum FileOutput {
  /// Writes everything; false on the first error, with `errno` set.
  static func write(_ bytes: [UInt8], to fd: Int32) -> Bool {
    bytes.withUnsafeBytes { space in
      var offset = 0
      while offset < space.count {
        let rest = UnsafeRawBufferPointer(rebasing: space[offset...])
        #if canImport(Glibc)
          let written = Glibc.write(fd, rest.baseAddress, rest.count)
        #elseif canImport(Musl)
          let written = Musl.write(fd, rest.baseAddress, rest.count)
        #else
          let written = Darwin.write(fd, rest.baseAddress, rest.count)
        #endif
        if written < 0 {
          if errno == EINTR { continue }
          return false
        }
        offset += written
      }
      return true
    }
  }
}
