import Domain
import Testing

@Suite struct AlphabeticalTests {
  @Test(arguments: [
    ("Årsta", "arsta"), ("Zoë", "zoe"), ("e\u{301}te\u{301}", "ete"), ("Straße 7", "strasse 7"),
    ("Łódź", "lodz"), ("Ærø", "aero"), ("ÉCOLE", "ecole"), ("Ωmega", "ωmega"), ("日本", "日本"),
    ("a–b", "a–b"), ("", ""),
  ])
  func lettersLoseCaseAndAccents(text: String, key: String) {
    #expect(text.alphabetical == key)
  }
}
