/// What is said and answered, by its subject; each on a fresh copy of the sample book.
enum Transcripts {
  static let all: [String: String] = [
    "asking": asking, "paths": paths, "time": time, "entering": entering,
    "life cycles": lifeCycles, "changing": changing, "custom fields": customFields,
    "control": control, "text": text, "errors": errors,
  ]
}
