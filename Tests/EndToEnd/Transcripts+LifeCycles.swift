extension Transcripts {
  static let lifeCycles = #"""
    > requests | show handle, status
    handle         status
    ─────────────  ──────
    crm-upgrade    asked
    faster-quotes  clear
    > clarify crm-upgrade for qualified-leads because "reps lose leads"
    crm-upgrade is clear (step 2)
    > accept crm-upgrade as "New CRM" lead sam-osei due 2027-02-01
    accepted crm-upgrade as initiative new-crm (step 3)
    > initiatives where request = crm-upgrade | show handle, title, for, request
    handle   title    for              request
    ───────  ───────  ───────────────  ───────────
    new-crm  New CRM  qualified-leads  crm-upgrade
    > decline faster-quotes because "the portal does it"
    faster-quotes: declined (step 4)
    > take reporting-sandbox
    reporting-sandbox: taken (step 5)
    > confirm p6
    p6: open (step 6)
    > move p6 due 2027-02-15 because "room"
    p6 is due 2027-02-15 (step 7)
    > promises where handle = "p6" | show due, first-due, moved, status
    due         first-due   moved  status
    ──────────  ──────────  ─────  ──────
    2027-02-15  2027-01-15  yes    open
    > keep p1 on 2026-11-20
    p1: kept (step 8)
    > break p2
    p2: broken (step 9)
    > withdraw p5 because "no guests"
    p5: withdrawn (step 10)
    > promises | show handle, status, closed, late, because
    handle  status     closed      late  because
    ──────  ─────────  ──────────  ────  ──────────────────
    p1      kept       2026-11-20
    p2      broken     2026-11-23
    p3      kept       2026-09-10     9
    p4      broken     2026-10-12        the vendor slipped
    p5      withdrawn  2026-11-23        no guests
    p6      open                         room
    > answer o1 with "a second queue"
    o1: answered (step 11)
    > objections | show handle, status, answer
    handle  status    answer
    ──────  ────────  ──────────────
    o1      answered  a second queue
    """#
}
