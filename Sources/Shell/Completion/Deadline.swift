import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How long the book may be asked while somebody types.
package final class Deadline: Sendable {
  /// Nanoseconds of a clock that only goes forward; 0 is no deadline.
  private let end = Atomic<UInt64>(0)

  package init() {}

  package var isOver: Bool {
    let end = end.load(ordering: .relaxed)
    return end != 0 && Deadline.now > end
  }

  /// Questions to the book end as if interrupted when the time is over. The body does what comes
  /// to its mind with what it has.
  func allow<Result>(milliseconds: UInt64, _ body: () throws -> Result) rethrows -> Result {
    end.store(Deadline.now + milliseconds * 1_000_000, ordering: .relaxed)
    defer { end.store(0, ordering: .relaxed) }
    return try body()
  }

  static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
