import Output
import Terminal

/// A time that is running: shown below the line while somebody types.
struct Countdown: Equatable {
  /// Milliseconds since 1970 at which it ends, and how long it is in all.
  var ends: Int64
  var length: Int64
  /// Minutes that what came before ended too late; below 0, too early.
  var behind = 0

  /// `6:32`, `-0:40` once time is up.
  static func text(_ milliseconds: Int64) -> String {
    let seconds = abs(milliseconds) / 1000
    let rest = seconds % 60
    return (milliseconds < 0 ? "-" : "") + "\(seconds / 60):" + (rest < 10 ? "0\(rest)" : "\(rest)")
  }

  func words(at now: Int64) -> String {
    var text = " \(Self.text(ends - now)) left "
    if behind != 0 {
      text += "· \(abs(behind)) min \(behind > 0 ? "behind" : "ahead of") the plan "
    }
    return text
  }

  /// Yellow at a fifth of the time, red at a twentieth.
  func style(at now: Int64) -> Style {
    let share = Double(ends - now) / Double(max(1, length))
    return share <= 0.05 ? .reversed.with(.red) : share <= 0.2 ? .reversed.with(.yellow) : .reversed
  }
}

extension LineEditor {
  /// Shows a countdown below the line, or none; `end` is asked once, when time is up, for what is
  /// to be said then.
  func show(_ countdown: Countdown?, end: (() -> String)?) {
    guard let countdown else {
      idle = nil
      status = nil
      return
    }
    let clock = Clock()
    func draw() {
      statusStyle = countdown.style(at: clock.now)
      status = countdown.words(at: clock.now)
    }
    draw()
    var hasEnded = clock.now >= countdown.ends
    idle = Idle(milliseconds: 500) { [unowned self] in
      draw()
      if !hasEnded, clock.now >= countdown.ends {
        hasEnded = true
        print(end?() ?? "Time is up.")
      }
      return .goOn
    }
  }
}
