extension Transcripts {
  static let paths = #"""
    > people | show title, in.title, in.mission
    title       in.title   in.mission
    ──────────  ─────────  ────────────────────────
    Dana Reyes  Marketing  leads that sales can use
    Sam Osei    IT
    Zoë Marsh   Sales
    > promises | show handle, by.unit.title, to.unit
    handle  by.unit.title  to.unit
    ──────  ─────────────  ─────────
    p1      IT             marketing
    p2      IT             marketing
    p3      Marketing      it
    p4      IT             sales
    p5      IT             sales
    p6      IT             sales
    > goals | show handle, of.title, owner.in.side
    handle           of.title          owner.in.side
    ───────────────  ────────────────  ─────────────
    qualified-leads  Marketing, Sales  business
    fewer-calls      Sales             business
    > goals | show handle, count(initiatives) as work, count(promises where for = this) as promises
    handle           work  promises
    ───────────────  ────  ────────
    qualified-leads     1         1
    fewer-calls         0         0
    > units | show handle, count(people) as people, sum(promises.late where by = this) as late
    handle     people  late
    ─────────  ──────  ────
    marketing       1     0
    it              1     0
    sales           1     0
    > units | show handle, latest(promises.due where by.unit = this) as latest
    handle     latest
    ─────────  ──────────
    marketing  2026-09-01
    it         2027-01-15
    sales
    > requests where from.in = marketing | show handle, for.owner
    handle       for.owner
    ───────────  ─────────
    crm-upgrade
    > people where count(promises where by = this) > 0 | show title
    title
    ──────────
    Dana Reyes
    Sam Osei
    """#
}
