extension Kind {
  static let series = Kind(
    name: "series", plural: "series", code: 12, handle: .named,
    help: "a meeting that comes again, each on one goal",
    fields: [
      .title("what the meeting is called"),
      .one("about", ["goal"], "the goal it is about"),
      .many("with", Group.party, "who takes part")
        .also("participants", "attendees"),
      .choice(
        "cadence", ["weekly", "fortnightly", "monthly", "quarterly", "other"], "how often it meets"
      )
      .also("frequency", "every", "rhythm"),
      .date("until", "the last day it is held"),
    ],
    computed: [
      Computed("last", "max(meetings.date where of = this)", "when it last met")
    ],
    shown: ["title", "about", "with", "cadence"],
    timeline: Timeline(ends: "until"))

  static let meeting = Kind(
    name: "meeting", plural: "meetings", code: 16, handle: .numbered("t"),
    help: "one meeting that was held",
    fields: [
      .title("what it was called"),
      .one("of", ["series"], "the series it belongs to"),
      .one("about", ["goal"], "the goal it was about"),
      .date("date", "the day")
        .also("day", "held on", "when").required.today,
      .choice("form", ["review", "one-to-one", "demo", "retro", "workshop"], "what sort it was"),
      .many("with", Group.party, "who took part")
        .also("participants", "attendees"),
      .text("notes", "what was noted")
        .also("minutes", "comment").confidential,
    ],
    computed: [
      Computed(
        "next",
        "if(of.cadence = weekly, date + 1w, of.cadence = fortnightly, date + 2w, "
          + "of.cadence = monthly, date + 1m, of.cadence = quarterly, date + 3m)",
        "when it comes again, by its series' cadence")
    ],
    shown: ["title", "of", "about", "date", "form", "with"],
    timeline: Timeline(begins: "date"))
}
