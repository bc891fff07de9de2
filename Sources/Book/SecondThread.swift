import Dispatch

/// Does one piece of work on the database beside the thread that reads and asks. Whatever else is
/// asked of the database waits for its end, so that the connection never sees two at once.
///
/// Its owner's thread alone calls it.
final class SecondThread {
  private final class Piece: @unchecked Sendable {
    /// Let go of by the owner's thread: statements that it holds wait, when they end, for the piece
    /// under way, which the second thread itself never could.
    var work: (() throws -> Void)?
    var failure: (any Error)?

    init(_ work: @escaping () throws -> Void) { self.work = work }

    func run() {
      do { try work?() } catch { failure = error }
    }
  }

  private let queue = DispatchQueue(label: "rapport.database", qos: .userInitiated)
  private let end = DispatchSemaphore(value: 0)
  private var piece: Piece?
  /// Why a piece of work failed; thrown to whoever asks the database, until it is `settled`.
  private var failure: (any Error)?

  /// Begins a piece of work once the one before has ended; throws what that one threw.
  func begin(_ work: @escaping () throws -> Void) throws {
    try check()
    let piece = Piece(work)
    self.piece = piece
    let end = end
    queue.async {
      piece.run()
      end.signal()
    }
  }

  /// Returns when nothing is done beside.
  @inline(__always)
  func wait() {
    if piece != nil { waitForEnd() }
  }

  private func waitForEnd() {
    end.wait()
    let ended = piece
    piece = nil
    failure = failure ?? ended?.failure
    ended?.work = nil
  }

  /// The same; throws what the work threw.
  @inline(__always)
  func check() throws {
    wait()
    if let failure { throw failure }
  }

  /// What failed is known, and taken back.
  func settle() {
    wait()
    failure = nil
  }
}
