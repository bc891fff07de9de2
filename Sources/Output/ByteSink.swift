/// UTF-8 bytes on their way out, gathered into blocks.
///
/// A sink that failed once fails again on every write, so a lost error cannot hide. Nothing is
/// flushed when a sink goes away: call `flush`, or a writer's `finish`.
package final class ByteSink {
  package typealias Write = (UnsafeRawBufferPointer) throws(OutputError) -> Void

  private var buffer = ByteBuffer()
  private let write: Write?
  private var failure: OutputError?
  private static let blockSize = 1 << 16

  /// Hands blocks to a closure.
  package init(write: @escaping Write) {
    self.write = write
    buffer.bytes.reserveCapacity(Self.blockSize + 4096)
  }

  /// Writes to an open descriptor, which stays the caller's. SIGPIPE has to be ignored by the
  /// process for `OutputError.readerGone` to be thrown instead of the process ending.
  package convenience init(descriptor: Int32) {
    self.init { bytes throws(OutputError) in try writeAll(bytes, to: descriptor) }
  }

  /// Keeps everything in memory, to be taken as `text`.
  package init() { write = nil }

  /// What is in memory: everything, for a sink without a destination.
  package var text: String { String(decoding: buffer.bytes, as: UTF8.self) }
  package var bytes: [UInt8] { buffer.bytes }

  package func write(_ text: String) throws(OutputError) {
    try emit { $0.append(text) }
  }

  package func write(_ bytes: some Sequence<UInt8>) throws(OutputError) {
    try emit { $0.append(contentsOf: bytes) }
  }

  package func flush() throws(OutputError) {
    if let failure { throw failure }
    guard let write, !buffer.bytes.isEmpty else { return }
    let isLarge = buffer.bytes.capacity > 16 * Self.blockSize
    defer { buffer.bytes.removeAll(keepingCapacity: !isLarge) }
    do throws(OutputError) {
      try buffer.bytes.withUnsafeBufferPointer { bytes throws(OutputError) in
        try write(UnsafeRawBufferPointer(bytes))
      }
    } catch {
      failure = error
      throw error
    }
  }

  /// Lets a writer append a row's bytes and flushes when a block is full.
  func emit(_ append: (inout ByteBuffer) -> Void) throws(OutputError) {
    append(&buffer)
    if buffer.bytes.count >= Self.blockSize { try flush() }
  }
}
