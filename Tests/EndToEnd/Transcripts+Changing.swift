extension Transcripts {
  static let changing = #"""
    > link lead-router with marketing, sales
    linked lead-router with marketing, sales (step 2)
    > unlink lead-router with it
    unlinked lead-router with it (step 3)
    > initiatives where handle = "lead-router" | show with
    with
    ────────────────
    marketing, sales
    > link lead-router with marketing
    linked lead-router with marketing: nothing to change, it is so already
    > rename lead-router router
    renamed lead-router to router (step 4)
    > initiatives where with = sales | show handle
    handle
    ──────
    router
    > promises where for = router | show title
    title
    ────────────────────────────
    Leads routed within the hour
    > set router status done ended 2026-11-20
    changed router (step 5)
    > set dana-reyes, sam-osei capacity 80
    changed dana-reyes, sam-osei (step 6)
    > set (goals where overdue) status dropped due none
    changed fewer-calls (step 7)
    > goals | show handle, status, due
    handle           status   due
    ───────────────  ───────  ──────────
    qualified-leads  agreed   2027-03-31
    fewer-calls      dropped
    > remove d1
    removed d1 (step 8)
    > drivers | show handle, title
    handle  title
    ──────  ────────────────────────
    d2      Leads wait three days
    d3      One number for the board
    > remove (readings where of = qualified-leads)
    removed r1, r2 (step 9)
    > readings | count
    count
    ─────
        0
    """#
}
