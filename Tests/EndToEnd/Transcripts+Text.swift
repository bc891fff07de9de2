extension Transcripts {
  static let text = #"""
    > add unit “Größe & Co”
    added unit grosse-co (step 2)
    > add person "Zoë \"Zo\" Ångström" in grosse-co role "Chef
    . de rang"
    added person zoe-zo-angstrom (step 3)
    > people where in = grosse-co | show handle, title, role
    handle           title              role
    ───────────────  ─────────────────  ────────────
    zoe-zo-angstrom  Zoë "Zo" Ångström  Chef⏎de rang
    > people where title ~ "zoë" | show title
    title
    ─────────────────
    Zoë Marsh
    Zoë "Zo" Ångström
    > say "tab\tand {braces} and \{$x} and 世界"
    tab␉and {braces} and {$x} and 世界
    > add unit "日本 – 東京 “x”"
    added unit 日本-東京-x (step 4)
    > units | show handle, title | sort title desc
    handle       title
    ───────────  ───────────────
    日本-東京-x  日本 – 東京 “x”
    sales        Sales
    marketing    Marketing
    it           IT
    grosse-co    Größe & Co
    > set zoe-marsh title "Zoé Marsh"
    changed zoe-marsh (step 5)
    > people where title = "Zoé Marsh" | count
    count
    ─────
        1
    > add unit "007"
    added unit x-007 (step 6)
    > units where title = "007" | show handle
    handle
    ──────
    x-007
    """#
}
