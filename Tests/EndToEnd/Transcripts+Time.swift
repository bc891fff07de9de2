extension Transcripts {
  static let time = #"""
    > promises on 2026-09-05 | show handle, status
    handle  status
    ──────  ──────
    p2      open
    p3      open
    p4      open
    p5      open
    > set qualified-leads target 700
    changed qualified-leads (step 2)
    > keep p1 on 2026-11-20
    p1: kept (step 3)
    > goals as of step 1 | show handle, target
    handle           target
    ───────────────  ──────
    qualified-leads     600
    fewer-calls
    > goals as of today where handle = "qualified-leads" | show target
    target
    ──────
       700
    > promises as of step 1 where handle = "p1" | show status
    status
    ──────
    open
    > embeds on 2026-08-01 | count
    count
    ─────
        0
    > promises on 2026-11-01 as of step 1 | count per status
    status       count
    ───────────  ─────
    unconfirmed      1
    open             3
    kept             1
    broken           1
    > promises where due > today and due <= end of quarter | show title, due
    title                         due
    ────────────────────────────  ──────────
    Leads routed within the hour  2026-12-18
    end of quarter: 2026-12-31
    > promises where due < today + 2w and due > last monday | count
    count
    ─────
        0
    today + 2w: 2026-12-07
    last monday: 2026-11-16
    """#
}
