import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How long the book may be asked while somebody types: so long for one key, in however many parts
/// it is asked.
package final class Deadline: Sendable {
  /// By the clock; 0 is no deadline.
  private let end = Atomic<UInt64>(0)
  /// Nanoseconds that were taken since the last key.
  private let taken = Atomic<UInt64>(0)
  private let clock: @Sendable () -> UInt64

  /// - Parameter clock: Nanoseconds that only go forward, never 0.
  package init(clock: @escaping @Sendable () -> UInt64 = { Deadline.now }) { self.clock = clock }

  package var isOver: Bool {
    let end = end.load(ordering: .relaxed)
    return end != 0 && clock() >= end
  }

  /// A key was pressed.
  func renew() { taken.store(0, ordering: .relaxed) }

  /// Questions to the book end as if interrupted when the time is over that the last key has left.
  /// The body does what comes to its mind with what it has. Within one, the outer one counts.
  func allow<Result>(milliseconds: UInt64, _ body: () throws -> Result) rethrows -> Result {
    guard end.load(ordering: .relaxed) == 0 else { return try body() }
    let start = clock()
    let before = taken.load(ordering: .relaxed)
    end.store(
      start + milliseconds * 1_000_000 - min(milliseconds * 1_000_000, before), ordering: .relaxed)
    defer {
      end.store(0, ordering: .relaxed)
      taken.store(before + (clock() - start), ordering: .relaxed)
    }
    return try body()
  }

  package static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
