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

  /// The sign keeps the planner from looking for every rating of these statements on its own: most
  /// ratings meet this, and what else is asked chooses better.
  private static let inOpenWorkshops: SQL = """
    +"statement" IN (SELECT ws."id" FROM "statement" AS ws JOIN "workshop" AS ww \
    ON ww."id" = ws."of" WHERE ww."privacy" = 'named' \
    AND (ww."state" IS NULL OR ww."state" NOT LIKE 'blind%')) \
    AND (NOT EXISTS (\(confidences)) OR "since_step" >= ifnull((SELECT max(wc."until") \
    FROM (\(confidences)) AS wc WHERE wc."of" = "statement"), 0))
    """

  /// Statements, and until which step each belonged to a workshop that was not named: what was
  /// answered before then stays as confidential as people were told, whatever it is called later.
  private static let confidences: SQL = """
    SELECT ws."id" AS "of", pw."until_step" AS "until" FROM "past_workshop" AS pw \
    JOIN "statement" AS ws ON ws."of" = pw."id" WHERE pw."privacy" <> 'named' \
    UNION ALL SELECT ps."id", ps."until_step" FROM "past_statement" AS ps \
    JOIN "statement" AS ws ON ws."id" = ps."id" AND ws."of" <> ps."of"
    """
}
