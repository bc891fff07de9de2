extension Help {
  struct Article: Sendable {
    var name: String
    var text: String
    /// Lines in it that are run as tests.
    var examples: [String]
  }

  static let articles: [Article] = [dates, questions, scripts]

  private static let dates = Article(
    name: "dates",
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

  private static let questions = Article(
    name: "questions",
    text: """
      SOURCE [as of DATE] [on DATE] [where CONDITION] | STAGE | STAGE …

      `as of` is what the book said then; `on` is the world on that day by its dates.
      Conditions: = != < <= > >= ~ (contains), in (a, b), within, no FIELD,
      and or not.
      Dots follow references: by.unit.title. Records that lead back are counted with
      count(promises where to = this). Right of an operator a word is a value;
      a field there begins with a dot: due < .made + 30d.

      Examples:
        promises where to within marketing and overdue | sort due | show title, by, late
        initiatives where no for | count per lead.unit
        goals | show title, progress, count(initiatives) as work | sort work desc
        promises on 2026-06-30 | summarize count, average(late) as delay per by.unit
      """,
    examples: [
      "promises where to within marketing and overdue | sort due | show title, by, late",
      "initiatives where no for | count per lead.unit",
      "goals | show title, progress, count(initiatives) as work | sort work desc",
      "promises on 2026-06-30 | summarize count, average(late) as delay per by.unit",
    ])

  private static let scripts = Article(
    name: "scripts",
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
