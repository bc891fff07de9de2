import Domain

/// Records that an import by title alone found in another unit than the file says: moved, or two of
/// one name that the import took for one.
struct MovedRecords {
  static let field = "in"
  private var first: [(id: RecordID, from: RecordID, to: RecordID)] = []
  private var count = 0
  private static let kept = 5

  mutating func note(_ id: RecordID, _ draft: Draft, _ before: Draft?, _ plan: ImportPlan) {
    guard plan.isByTitleAlone, case .record(let from)? = before?[Self.field],
      case .record(let to)? = draft[Self.field], from != to
    else { return }
    count += 1
    if first.count < Self.kept { first.append((id, from, to)) }
  }

  /// Nil where there are none.
  func words(_ session: Session, _ plan: ImportPlan) throws -> String? {
    guard count > 0 else { return nil }
    let told = try first.map {
      "  \(try session.handle($0.id)): from \(try session.handle($0.from)) to \(try session.handle($0.to))"
    }
    let more = count > first.count ? ["  … and \(count - first.count) more"] : []
    return
      ([
        "note: \(Session.counted(count, plan.kind)) found by title moved to another unit; "
          + "were they others of the same name, `by title, in` tells them apart:"
      ]
      + told + more).joined(separator: "\n")
  }
}

extension ImportPlan {
  var isByTitleAlone: Bool { keys.count == 1 && keys[0].name(in: kind) == "title" }
}
