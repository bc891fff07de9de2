package import Domain
import Language

/// Where binding finds the records that words name. A book implements it.
package protocol RecordNames: AnyObject {
  /// The records of these kinds with exactly this handle, as they are or, given a step, as they
  /// were then. Numbered handles (`p17`) count only where the record exists.
  func records(handle: String, kinds: [Kind], asOf step: Int64?) throws -> [RecordID]
  /// Records of these kinds that have, or ever had, this handle; removed ones too.
  func records(handleEver: String, kinds: [Kind]) throws -> [RecordID]
  /// The step that removed a record; nil where it is there, or never was.
  func removal(of id: RecordID) throws -> Int64?
  func records(title: String, kinds: [Kind]) throws -> [RecordID]
  /// Records whose handle begins so, at most `limit` of each kind in their order; of a kind that has
  /// more, the very last stands in place of the last that would fit.
  func records(prefix: String, kinds: [Kind], limit: Int) throws -> [NamedRecord]
  /// Numbered records whose number begins with the digits of this one.
  func records(numberPrefix number: Int64, kind: Kind, limit: Int) throws -> [NamedRecord]
  /// Of each kind's newest records, those whose title has a word that begins so. Interrupted, it
  /// yields what was found until then.
  func records(
    titleWord: String, kinds: [Kind], amongNewest newest: Int, limit: Int
  ) throws -> [NamedRecord]
  func handle(of id: RecordID) throws -> String?
  /// The single value a statement yields; missing where it yields no row.
  func value(of statement: SQL, _ type: ValueType) throws -> Value
  /// The rows a statement yields, one after the other.
  func read(_ statement: SQL, row: (any RowReader) throws -> Void) throws
  /// The ids a statement yields.
  func ids(of statement: SQL) throws -> [RecordID]
  /// The last step at or before the end of a day; nil when the book begins later.
  func step(endOf day: Day) throws -> Int64?
  /// The number of the newest step, 0 in an empty book.
  func newestStep() throws -> Int64
}

package struct NamedRecord: Sendable {
  package var id: RecordID
  package var handle: String
  package var title: String
  package init(id: RecordID, handle: String, title: String) {
    self.id = id
    self.handle = handle
    self.title = title
  }
}

/// What a name stands for while a script or a session runs.
package struct Variable: Sendable {
  package var value: Value
  /// Nil where the value is not known yet, as when a script is only checked.
  package var type: ValueType?

  package init(_ value: Value, _ type: ValueType?) {
    self.value = value
    self.type = type
  }
}

/// All that binding needs to know.
package struct Environment {
  package var schema: Schema
  package var names: any RecordNames
  package var today: Day
  package var variables: [String: Variable]
  /// At the prompt a unique beginning of a handle is enough; in a script it never is.
  package var acceptsPrefixes: Bool
  /// The views and tables that can be asked beside the kinds.
  package var tables: [TableSource]
  /// Others look on: what is not for everybody's eyes is withheld.
  package var isRoomOn = false
  /// Names are looked up and nothing is reckoned: a check, a completion.
  package var bindsOnly = false
  /// What an unknown name may have meant is looked for and told.
  package var givesAdvice = true
  /// Stands where a name is still awaited; no record is looked for that has it.
  package var placeholder: String?

  package init(
    schema: Schema, names: any RecordNames, today: Day, variables: [String: Variable] = [:],
    acceptsPrefixes: Bool = false, tables: [TableSource] = TableSource.all
  ) {
    self.schema = schema
    self.names = names
    self.today = today
    self.variables = variables
    self.acceptsPrefixes = acceptsPrefixes
    self.tables = tables
  }
}
