/// What the editor asks of somebody who knows the language. It is asked between two keys, so
/// that every answer has to come at once.
package protocol LineAssistant: AnyObject {
  /// A key was pressed; what is asked until the next one belongs to it.
  func heardKey()
  /// What Tab offers; `cursor` and all other offsets are in UTF-8.
  func completion(of line: String, at cursor: Int) -> Completion
  /// More lines could follow: Enter begins another instead of ending the entry.
  func isUnfinished(_ text: String) -> Bool
  /// The prompt before the line that follows `text`, saying what is open.
  func continuation(after text: String) -> String
  func styles(of line: String) -> [StyledRange]
  /// How the line may go on; found text begins behind the line.
  func suggestion(for line: String, history: History?) -> String?
  /// One line about what is still missing.
  func signature(of line: String, at cursor: Int) -> String?
  /// About the word at the cursor, over as many lines as it takes.
  func help(on line: String, at cursor: Int) -> String?
  /// Whether a `?` at the end of this line is a call for help, and no text.
  func isOpenToHelp(_ line: String) -> Bool
  /// The line as another program left it; nil where there is none or it failed.
  func editElsewhere(_ line: String) -> String?
}

extension LineAssistant {
  package func heardKey() {}
}
