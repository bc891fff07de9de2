package import Domain

/// What a workshop's own verbs read and nobody else does: ratings as they are stored.
package enum WorkshopStatements {
  /// Statement, rater, unit, view, target, round, score of every rating with a score. A rater who is
  /// not named is known by a code.
  package static func ratings(of workshop: RecordID) -> SQL {
    """
    SELECT r."statement", ifnull(r."by", -r."id"), ifnull(r."in", p."in"), r."view" = 'guess', \
    r."of", ifnull(r."round", 1), r."score", r."code" FROM "rating" AS r \
    JOIN "statement" AS s ON s."id" = r."statement" LEFT JOIN "person" AS p ON p."id" = r."by" \
    WHERE s."of" = \(workshop) AND r."score" IS NOT NULL ORDER BY r."by", r."code", r."id"
    """
  }

  /// Id and the ends of the scale of each statement.
  package static func statements(of workshop: RecordID) -> SQL {
    """
    SELECT "id", ifnull("least", 1), ifnull("most", 5) FROM "statement" WHERE "of" = \(workshop) \
    ORDER BY "id"
    """
  }

  // MARK: What may not be changed

  /// State and privacy of the workshop a statement belongs to. Binds the statement.
  package static let workshopOfStatement: SQL = """
    SELECT w."id", ifnull(w."state", ''), w."privacy" FROM "statement" AS s \
    JOIN "workshop" AS w ON w."id" = s."of" WHERE s."id" = ?
    """

  /// Binds a statement.
  package static let isRated: SQL = "SELECT 1 FROM \"rating\" WHERE \"statement\" = ? LIMIT 1"

  /// Binds a statement.
  package static let isRatedInConfidence: SQL = """
    SELECT 1 FROM "rating" AS r JOIN "statement" AS s ON s."id" = r."statement" \
    JOIN "workshop" AS w ON w."id" = s."of" WHERE r."statement" = ? AND w."privacy" <> 'named' LIMIT 1
    """

  /// Binds a workshop.
  package static let hasRatings: SQL = """
    SELECT 1 FROM "statement" AS s JOIN "rating" AS r ON r."statement" = s."id" \
    WHERE s."of" = ? LIMIT 1
    """

  /// Somebody who has answered a statement more than once, with a rating from this one on.
  package static func answersAgain(_ statement: RecordID, since first: RecordID) -> SQL {
    """
    SELECT ifnull("by", 0) FROM "rating" WHERE "statement" = \(statement) \
    GROUP BY "by", "code", "view", "of", ifnull("round", 1) \
    HAVING count(*) > 1 AND max("id") >= \(first) ORDER BY max("id") LIMIT 1
    """
  }

  /// Somebody who gave an answer, with a rating from this one on, and whom the book did not know when
  /// the first answers of the workshop came.
  package static func newcomer(_ statement: RecordID, since first: RecordID) -> SQL {
    """
    SELECT r."by" FROM "rating" AS r, (SELECT min(x."since_step") AS "first" FROM "rating" AS x \
    WHERE x."statement" IN (SELECT s."id" FROM "statement" AS s WHERE s."of" = \
    (SELECT "of" FROM "statement" WHERE "id" = \(statement)))) AS begun \
    WHERE r."statement" = \(statement) AND r."id" >= \(first) AND r."by" IS NOT NULL \
    AND NOT EXISTS (SELECT 1 FROM "person" AS p WHERE p."id" = r."by" \
    AND p."since_step" <= begun."first") \
    AND NOT EXISTS (SELECT 1 FROM "past_person" AS p WHERE p."id" = r."by" \
    AND p."since_step" <= begun."first") LIMIT 1
    """
  }

  /// Whether the book knew somebody when a workshop began.
  package static func wasThere(_ person: RecordID, when workshop: RecordID) -> SQL {
    """
    SELECT (SELECT min("since_step") FROM (SELECT "since_step" FROM "person" WHERE "id" = \(person) \
    UNION ALL SELECT "since_step" FROM "past_person" WHERE "id" = \(person))) <= \
    (SELECT min("since_step") FROM (SELECT "since_step" FROM "workshop" WHERE "id" = \(workshop) \
    UNION ALL SELECT "since_step" FROM "past_workshop" WHERE "id" = \(workshop)))
    """
  }

  /// A rating, from this one on, that tells too little or too much of who gave it: a grouped one has
  /// its rater, an anonymous one a code alone.
  package static func isUnclear(_ statement: RecordID, since first: RecordID) -> SQL {
    """
    SELECT w."privacy" = 'grouped' FROM "rating" AS r JOIN "statement" AS s \
    ON s."id" = r."statement" JOIN "workshop" AS w ON w."id" = s."of" \
    WHERE r."statement" = \(statement) AND r."id" >= \(first) AND CASE w."privacy" \
    WHEN 'grouped' THEN r."by" IS NULL ELSE r."by" IS NOT NULL OR r."code" IS NULL END LIMIT 1
    """
  }

  /// Writes down from which unit each rater answered, in ratings from one on.
  package static func fixUnits(_ statement: RecordID, since first: RecordID) -> SQL {
    """
    UPDATE "rating" SET "in" = (SELECT p."in" FROM "person" AS p WHERE p."id" = "rating"."by") \
    WHERE "statement" = \(statement) AND "id" >= \(first) AND "in" IS NULL AND "by" IS NOT NULL
    """
  }

  // MARK: Anonymity

  /// Ratings of anonymous workshops from one on.
  private static func anonymous(since first: RecordID) -> SQL {
    """
    FROM "rating" AS r JOIN "statement" AS s ON s."id" = r."statement" \
    JOIN "workshop" AS w ON w."id" = s."of" \
    WHERE r."id" >= \(first) AND w."privacy" = 'anonymous'
    """
  }

  /// A person whom the code of an anonymous answer names.
  package static func codeIsName(since first: RecordID) -> SQL {
    """
    SELECT p."id" FROM "person" AS p WHERE lower(p."handle") IN (SELECT lower(r."code") \
    \(anonymous(since: first))) OR lower(p."title") IN (SELECT lower(r."code") \
    \(anonymous(since: first))) LIMIT 1
    """
  }

  /// Deals what anonymous answers from one on hold out among them, by lot.
  package static func shuffle(_ rating: Kind, since first: RecordID) -> SQL {
    let fields = rating.fields.filter { !$0.isList }.map { "\(name: $0.name)" as SQL }
    let dealt = fields.map { "r.\($0)" as SQL }
    let set = fields.map { "\($0) = dealt.\($0)" as SQL }
    return """
      UPDATE "rating" SET \(set.joined(", ")) FROM \
      (SELECT r."id" AS "place", row_number() OVER (ORDER BY r."id") AS "n" \
      \(anonymous(since: first))) AS places JOIN \
      (SELECT row_number() OVER (ORDER BY random()) AS "n", \(dealt.joined(", ")) \
      \(anonymous(since: first))) AS dealt ON dealt."n" = places."n" \
      WHERE "rating"."id" = places."place"
      """
  }

  /// What stands beside an anonymous answer and is shared by those of a unit or a pair.
  package enum Mark: CaseIterable {
    case unit, target
  }

  /// Statement, whether a guess, round, for targets the unit; the mark, and how many have it.
  package static func marks(_ mark: Mark, of workshop: RecordID) -> SQL {
    let (beside, part): (SQL, SQL) = mark == .unit ? ("NULL", "r.\"in\"") : ("r.\"in\"", "r.\"of\"")
    return """
      SELECT r."statement", r."view" = 'guess', ifnull(r."round", 1), \(beside), \(part), count(*) \
      FROM "rating" AS r JOIN "statement" AS s ON s."id" = r."statement" WHERE s."of" = \(workshop) \
      GROUP BY 1, 2, 3, 4, 5
      """
  }

  /// Takes a mark away from answers: a cell is what `marks` yields, without the mark.
  package static func removeMark(_ mark: Mark, _ part: Int64, in cell: [Int64?]) -> SQL {
    let field: SQL = mark == .unit ? "\"in\"" : "\"of\""
    let unit: SQL =
      mark == .unit ? "1" : cell[3].map { "\"in\" = \($0)" as SQL } ?? "\"in\" IS NULL"
    return """
      UPDATE "rating" SET \(field) = NULL WHERE "statement" = \(cell[0] ?? 0) \
      AND ("view" = 'guess') = \(cell[1] ?? 0) AND ifnull("round", 1) = \(cell[2] ?? 1) \
      AND \(unit) AND \(field) = \(part)
      """
  }

  /// The state of a workshop in a copy that was made before its answers were locked.
  package static let sealedInCopy = "sealed"

  /// Workshops that are not named, have answers, and may still get others.
  private static let isOpenToAnswers: SQL = """
    "privacy" <> 'named' AND ("state" IS NULL OR "state" LIKE 'open%{%' OR "state" LIKE 'blind%{%') \
    AND "id" IN (SELECT s."of" FROM "statement" AS s JOIN "rating" AS r ON r."statement" = s."id")
    """

  package static let openToAnswers: SQL = """
    SELECT "handle" FROM "workshop" WHERE \(isOpenToAnswers) ORDER BY "id"
    """

  package static let sealInCopy: SQL = """
    UPDATE "workshop" SET "state" = \(SQLValue.text(sealedInCopy)) WHERE \(isOpenToAnswers)
    """

  /// Statement, workshop, its state, results and privacy, what tells its ratings from others, and
  /// its scale, for every rated statement of a workshop that is not named.
  package static let sealed: SQL = """
    SELECT s."id", w."id", ifnull(w."state", ''), ifnull(w."results", ''), w."privacy", \
    count(r."id"), max(r."since_step"), sum(r."id" % 1000003), ifnull(s."least", 1), \
    ifnull(s."most", 5) FROM "workshop" AS w \
    JOIN "statement" AS s ON s."of" = w."id" JOIN "rating" AS r ON r."statement" = s."id" \
    WHERE w."privacy" <> 'named' GROUP BY s."id"
    """

  /// Where a statement is now, in the same columns.
  package static func sealed(_ statement: Int64) -> SQL {
    """
    SELECT s."id", w."id", ifnull(w."state", ''), ifnull(w."results", ''), w."privacy", \
    count(r."id"), max(r."since_step"), sum(r."id" % 1000003), ifnull(s."least", 1), \
    ifnull(s."most", 5) FROM "statement" AS s \
    JOIN "workshop" AS w ON w."id" = s."of" JOIN "rating" AS r ON r."statement" = s."id" \
    WHERE s."id" = \(statement) GROUP BY s."id"
    """
  }

  /// Whether a step brought ratings back that nobody may see.
  package static func bringsBack(_ step: Int64, _ rating: Kind) -> SQL {
    """
    SELECT 1 FROM "rating" AS r WHERE r."since_step" = \(step) AND (r."id" IN \
    (SELECT "id" FROM "past_rating" WHERE NOT (\(Withholding.condition(rating) ?? "1"))) \
    OR EXISTS (SELECT 1 FROM "statement" AS s JOIN "workshop" AS w ON w."id" = s."of" \
    WHERE s."id" = r."statement" AND w."privacy" <> 'named')) LIMIT 1
    """
  }
}

/// What the leader of a workshop reads while it goes on.
extension WorkshopStatements {
  /// Id, title, the ends of the scale, and what it is about.
  package static func sentences(of workshop: RecordID) -> SQL {
    """
    SELECT "id", "title", ifnull("least", 1), ifnull("most", 5), "about" FROM "statement" \
    WHERE "of" = \(workshop) ORDER BY "id"
    """
  }

  package static func raters(_ statement: RecordID, view: String, round: Int) -> SQL {
    """
    SELECT DISTINCT "by" FROM "rating" WHERE "statement" = \(statement) \
    AND "view" = \(SQLValue.text(view)) AND ifnull("round", 1) = \(Int64(round)) AND "by" IS NOT NULL
    """
  }

  package static func ratings(
    _ statement: RecordID, by person: RecordID, view: String, round: Int
  ) -> SQL {
    """
    SELECT "id" FROM "rating" WHERE "statement" = \(statement) AND "by" = \(person) \
    AND "view" = \(SQLValue.text(view)) AND ifnull("round", 1) = \(Int64(round))
    """
  }

  /// A row where a step before this one gave the statement ratings that are rows for nobody.
  package static func withheldRating(
    of statement: RecordID, before step: Int64, _ rating: Kind
  ) -> SQL {
    """
    SELECT 1 FROM "rating" WHERE "statement" = \(statement) AND "since_step" < \(step) \
    AND NOT (\(Withholding.condition(rating) ?? "1")) LIMIT 1
    """
  }

  /// The unit a person answered from before.
  package static func unit(of person: RecordID, in workshop: RecordID) -> SQL {
    """
    SELECT r."in" FROM "rating" AS r JOIN "statement" AS s ON s."id" = r."statement" \
    WHERE s."of" = \(workshop) AND r."by" = \(person) AND r."in" IS NOT NULL LIMIT 1
    """
  }

  /// Words, who wrote them, and from which unit.
  package static func words(_ statement: RecordID, round: Int) -> SQL {
    """
    SELECT "text", "by", "in" FROM "rating" WHERE "statement" = \(statement) \
    AND "text" IS NOT NULL AND ifnull("round", 1) = \(Int64(round)) ORDER BY "id"
    """
  }

  /// Units of those who said yes.
  package static func yes(_ statement: RecordID) -> SQL {
    """
    SELECT DISTINCT "in" FROM "rating" WHERE "statement" = \(statement) AND "choice" = 'yes' \
    ORDER BY "in"
    """
  }

  /// Choices and scores of one statement, with their numbers.
  package static func tally(_ statement: RecordID, round: Int) -> SQL {
    """
    SELECT coalesce("choice", CAST("score" AS TEXT)), count(*), avg("score"), avg("rank") \
    FROM "rating" WHERE "statement" = \(statement) AND "view" = 'own' \
    AND ifnull("round", 1) = \(Int64(round)) GROUP BY 1 ORDER BY 2 DESC, 1
    """
  }

  /// Records of a kind that the steps of a session made and that are there still.
  package static func made(_ kind: Kind, inSession session: Int64) -> SQL {
    """
    SELECT "id" FROM (SELECT "id", "since_step" FROM \(name: kind.name) UNION ALL \
    SELECT "id", "since_step" FROM \(name: "past_\(kind.name)")) \
    WHERE "id" IN (SELECT "id" FROM \(name: kind.name)) GROUP BY "id" \
    HAVING min("since_step") IN (SELECT "number" FROM "step" WHERE "session" = \(session)) \
    ORDER BY "id"
    """
  }

  /// Workshops that are under way, the latest first.
  package static let underWay: SQL = """
    SELECT "id" FROM "workshop" WHERE "state" LIKE 'open%{%' OR "state" LIKE 'blind%{%' \
    ORDER BY "since_step" DESC
    """
}
