extension Transcripts {
  static let entering = #"""
    > add unit "Legal" side business
    added unit legal (step 2)
    > add person "Ada Moss" in legal role "Counsel" handle ada
    added person ada (step 3)
    > add goal "Fewer returns" of marketing, legal owner ada baseline 9 target 5 due end of next quarter
    added goal fewer-returns, end of next quarter is 2027-03-31 (step 4)
    > add reading of fewer-returns value 8
    added reading r3 (step 5)
    > add person "Dana Reyes" in sales
    added person dana-reyes-2 (step 6)
    > promise "Contracts in a day" by ada to "Marketing" for fewer-returns due +2w
    added promise p7, +2w is 2026-12-07 (step 7)
    > promises where by.unit = legal
    handle  title               by   to         for            due         status
    ──────  ──────────────────  ───  ─────────  ─────────────  ──────────  ──────
    p7      Contracts in a day  ada  marketing  fewer-returns  2026-12-07  open
    > goals where of = legal | show handle, of, due, actual, progress
    handle         of                due         actual  progress
    ─────────────  ────────────────  ──────────  ──────  ────────
    fewer-returns  marketing, legal  2027-03-31       8      0.25
    """#
}
