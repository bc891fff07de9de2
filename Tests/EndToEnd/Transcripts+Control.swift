extension Transcripts {
  static let control = #"""
    > let late = (promises where overdue)
    > $late | show title
    title
    ────────────────────────
    Weekly numbers by Monday
    > let limit = today + 30d
    > promises where due > today and due < $limit | show handle, due
    handle  due
    ──────  ──────────
    p1      2026-12-18
    > let n = (promises where overdue | count)
    > say "{$n} of them until {$limit}"
    1 of them until 2026-12-23
    > for each p in (promises where overdue)
    .   say "{$p}: {$p.title}, {$p.by.title}"
    .   move $p due +1w
    . end
    p2: Weekly numbers by Monday, Sam Osei
    changed 1 promise (step 2)
    > if (promises where overdue | count) > 0
    .   say "late"
    . else if (promises where broken | count) = 1
    .   say "one broken"
    . else
    .   say "well"
    . end
    one broken
    > expect (units | count) = 3
    > me dana-reyes
    you are dana-reyes
    > me
    you are dana-reyes
    > explain promises where overdue | sort due | first 3
    1. take all promises (what one party promised another, and whether it was kept)
    2. keep those for which overdue
    3. order them by due
    4. keep the first 3

    SELECT 'p' || ("t1"."id" >> 6), "t1"."title", coalesce("t2"."handle", "t3"."handle"), coalesce("t4"."handle", "t5"."handle"), coalesce("t6"."handle", "t7"."handle", "t8"."handle"), "t1"."due", "t1"."status"
    FROM "promise" AS "t1"
    LEFT JOIN "unit" AS "t2" ON "t2"."id" = "t1"."by"
    LEFT JOIN "person" AS "t3" ON "t3"."id" = "t1"."by"
    LEFT JOIN "unit" AS "t4" ON "t4"."id" = "t1"."to"
    LEFT JOIN "person" AS "t5" ON "t5"."id" = "t1"."to"
    LEFT JOIN "goal" AS "t6" ON "t6"."id" = "t1"."for"
    LEFT JOIN "initiative" AS "t7" ON "t7"."id" = "t1"."for"
    LEFT JOIN "request" AS "t8" ON "t8"."id" = "t1"."for"
    WHERE (("t1"."status" = 'open') AND ("t1"."due" < 20780))
    ORDER BY "t1"."due" NULLS LAST, "t1"."id"
    LIMIT 3
    > promises where (
    .   overdue or
    .   due < today) and
    . not kept |
    . count
    count
    ─────
        1
    > say "two
    . lines"
    two
    lines
    """#
}
