extension Transcripts {
  static let customFields = #"""
    > define field budget of initiatives number help "in thousands"
    defined budget of initiatives (step 2)
    > define field risk of initiatives choice (low, medium, high)
    defined risk of initiatives (step 3)
    > define field sponsors of goals list of party
    defined sponsors of goals (step 4)
    > set lead-router budget 120 risk medium
    changed lead-router (step 5)
    > set qualified-leads sponsors dana-reyes, sales
    changed qualified-leads (step 6)
    > initiatives where risk >= medium and budget > 100
    handle       title        for              lead      with  due         status  budget  risk
    ───────────  ───────────  ───────────────  ────────  ────  ──────────  ──────  ──────  ──────
    lead-router  Lead router  qualified-leads  sam-osei  it    2027-02-01  active     120  medium
    > initiatives | summarize sum(budget) as budget per risk
    risk    budget
    ──────  ──────
    medium     120
                 0
    > goals where sponsors within marketing | show handle, sponsors
    handle           sponsors
    ───────────────  ─────────────────
    qualified-leads  dana-reyes, sales
    > set old-portal risk low
    changed old-portal (step 7)
    > initiatives | sort risk desc | show handle, risk
    handle       risk
    ───────────  ──────
    lead-router  medium
    old-portal   low
    """#
}
