import Testing

@testable import Book

@Suite struct SecondThreadTests {
  /// Waits when it ends, as a statement does.
  private final class Waiting {
    let beside: SecondThread
    init(_ beside: SecondThread) { self.beside = beside }
    deinit { beside.wait() }
  }

  @Test func whatOnlyAPieceOfWorkHoldsEndsWithItsOwner() throws {
    let beside = SecondThread()
    nonisolated(unsafe) var done = 0
    for _ in 0..<2_000 {
      let held = Waiting(beside)
      try beside.begin {
        withExtendedLifetime(held) { done += 1 }
      }
    }
    beside.wait()
    #expect(done == 2_000)
  }

  @Test func aFailureIsToldUntilItIsSettled() throws {
    struct Broken: Error {}
    let beside = SecondThread()
    try beside.begin { throw Broken() }
    #expect(throws: Broken.self) { try beside.check() }
    #expect(throws: Broken.self) { try beside.begin {} }
    beside.settle()
    try beside.check()
  }
}
