extension Transcripts {
  static let asking = #"""
    > promises where overdue
    handle  title                     by        to          for              due         status
    ──────  ────────────────────────  ────────  ──────────  ───────────────  ──────────  ──────
    p2      Weekly numbers by Monday  sam-osei  dana-reyes  qualified-leads  2026-11-13  open
    > promises where to within marketing and overdue | sort due | show title, by, due, late
    title                     by        due         late
    ────────────────────────  ────────  ──────────  ────
    Weekly numbers by Monday  sam-osei  2026-11-13    10
    > initiatives where no for | count per lead.unit
    lead.unit  count
    ─────────  ─────
                   1
    > drivers where of within marketing and type = challenge | sort weight desc | first 5
    handle  title                  of          type       weight  basis   noted
    ──────  ─────────────────────  ──────────  ─────────  ──────  ──────  ──────────
    d2      Leads wait three days  dana-reyes  challenge       5  stated  2026-11-23
    > promises | summarize count, average(late) as delay per by.unit | sort delay desc
    by.unit    count  delay
    ─────────  ─────  ─────
    it             5     10
    marketing      1      9
    > goals | show title, progress, count(promises where for = this and broken) as broken
    title            progress  broken
    ───────────────  ────────  ──────
    Qualified leads      0.25       0
    Fewer calls                     0
    > promises | count per status
    status       count
    ───────────  ─────
    unconfirmed      1
    open             3
    kept             1
    broken           1
    > promises where due in (2026-09-01, 2027-01-15) or title ~ "ROUTED" | show title, due | sort due desc
    title                         due
    ────────────────────────────  ──────────
    Training for the reps         2027-01-15
    Leads routed within the hour  2026-12-18
    Field list for the router     2026-09-01
    > people | where acumen >= 3 | show handle, acumen * 10 as points | sort points desc
    handle      points
    ──────────  ──────
    sam-osei        40
    dana-reyes      30
    > promises | sort status desc, due | first 3
    handle  title                      by          to          for              due         status
    ──────  ─────────────────────────  ──────────  ──────────  ───────────────  ──────────  ──────
    p4      Portal switched off        it          sales                        2026-10-10  broken
    p3      Field list for the router  dana-reyes  it                           2026-09-01  kept
    p2      Weekly numbers by Monday   sam-osei    dana-reyes  qualified-leads  2026-11-13  open
    > drivers | summarize min(noted), max(weight), count(weight > 3) as heavy
    min noted   max weight  heavy
    ──────────  ──────────  ─────
    2026-11-23           5      2
    > units | count
    count
    ─────
        3
    > goals where due < .due
    handle  title  of  owner  due  status
    ──────  ─────  ──  ─────  ───  ──────
    > log | show step, author, added
    step  author   added
    ────  ───────  ─────
       1  unknown     31
    """#
}
