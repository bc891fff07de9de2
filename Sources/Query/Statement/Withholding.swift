import Domain

/// Ratings are rows for nobody unless their workshop is named and no answer is blind in it now.
/// Every path to rows goes through the binder's tables and the look-ups of records, and both ask
/// here.
///
/// What counts is the privacy of today, also in questions about the past.
enum Withholding {
  /// What a row must meet; nil for kinds that are nobody's secret. While a room looks on some rows
  /// of other kinds are not for everybody's eyes either.
  static func condition(_ kind: Kind, isRoomOn: Bool = false) -> SQL? {
    if kind.isConfidential { return inOpenWorkshops }
    guard isRoomOn, let withheld = kind.withheld else { return nil }
    return "\(name: withheld.field) IS NOT \(SQLValue.text(withheld.word))"
  }

  /// The condition behind `AND` or `WHERE`; nothing where there is none.
  static func clause(_ kind: Kind, _ word: SQL) -> SQL {
    condition(kind).map { " \(word) \($0)" } ?? ""
  }

  private static let inOpenWorkshops: SQL = """
    "statement" IN (SELECT ws."id" FROM "statement" AS ws JOIN "workshop" AS ww \
    ON ww."id" = ws."of" WHERE ww."privacy" = 'named' \
    AND (ww."state" IS NULL OR ww."state" NOT LIKE 'blind%'))
    """
}
