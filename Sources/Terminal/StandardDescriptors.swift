#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Descriptors 0, 1 and 2.
package enum StandardDescriptors {
  /// A program may be started with one of them closed; the next file opened would take its place,
  /// and a book be read as commands or written over by messages. Input that is closed is empty,
  /// output that is closed cannot be written, and messages then go nowhere.
  package static func ensureOpen() {
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", descriptor == 2 ? O_WRONLY : O_RDONLY)
    }
  }
}
