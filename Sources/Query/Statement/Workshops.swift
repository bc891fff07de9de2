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

  /// Binds a workshop.
  package static let hasRatings: SQL = """
    SELECT 1 FROM "statement" AS s JOIN "rating" AS r ON r."statement" = s."id" \
    WHERE s."of" = ? LIMIT 1
    """

  /// Statement, workshop, its state, results and privacy, and what tells its ratings from others,
  /// for every rated statement of a workshop that is not named.
  package static let sealed: SQL = """
    SELECT s."id", w."id", ifnull(w."state", ''), ifnull(w."results", ''), w."privacy", \
    count(r."id"), max(r."since_step"), sum(r."id" % 1000003) FROM "workshop" AS w \
    JOIN "statement" AS s ON s."of" = w."id" JOIN "rating" AS r ON r."statement" = s."id" \
    WHERE w."privacy" <> 'named' GROUP BY s."id"
    """

  /// Where a statement is now, in the same columns.
  package static func sealed(_ statement: Int64) -> SQL {
    """
    SELECT s."id", w."id", ifnull(w."state", ''), ifnull(w."results", ''), w."privacy", \
    count(r."id"), max(r."since_step"), sum(r."id" % 1000003) FROM "statement" AS s \
    JOIN "workshop" AS w ON w."id" = s."of" JOIN "rating" AS r ON r."statement" = s."id" \
    WHERE s."id" = \(statement) GROUP BY s."id"
    """
  }

  /// Whether a step brought ratings back that nobody may see.
  package static func bringsBack(_ step: Int64) -> SQL {
    """
    SELECT 1 FROM "rating" AS r JOIN "statement" AS s ON s."id" = r."statement" \
    JOIN "workshop" AS w ON w."id" = s."of" WHERE r."since_step" = \(step) \
    AND w."privacy" <> 'named' LIMIT 1
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
