import CLibedit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Ctrl-C as a flag that running work polls, whether or not a line is being edited.
package enum Interrupts {
  /// Catches SIGINT, restores the terminal on SIGTERM, SIGHUP and SIGQUIT before they end the
  /// program, and ignores SIGPIPE, so that a write to a closed pipe fails with EPIPE.
  /// Calling it again does nothing.
  package static func install() { _ = cle_interrupts_install() }

  /// True from a Ctrl-C until `clear`. Cheap, and safe on every thread.
  package static var isRaised: Bool { cle_interrupts_raised() != 0 }

  package static func clear() { cle_interrupts_clear() }

  /// As if Ctrl-C had been pressed.
  package static func raise() { cle_interrupts_raise() }

  /// Runs `body` while Ctrl-C belongs to another program on the same terminal.
  package static func leftToOthers<Result>(_ body: () throws -> Result) rethrows -> Result {
    cle_interrupts_set_deaf(1)
    defer { cle_interrupts_set_deaf(0) }
    return try body()
  }

  /// Sleeps; false when Ctrl-C ended it early. The flag stays up for the caller to clear.
  package static func pause(milliseconds: Int) -> Bool {
    let end = now() + milliseconds
    while true {
      if isRaised { return false }
      let left = end - now()
      if left <= 0 { return true }
      if wait(for: nil, milliseconds: left) == .signal, !isRaised { clear() }
    }
  }

  enum Wake { case input, signal, timeOut, failed }

  /// Waits until `descriptor` can be read (or has ended), a signal came, or the time is over.
  /// `milliseconds` below 0 waits without end. A signal is reported first.
  static func wait(for descriptor: Int32?, milliseconds: Int = -1) -> Wake {
    let readable = Int16(POLLIN)
    // `poll` passes over a negative descriptor in silence.
    if let descriptor, descriptor < 0 {
      errno = EBADF
      return .failed
    }
    var polled = [
      pollfd(fd: cle_wake_descriptor(), events: readable, revents: 0),
      pollfd(fd: descriptor ?? -1, events: readable, revents: 0),
    ]
    let limit = Int32(clamping: min(milliseconds, Int(Int32.max)))
    let count = poll(&polled, nfds_t(polled.count), limit)
    if polled[0].revents & readable != 0, count > 0 { return .signal }
    if count > 0 {
      guard polled[1].revents & Int16(POLLNVAL) != 0 else { return .input }
      errno = EBADF
      return .failed
    }
    if count == 0 { return .timeOut }
    return errno == EINTR ? .signal : .failed
  }

  /// Milliseconds of a clock that only goes forward.
  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }
}
