extension Kind {
  static let unit = Kind(
    name: "unit", plural: "units", code: 1, handle: .named,
    help: "a part of the organisation, of the business or of IT",
    fields: [
      .title("what the unit is called"),
      .choice("side", ["business", "it"], "which side of the relationship it is on")
        .initially("business"),
      .one("in", ["unit"], "the larger unit it belongs to")
        .also("parent", "parent unit", "part of", "belongs to", "department", "division"),
      .text("mission", "what it is there for")
        .also("purpose", "mission statement", "charter", "description"),
    ],
    shown: ["title", "side", "in"],
    container: "in")

  static let person = Kind(
    name: "person", plural: "people", code: 2, handle: .named,
    help: "somebody in one of the units",
    fields: [
      .title("the person's name"),
      .one("in", ["unit"], "the unit the person mainly works in")
        .also("unit", "team", "department", "dept", "group", "division", "business unit", "squad"),
      .text("role", "what the person does there")
        .also("job title", "job", "position", "function"),
      .integer(
        "acumen", 1...5,
        "how well an IT person knows the business, or a business person IT; 5 is best"
      ).confidential,
      .integer("capacity", 0...100, "percent of the working time that is there to be planned")
        .also("availability", "fte")
        .initially(100).confidential,
    ],
    computed: [
      Computed(
        "load",
        "sum(embeds.share where person = this and current) + sum(initiatives.share where "
          + "lead = this and status in (proposed, active) and (no start or start <= today))",
        "percent promised today to embeds and to initiatives being led"),
      Computed(
        "free", "capacity - load", "percent of the time not yet promised today",
        isPrivate: true),
    ],
    shown: ["title", "in", "role"])

  static let membership = Kind(
    name: "membership", plural: "memberships", code: 3, handle: .numbered("b"),
    help: "a further unit that a person belongs to beside the main one",
    fields: [
      .one("person", ["person"], "who belongs to it").required,
      .one("in", ["unit"], "the further unit")
        .also("unit", "team", "group", "department").required,
      .text("role", "what the person does there"),
    ],
    shown: ["person", "in", "role"])

  static let embed = Kind(
    name: "embed", plural: "embeds", code: 14, handle: .numbered("e"),
    help: "a person placed in a unit, to work with it from within",
    fields: [
      .one("person", ["person"], "who is embedded").required,
      .one("in", ["unit"], "the unit the person works with").required,
      .one("for", ["goal"], "the goal it is done for"),
      .integer("share", 0...100, "percent of the person's working time"),
      .date("start", "the first day"),
      .date("until", "the last day"),
    ],
    computed: [
      Computed(
        "current", "(no start or start <= today) and (no until or until >= today)",
        "in force today")
    ],
    shown: ["person", "in", "for", "share", "start", "until"],
    timeline: Timeline(begins: "start", ends: "until"))
}
