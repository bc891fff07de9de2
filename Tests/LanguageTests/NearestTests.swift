import Language
import Testing

@Suite struct NearestTests {
  @Test(arguments: [
    ("ad", "add"), ("prom", "promises"), ("promsies", "promises"), ("Promises", "promises"),
    ("shwo", "show"), ("overdeu", "overdue"), ("initative", "initiatives"), ("größ", "größe"),
  ])
  func findsTheNameThatWasMeant(_ typed: String, _ expected: String) {
    let names: Set = ["add", "promises", "show", "overdue", "initiatives", "größe", "by", "of"]
    #expect(Nearest.name(to: typed, among: names) == expected)
  }

  @Test(arguments: ["", "x", "zzzz", "table", String(repeating: "a", count: 100_000)])
  func findsNothingFarAway(_ typed: String) {
    #expect(Nearest.name(to: typed, among: ["add", "promises", "show", "by"]) == nil)
  }

  @Test func prefersTheNearest() {
    #expect(Nearest.name(to: "goal", among: ["goals", "goat", "gaol"]) == "goals")
    #expect(Nearest.name(to: "sort", among: ["sport", "sort"]) == "sort")
    #expect(Nearest.name(to: "abcx", among: ["abcz", "abcy"]) == "abcy")
    #expect(Nearest.name(to: "a", among: [String]()) == nil)
  }
}
