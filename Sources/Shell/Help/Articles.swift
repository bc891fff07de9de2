import Domain
import Query

extension Help {
  struct Article: Sendable {
    var name: String
    /// Words of the language that it explains.
    var words: [String] = []
    var text: String
    /// Lines in it that are run as tests.
    var examples: [String]
  }

  static let articles: [Article] = [dates, conditions, questions, scripts]

  private static let dates = Article(
    name: "dates",
    words: DateWords.firstWords.sorted() + DateWords.weekdays + DateWords.spans,
    text: """
      A date is written year-month-day: 2026-11-30.
      Words stand for dates too: today, tomorrow, yesterday, next monday, last friday,
      start of month, end of quarter, end of next year.
      +2w is two weeks from today, -30d thirty days ago; d, w, m and y are days,
      weeks, months and years. Dates can be reckoned with: today + 2w, closed - due.
      A date that words stood for is told.

      Examples:
        promises where due < today + 14d
        promises where due >= start of month and due <= end of month
        promises where closed - due > 7
      """,
    examples: [
      "promises where due < today + 14d",
      "promises where due >= start of month and due <= end of month",
      "promises where closed - due > 7",
    ])

  private static let conditions = Article(
    name: "conditions",
    words: Operators.all.map(\.text) + ["this"],
    text: """
      \(Operators.all.map { "  \($0.text.padded(to: 8))\($0.note)" }.joined(separator: "\n"))

      A comparison with what is missing does not hold; != is exactly `not =`, and
      finds it. `no due` finds what has no date, `not no due` what has one.
      Right of an operator a word is a value; a field there begins with a dot:
      due < .made + 30d. Dots follow references: by.unit.title. `to.kind = unit` asks
      what sort of record a reference is to; `this` is the row asked about, inside
      brackets that look at other records.

      Examples:
        promises where to within marketing and not settled
        people where title ~ "reyes" or role ~ "head"
        promises where due < .made + 30d and status in (open, kept)
        goals where no owner or count(promises where for = this) = 0
      """,
    examples: [
      "promises where to within marketing and not settled",
      "people where title ~ \"reyes\" or role ~ \"head\"",
      "promises where due < .made + 30d and status in (open, kept)",
      "goals where no owner or count(promises where for = this) = 0",
    ])

  private static let questions = Article(
    name: "questions",
    words: ["as of", "as", "of", "on", "per", "desc", "asc"],
    text: """
      SOURCE [as of DATE] [on DATE] [where CONDITION] | STAGE | STAGE …

      `as of DATE`, or `as of step 42`, is what the book said then (`log` lists the
      steps); `on DATE` is the world on that day by its dates, from what the book
      says now.
      `per` says what is grouped by: count per status, by.unit; `desc` behind a field
      sorts from the greatest down. Dots follow references: by.unit.title. Records
      that lead back are counted with count(promises where to = this).
      `help conditions` tells the operators, `help dates` how to write a date.

      Examples:
        promises where to within marketing and overdue | sort due | show title, by, late
        initiatives where no for | count per lead.unit
        goals | show title, progress, count(initiatives) as work | sort work desc
        promises on 2026-06-30 | summarize count, average(late) as delay per by.unit
        people | show title, distinct(memberships.in) as units | where units > 0
        promises as of step 1 where to.kind = unit and status not in (kept, broken)
      """,
    examples: [
      "promises where to within marketing and overdue | sort due | show title, by, late",
      "initiatives where no for | count per lead.unit",
      "goals | show title, progress, count(initiatives) as work | sort work desc",
      "promises on 2026-06-30 | summarize count, average(late) as delay per by.unit",
      "people | show title, distinct(memberships.in) as units | where units > 0",
      "promises as of step 1 where to.kind = unit and status not in (kept, broken)",
    ])

  private static let scripts = Article(
    name: "scripts",
    words: ["end", "else"],
    text: """
      A script is a text file, its name ending in .rap, a command or question a line.
      It is one step: all of it happens or none. `rapport check` finds its problems
      without running it; `--dry-run` runs it and takes everything back.

        param folder "Which folder holds the files?"
        import "{$folder}/people.csv" into people by title
        for each p in (promises where overdue)
          say "{$p}: {$p.title}"
        end
        if (units where no mission | count) > 0
          say "some units have no mission yet"
        else
          say "every unit has a mission"
        end
        expect (people where no in | count) = 0
      """,
    examples: [])
}
