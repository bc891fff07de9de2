package import Domain

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The day it is, where the program runs.
package struct Clock: Sendable {
  /// A day that stands for today, so that a transcript reads the same tomorrow.
  var fixed: Day?
  /// The moment it is taken to be, in milliseconds since 1970; nil asks the system.
  var moment: (@Sendable () -> Int64)?

  package init(fixed: Day? = nil) { self.fixed = fixed }

  var today: Day {
    if let fixed { return fixed }
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return Day(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
      ?? Day(number: Int(now / 86_400))
  }

  /// Milliseconds since 1970-01-01 UTC.
  var now: Int64 {
    if let moment { return moment() }
    var moment = timespec()
    clock_gettime(CLOCK_REALTIME, &moment)
    return Int64(moment.tv_sec) * 1000 + Int64(moment.tv_nsec) / 1_000_000
  }

  /// `2026-11-23 17:45`, in local time.
  static func spelling(_ milliseconds: Int64) -> String {
    var seconds = time_t(milliseconds / 1000)
    var parts = tm()
    localtime_r(&seconds, &parts)
    let day = Day(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(day?.description ?? "") \(two(parts.tm_hour)):\(two(parts.tm_min))"
  }
}
