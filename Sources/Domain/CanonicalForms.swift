import Foundation

extension String {
  /// The ways in which Unicode may spell this text: as it stands, composed and decomposed. Text is
  /// kept as it came; a name is found whichever way it is spelt.
  package var canonicalForms: [String] {
    guard !utf8.allSatisfy({ $0 < 0x80 }) else { return [self] }
    var forms = [self]
    for form in [precomposedStringWithCanonicalMapping, decomposedStringWithCanonicalMapping]
    where !forms.contains(where: { $0.utf8.elementsEqual(form.utf8) }) {
      forms.append(form)
    }
    return forms
  }

  /// Composed (NFC): what handles are written in, and what is compared letter by letter.
  package var composed: String {
    utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping
  }

  /// What text is put in order by: Latin letters without case and accents, so that é stands with e
  /// and å with a, other letters without case.
  package var alphabetical: String {
    var scalars = String.UnicodeScalarView()
    for scalar in composed.unicodeScalars {
      let isLetter = scalar.value >= 0x80 && scalar.properties.isAlphabetic
      let folded = isLetter || (0x41...0x5A).contains(scalar.value) ? Slug.fold(scalar) : []
      if folded.isEmpty { scalars.append(scalar) } else { scalars.append(contentsOf: folded) }
    }
    return String(scalars)
  }
}
