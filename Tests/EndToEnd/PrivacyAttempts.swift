/// Something an attacker tries on a book, in the words of whoever tried it first.
struct Attempt: Sendable, CustomStringConvertible {
  /// What the book is like when they come.
  enum Book: Sendable {
    /// A grouped workshop by hand: answers imported, and not locked yet.
    case open
    /// The same, locked.
    case locked
    /// A grouped perspective swap, stopped while the first guess is answered by all but one.
    case running
    /// The same, led to its end.
    case led
    /// The same, anonymous.
    case anonymous
  }

  var description: String
  var book: Book
  /// Each is tried on a book of its own, line by line, whatever fails. FOLDER stands for its folder.
  var tries: [String]
  var isDry = false

  init(_ description: String, _ book: Book, dry: Bool = false, _ tries: String...) {
    (self.description, self.book, self.tries, self.isDry) = (description, book, tries, dry)
  }
}

extension Attempt {
  static let all = rows + told + past + files + changes + late + others + before + leading

  private static let rows = [
    Attempt(
      "rows of ratings, counted, averaged and sorted", .locked,
      "ratings", "ratings | count", "ratings as of step 3 | count", "ratings on 2026-11-23",
      "ratings | summarize average(score), count per by", "ratings | count per by.unit",
      "ratings where score = 5 | show by", "ratings | sort score desc | first 1",
      "ratings where by = legal-1 and score = 3 | count", "ratings | count per score"),
    Attempt(
      "ratings seen from what they refer to", .locked,
      "people | show handle, count(ratings where by = this)",
      "people | show handle, average(ratings.score where by = this)",
      "people | show handle, max(ratings.score where by = this and statement = s1)",
      "people where count(ratings where by = this and score > 3) > 0",
      "statements | show handle, count(ratings), average(ratings.score), min(ratings.score)",
      "statements | show handle, sum(ratings.score where by = legal-1)",
      "units | show handle, sum(ratings.score where in = this)",
      "units | show handle, sum(ratings.score where by.in = this)",
      "workshops | show handle, count(statements), privacy, state, results"),
    Attempt(
      "ratings in values, loops, conditions and divisors", .locked,
      "let n = (ratings | count)\nsay \"{$n}\"", "let all = (ratings)\n$all | count",
      "for each g in (ratings)\nsay \"{$g.score}\"\nend", "let g = g1\nsay \"{$g.score}\"",
      "if (ratings where by = legal-1 and score > 3 | count) > 0\nsay \"yes\"\nend",
      "expect (ratings where by = legal-1 and score > 3 | count) > 0",
      "let t = 1 / (ratings where by = legal-1 and score > 3 | count)\nsay \"{$t}\""),
    Attempt(
      "measures and charts over ratings", .locked,
      "ratings | summarize rwg(score, 5), alpha(statement, by, score, ordinal)",
      "ratings where view = own | summarize consensus(by.in, score > 3, 3) per statement",
      "ratings | chart bar", "ratings | show score, by | chart bar"),
    Attempt(
      "records, lenses and views of those who rated", .locked,
      "show legal-1", "show s1", "lens legal-1", "lens legal", "why s1", "trace s1", "gaps",
      "neglected", "drivers", "match legal"),
    Attempt(
      "views and fields of one's own", .locked,
      "define field note of ratings text\nratings where no note | count",
      "define field pick of people rating\nset legal-1 pick g1\npeople where handle = \"legal-1\" | show pick, pick.score",
      "define field raters of ratings list of person\nratings | show raters",
      "define field top of statements number\nset s1 top (ratings | sort score desc | first 1 | show score)",
      "define view mine \"ratings where by = legal-1\"\nmine | count",
      "define view theirs \"accuracy where by = legal\"\ntheirs"),
  ]

  private static let told = [
    Attempt(
      "guesses of a person's view, and of nobody's", .locked,
      "accuracy pulse where of = it-1", "accuracy pulse where level = statement and no of"),
    Attempt(
      "cells, smaller ones, and sums of them", .locked,
      "accuracy", "accuracy pulse", "accuracy pulse where level = pair", "states pulse",
      "accuracy pulse where by = legal", "accuracy pulse where by = sales",
      "accuracy pulse where by.in = legal", "accuracy pulse where by within legal",
      "accuracy pulse | summarize sum(own), sum(n) per statement, by",
      "accuracy pulse where n < 5",
      "accuracy pulse | summarize min(n), min(own), sum(own) per level",
      "workshop recap pulse"),
    Attempt(
      "what stands behind a question", .locked,
      "explain ratings where by = legal-1", "explain accuracy pulse where by = legal"),
    Attempt(
      "what a workshop holds beside its cells", .locked,
      "show pulse", "workshops where results ~ \"legal\"", "workshops | show title, state"),
  ]

  private static let past = [
    Attempt(
      "the book as it was", .locked,
      "accuracy as of step 3", "accuracy pulse as of step 2", "accuracy on 2020-01-01",
      "people as of step 2 | show handle, count(ratings where by = this)",
      "statements as of step 3 | show average(ratings.score)"),
    Attempt(
      "what steps did, and a record's life", .locked,
      "log | show step, words, script, added, changed, removed",
      "log where added > 10 | show step, added", "log 2", "log 3",
      "log 2 | where field = \"score\"", "changes", "changes from step 1 to step 3",
      "changes from step 1 to step 2 | count", "history g1", "history g99999", "history legal-1",
      "history s1", "history pulse | show step", "g1"),
    Attempt(
      "rows brought back", .locked,
      "restore g1", "restore g1 as of step 2", "restore step 2", "restore pulse as of step 1",
      "restore s1 as of step 1", "restore pulse only results"),
    Attempt(
      "undo in every form", .locked,
      "undo step 3\naccuracy pulse", "undo step 4\naccuracy pulse", "undo step 2", "undo session 3",
      "undo session 2\naccuracy pulse\nratings | count", "undo step 3\nundo step 4\nlock pulse",
      "set pulse exercise \"x\"\nundo\nredo\naccuracy pulse"),
  ]

  private static let files = [
    Attempt(
      "files of ratings, of all, and of what refers to them", .locked,
      "export ratings to \"FOLDER/x.csv\"",
      "export (ratings where by = legal-1) to \"FOLDER/x.json\"",
      "export statements to \"FOLDER/x.csv\"", "ratings | save \"FOLDER/x.csv\"",
      "export workshops to \"FOLDER/x.json\"", "export all to \"FOLDER/whole\"", "check book",
      "forget legal-1"),
    Attempt("a file of everything before the lock", .open, "export all to \"FOLDER/whole\""),
  ]

  private static let changes = [
    Attempt(
      "ratings named, set, removed, renamed and linked, for what errors say", .locked,
      "set g1 score 5", "set g1 score 3", "set g17 score 5", "remove g1", "set g99999 score 1",
      "set (ratings where by = legal-1) score 5", "remove (ratings where by = legal-1)",
      "link g1 with legal-1", "rename g1 x", "remove legal-1", "remove s1", "remove legal",
      "remove pulse"),
    Attempt(
      "people moved to another unit after the lock", .locked,
      "set legal-1 in it\naccuracy pulse\nlock pulse", "set legal in sales\naccuracy pulse",
      "set it-1, it-2 in legal\naccuracy pulse where by = legal", "forget legal-1 for good"),
    Attempt(
      "another privacy, state, outcome, exercise or workshop for what is rated", .locked,
      "set pulse privacy named\nratings | count", "set pulse state none", "set pulse results none",
      "set pulse exercise none\naccuracy pulse where level = unit",
      "set s1 of open\nratings | count",
      "import \"FOLDER/named.csv\" into workshops by handle as history\nratings | count",
      "import \"FOLDER/named.csv\" into workshops by handle match replace\nratings | count",
      "import \"FOLDER/moved.csv\" into statements by title as history\nratings | count",
      "workshop resume pulse"),
    Attempt(
      "another scale, another statement, others who take part, after the lock", .locked,
      "lock pulse", "set s1 least -100\nset s1 most 100\naccuracy pulse",
      "add statement \"Four\" of pulse\naccuracy pulse", "set pulse with sales\naccuracy pulse",
      "rename pulse pulse-again\naccuracy pulse-again", "set s1 title \"Another\"\naccuracy pulse"),
  ]

  private static let late = [
    Attempt(
      "answers that come late or again, for what is told of them", .locked,
      "add rating statement s1 by legal-1 view own score 5",
      "import \"FOLDER/again.csv\" into ratings by statement, by, view",
      "import \"FOLDER/again.csv\" into ratings by statement, by, view match keep",
      "import \"FOLDER/again.csv\" into ratings by statement, by, view match fail",
      "import \"FOLDER/again.csv\" into ratings by statement, by, view, score match replace",
      "import \"FOLDER/again.csv\" into ratings as export",
      "import \"FOLDER/again.csv\" into ratings as links",
      "import \"FOLDER/again.csv\" into ratings as history"),
    Attempt(
      "late answers, and the file of those turned down", .locked,
      "import \"FOLDER/again.csv\" into ratings by statement, by, view at most 100 rejects rejects \"FOLDER/x.csv\""
    ),
    Attempt(
      "a new person's late answer", .locked,
      "add person \"X\" in legal\nimport \"FOLDER/tracker.csv\" into ratings\naccuracy pulse"),
  ]

  private static let others = [
    Attempt(
      "taken back, called by another name, and looked for in the past", .locked,
      "undo step 3\nundo step 2\nset pulse privacy named\nratings as of step 2\nratings as of step 3 | count",
      "undo step 3\nundo step 2\nset pulse privacy named\nhistory g1\nlog 2\nlog 2 | count\nchanges from step 1 to step 2",
      "undo step 3\nundo step 2\nset pulse privacy named\nrestore g1 as of step 2\nrestore step 2\nratings",
      "undo step 3\nundo step 2\nset s1 of open\nratings as of step 2\nrestore step 2\nratings",
      "undo step 3\nundo step 2\nremove s1\nremove s2\nremove s3\nremove pulse\nundo\nundo\nundo\nundo\nset pulse privacy named\nratings as of step 2\npeople as of step 2 | show handle, count(ratings where by = this)",
      "undo step 3\nundo step 2\nset pulse privacy named\nexport ratings as of step 2 to \"FOLDER/x.csv\"\nexport all to \"FOLDER/whole\""
    ),
    Attempt(
      "taken back before the lock, and looked for in the past", .open,
      "undo step 2\nset pulse privacy named\nratings as of step 2\nrestore step 2\nratings",
      "undo step 2\nset s1, s2, s3 of open\nratings as of step 2\nrestore step 2\nratings",
      "undo session 2\nset pulse privacy named\nset s1 of open\nratings as of step 2"),
  ]

  private static let before = [
    Attempt(
      "rows, cells, log and names before the lock", .open,
      "accuracy pulse\nratings | count\nworkshops | show results", "ratings", "show g1",
      "history g1", "set g1 score 4", "remove g1", "log", "log 2", "remove s1", "remove legal-1",
      "add rating statement s1 by legal-1 view own score 5", "accuracy as of step 2",
      "set pulse privacy named\nratings | count", "set s1 of open\nratings | count"),
    Attempt(
      "trying the lock with and without somebody", .open,
      "if 1 = 1\nset it-1 in legal\nlock pulse\naccuracy pulse\nexpect 1 = 2\nend",
      "refused \"x\"\nlock pulse\nend", "undo step 2\nredo\nlock pulse\naccuracy pulse"),
    Attempt(
      "a dry run of the lock", .open, dry: true,
      "undo step 2\nlock pulse\naccuracy pulse", "set it-1 in legal\nlock pulse\naccuracy pulse",
      "workshop resume pulse\naccuracy pulse"),
    Attempt(
      "answers once more, as an oracle or in their place", .open,
      "import \"FOLDER/again.csv\" into ratings by statement, by, view",
      "import \"FOLDER/again.csv\" into ratings by statement, by, view, score match fail",
      "import \"FOLDER/again.csv\" into ratings by statement, by, view match skip",
      "import \"FOLDER/again.csv\" into ratings by statement, by, view match replace",
      "import \"FOLDER/again.csv\" into ratings by handle",
      "import \"FOLDER/again.csv\" into ratings as export",
      "import \"FOLDER/again.csv\" into ratings as history",
      "import \"FOLDER/over.csv\" into ratings"),
    Attempt(
      "answers of nobody and of made-up people, and another scale", .open,
      "import \"FOLDER/nameless.csv\" into ratings",
      "add person \"X\" in legal\nimport \"FOLDER/tracker.csv\" into ratings",
      "set s1 most 9\nset s1 least 0"),
    Attempt(
      "a copy that is locked otherwise", .open,
      "backup \"FOLDER/copy.book\"\nopen \"FOLDER/copy.book\"\nset legal-1 in it\nlock pulse\naccuracy pulse\nratings\nworkshop resume pulse",
      "backup \"FOLDER/copy.book\"\nopen \"FOLDER/copy.book\"\nset pulse state none\nundo\nlock pulse\naccuracy pulse",
      "backup \"FOLDER/copy.book\"\nopen \"FOLDER/copy.book\"\nimport \"FOLDER/over.csv\" into ratings\nlock pulse\naccuracy pulse"
    ),
  ]

  private static let leading = [
    Attempt(
      "a block gone back to, repeated and answered again after its lock", .running,
      "workshop resume\nback\nrepeat\nenter sales-1\ncards\nfile \"FOLDER/answers.csv\"\nstop\naccuracy"
    ),
    Attempt(
      "cells and words between a block's lock and the reveal", .running,
      "workshop resume\naccuracy\nreveal\nback\nreveal\naccuracy\nstop",
      "workshop recap perspective-swap", "lock perspective-swap", "accuracy as of step 10"),
    Attempt(
      "a single card taken back while it runs", .running,
      "undo step 6\nworkshop resume\nlock\nstop", "undo step 30", "undo\nundo\nratings | count",
      "undo session 2\nratings as of step 20\nset perspective-swap privacy named"),
    Attempt(
      "a copy of it finished by itself", .running,
      "backup \"FOLDER/copy.book\"\nopen \"FOLDER/copy.book\"\nworkshop resume perspective-swap\nnext\ny\nnext\nnext\ny\nreveal\naccuracy"
    ),
    Attempt(
      "answers from a second shell", .running,
      "import \"FOLDER/own.csv\" into ratings",
      "add rating statement s1 by sales-1 view own score 5"),
    Attempt(
      "another privacy, scale or workshop while it runs", .running,
      "set perspective-swap privacy named\nratings", "set s1 most 50\nset s1 least -50",
      "add workshop \"Open\" privacy named\nset s1 of open\nratings", "remove s6",
      "set perspective-swap state none"),
    Attempt(
      "somebody moved between the rounds", .running,
      "set sales-1 in it\nworkshop resume\nenter it-6\n\n1\n2\n3\n4\n5\n1\n\n50\nnext\nnext\nfile \"FOLDER/second.csv\"\nnext\nnext\nreveal\nstop\naccuracy"
    ),
    Attempt(
      "somebody who leaves before the second guess, or has an own view alone", .running,
      "workshop resume\nnext\ny\nnext\nfile \"FOLDER/second.csv\"\nnext\ny\nnext\nreveal\nstop\naccuracy"
    ),
    Attempt(
      "a led one taken back as a whole, and looked for in the past", .led,
      "undo session 2\nrestore step 2\nset perspective-swap privacy named\nratings as of step 30",
      "undo session 2\nrestore perspective-swap, s1 as of step 30\nratings as of step 30",
      "undo session 2\nadd workshop \"Open\" privacy named\nset s1 of open\nratings as of step 30",
      "undo session 2\nhistory g1\nlog 20\nchanges from step 10 to step 30"),
    Attempt(
      "a led one's parts taken back", .led,
      "undo\naccuracy", "undo step 6", "undo step 40", "workshop resume perspective-swap",
      "workshop resume perspective-swap\nundo session 2"),
    Attempt(
      "figures of a led one at each step, and what its record held", .led,
      "accuracy as of step 20", "accuracy as of step 45", "accuracy | show change, gain, n, by",
      "history perspective-swap where field = \"results\"", "workshop recap perspective-swap",
      "ratings", "ratings as of step 30", "accuracy where level = statement and by = sales"),
    Attempt(
      "an anonymous one: rows, past, files and figures", .anonymous,
      "ratings", "ratings as of step 30", "people | show handle, count(ratings where by = this)",
      "accuracy", "states", "accuracy where level = pair", "history g1", "log 12",
      "export ratings to \"FOLDER/x.csv\"", "export all to \"FOLDER/whole\"", "set g1 score 5",
      "log | show words, added", "workshop recap perspective-swap"),
    Attempt(
      "an anonymous one taken back and called by another name", .anonymous,
      "undo session 2\nrestore step 2\nset perspective-swap privacy named\nratings as of step 12",
      "undo session 2\nrestore step 12\nratings\nchanges from step 2 to step 30"),
  ]
}
