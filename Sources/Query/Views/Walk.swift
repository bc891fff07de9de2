import Domain
import Language

extension TableSource {
  static let why = TableSource(
    name: "why",
    help: "what a record is for: up to its goals, and to the people and drivers behind them",
    parameters: [.record("record", [])], columns: walkColumns,
    examples: [
      "why lead-router", "why p1", "why dana-reyes",
      "why m1 where record.kind = goal | show record",
    ],
    details: ["Drawn as a tree; objections still open stand under what they are about."],
    isTree: true, body: .rows { try Walk($0, .up).rows() })

  static let trace = TableSource(
    name: "trace", help: "what follows from a record: down to its promises and milestones",
    parameters: [.record("record", [])], columns: walkColumns,
    examples: [
      "trace qualified-leads", "trace crm-upgrade", "trace marketing where via = \"goal\" | count",
    ],
    details: ["Drawn as a tree; a record that was met already is not followed again."],
    isTree: true, body: .rows { try Walk($0, .down).rows() })

  private static let walkColumns: [Column] = [
    .number("depth", "how far from the start"),
    .text("via", "what leads there: serves, asked, owner, …"),
    .one("record", [], "the record"), .text("title", "what it is called"),
    .text("state", "where it stands"),
  ]
}

/// Follows references from one record, level by level, each record once; only parties, which are the
/// end of a way, stand at the end of each that leads to them.
private struct Walk {
  enum Direction { case up, down }

  /// A step from records of a kind to others.
  private struct Edge {
    var from: [String]
    var via: String
    /// The table, the column that holds the start and the one that holds the end.
    var table: String
    var start: String
    var end: String
    var onlyOpen = false
    /// It leads only from the record that was asked about.
    var isFirst = false

    var first: Edge {
      var copy = self
      copy.isFirst = true
      return copy
    }
  }

  /// Reached by one edge.
  private struct Node {
    var id: Int64
    var via: String
    var parent: Int?
    var depth: Int64
  }

  private let request: ViewRequest
  private let direction: Direction
  private let start: RecordID

  init(_ request: ViewRequest, _ direction: Direction) throws {
    self.request = request
    self.direction = direction
    guard let start = request.record("record") else {
      throw Problem("a record is missing", at: .init(0, 0))
    }
    self.start = start
  }

  /// A reference of a kind's own, followed to where it points.
  private static func to(_ kind: String, _ field: String, _ via: String) -> Edge {
    Edge(from: [kind], via: via, table: kind, start: "id", end: field)
  }
  private static func toEach(_ kind: String, _ field: String, _ via: String) -> Edge {
    Edge(from: [kind], via: via, table: "\(kind)_\(field)", start: "record", end: "member")
  }
  /// What refers to a record of these kinds.
  private static func from(_ kinds: [String], _ kind: String, _ field: String, _ via: String)
    -> Edge
  {
    Edge(from: kinds, via: via, table: kind, start: field, end: "id")
  }
  private static func fromEach(
    _ kinds: [String], _ kind: String, _ field: String, _ via: String
  ) -> Edge {
    Edge(from: kinds, via: via, table: "\(kind)_\(field)", start: "member", end: "record")
  }

  private static let objections = Edge(
    from: ["goal", "initiative", "milestone", "request", "offer"], via: "objection",
    table: "objection", start: "about", end: "id", onlyOpen: true)

  private static let up: [Edge] = [
    to("goal", "under", "under"), to("goal", "owner", "owner"), toEach("goal", "of", "unit"),
    to("promise", "for", "for"), to("promise", "by", "promised by"),
    to("promise", "to", "promised to"), to("milestone", "of", "of"),
    toEach("initiative", "for", "serves"), to("initiative", "request", "asked"),
    to("initiative", "offer", "offered"), toEach("request", "for", "serves"),
    to("request", "from", "asked by"), toEach("offer", "for", "serves"),
    to("offer", "by", "offered by"), to("offer", "to", "offered to"),
    to("objection", "by", "raised by"),
    toEach("contribution", "for", "helped"), to("embed", "for", "for"),
    to("objection", "about", "about"), to("reading", "of", "of"), to("series", "about", "about"),
    to("meeting", "about", "about"), to("meeting", "of", "of"),
    from(["goal"], "driver", "about", "driver"), to("driver", "of", "of"), objections,
    // A party is where it belongs, what drives it and what it wants to reach. One that is met on the
    // way is the end of it.
    to("person", "in", "in").first, to("unit", "in", "part of").first,
    from(["unit", "person"], "driver", "of", "driver").first, to("driver", "about", "about"),
    from(["person"], "goal", "owner", "owns").first, fromEach(["unit"], "goal", "of", "goal").first,
  ]

  private static let down: [Edge] = [
    fromEach(["unit"], "goal", "of", "goal"), from(["person"], "goal", "owner", "goal"),
    from(["unit", "person"], "driver", "of", "driver"),
    from(["unit", "person"], "request", "from", "request"),
    fromEach(["unit", "person"], "request", "to", "asked of"),
    from(["unit", "person"], "promise", "by", "promised by"),
    from(["unit", "person"], "promise", "to", "promised to"),
    from(["unit"], "embed", "in", "embedded"), from(["person"], "embed", "person", "embedded"),
    from(["goal"], "goal", "under", "goal"),
    fromEach(["goal", "driver"], "request", "for", "request"),
    fromEach(["goal", "driver"], "offer", "for", "offer"),
    from(["request"], "initiative", "request", "initiative"),
    from(["offer"], "initiative", "offer", "initiative"),
    fromEach(["goal", "driver"], "initiative", "for", "initiative"),
    from(["goal", "initiative"], "milestone", "of", "milestone"),
    from(["goal", "initiative", "request"], "promise", "for", "promise"),
    fromEach(["goal", "driver"], "contribution", "for", "contribution"),
    from(["initiative"], "contribution", "by", "contribution"),
    from(["goal"], "embed", "for", "embed"), objections,
  ]

  func rows() throws -> [[SQLValue]] {
    var nodes = [Node(id: start.raw, via: "", parent: nil, depth: 0)]
    var seen: Set<Int64> = [start.raw]
    var level = 0..<1
    while !level.isEmpty {
      let leading = level.filter { $0 == 0 || !isParty(nodes[$0].id) }
      let parents = Dictionary(uniqueKeysWithValues: leading.map { (nodes[$0].id, $0) })
      let next = nodes.count
      for edge in direction == .up ? Self.up : Self.down where !edge.isFirst || level == 0..<1 {
        let starts = parents.keys.filter { id in
          request.schema.kind(of: RecordID(raw: id)).map { edge.from.contains($0.name) } ?? false
        }
        guard !starts.isEmpty else { continue }
        try follow(edge, starts.sorted()) { from, to in
          guard let parent = parents[from], seen.insert(to).inserted || isParty(to) else { return }
          nodes.append(Node(id: to, via: edge.via, parent: parent, depth: nodes[parent].depth + 1))
        }
      }
      level = next..<nodes.count
    }
    return try drawn(nodes)
  }

  private func isParty(_ id: Int64) -> Bool {
    request.schema.kind(of: RecordID(raw: id)).map { Group.party.contains($0.name) } ?? false
  }

  private func follow(_ edge: Edge, _ starts: [Int64], _ met: (Int64, Int64) -> Void) throws {
    let (start, end) = (SQL.name(edge.start), SQL.name(edge.end))
    let open: SQL = edge.onlyOpen ? " AND \"status\" = 'open'" : ""
    let ids = SQLValue.text("[\(starts.map { String($0) }.joined(separator: ","))]")
    try request.read(
      sql: """
        SELECT \(start), \(end) FROM \(request.table(edge.table)) \
        WHERE \(start) IN (SELECT value FROM json_each(\(ids))) AND \(end) IS NOT NULL\(open) \
        ORDER BY \(start), \(end)
        """
    ) { met($0.integer(at: 0), $0.integer(at: 1)) }
  }

  /// In the order in which a tree is read, with what each record is called.
  private func drawn(_ nodes: [Node]) throws -> [[SQLValue]] {
    var children: [Int: [Int]] = [:]
    for (index, node) in nodes.enumerated() {
      if let parent = node.parent { children[parent, default: []].append(index) }
    }
    let names = try names(nodes.map(\.id))
    var rows: [[SQLValue]] = []
    var left = [0]
    while let index = left.popLast() {
      let node = nodes[index]
      left += (children[index] ?? []).reversed()
      // One that is withheld, or was not there then.
      guard let name = names[node.id] else { continue }
      rows.append([
        .integer(node.depth), .text(node.via), .integer(node.id), name.title, name.state,
      ])
    }
    return rows
  }

  private func names(_ ids: [Int64]) throws -> [Int64: (title: SQLValue, state: SQLValue)] {
    var names: [Int64: (title: SQLValue, state: SQLValue)] = [:]
    let byKind = Dictionary(grouping: ids) { RecordID(raw: $0).kindCode }
    for (code, ids) in byKind {
      guard let kind = request.schema.kind(code: code) else { continue }
      let list = SQLValue.text("[\(ids.map { String($0) }.joined(separator: ","))]")
      try request.read(
        sql: """
          SELECT "id", \(title(of: kind)), \(state(of: kind)) FROM \(request.table(kind.name)) \
          WHERE "id" IN (SELECT value FROM json_each(\(list)))
          """
      ) { row in
        names[row.integer(at: 0)] = (
          row.optionalText(at: 1).map { .text($0) } ?? .null,
          row.optionalText(at: 2).map { .text($0) } ?? .null
        )
      }
    }
    return names
  }

  /// Its title; of an embed, which has none, who it is.
  private func title(of kind: Kind) -> SQL {
    if kind.hasTitle { return "\"title\"" }
    guard kind.name == "embed" else { return "NULL" }
    return "(SELECT p.\"title\" FROM \(request.table("person")) AS p WHERE p.\"id\" = \"person\")"
  }

  /// In a word: the status, a driver's basis, whether a milestone is done.
  private func state(of kind: Kind) -> SQL {
    switch kind.name {
    case "driver": "\"type\" || ', ' || \"basis\""
    case "milestone": "CASE WHEN \"done\" IS NOT NULL THEN 'done' END"
    case "person": "\"role\""
    case "embed":
      "CASE WHEN \"share\" IS NOT NULL THEN printf('%g %%', \"share\") END"
    default: kind.field("status") != nil ? "\"status\"" : "NULL"
    }
  }
}
