extension Transcripts {
  static let errors = #"""
    > promisses
    prompt:1:1: error: there is no verb or source `promisses`
      1 | promisses
        | ^^^^^^^^^
    help: did you mean `promises`?
    help: `help` lists the verbs and what can be asked
    > promises where overdu
    prompt:1:16: error: there is no field or condition of promises `overdu`
      1 | promises where overdu
        |                ^^^^^^
    help: did you mean `overdue`?
    > promises where status = opne
    prompt:1:25: error: `status` is one of unconfirmed, open, kept, broken, withdrawn; `opne` is not
      1 | promises where status = opne
        |                         ^^^^
    help: did you mean `open`?
    > promises | sorted due
    prompt:1:12: error: there is no stage `sorted`
      1 | promises | sorted due
        |            ^^^^^^
    help: did you mean `sort`?
    > add unti "X"
    prompt:1:5: error: there is no kind of record `unti`
      1 | add unti "X"
        |     ^^^^
    help: did you mean `unit`?
    > add person "X" inn marketing
    prompt:1:16: error: there is no field of people `inn`
      1 | add person "X" inn marketing
        |                ^^^
    help: did you mean `in`?
    > set lead-router status activ
    prompt:1:24: error: `status` cannot be `activ`
      1 | set lead-router status activ
        |                        ^^^^^
    help: did you mean `active`?
    help: one of: proposed, active, done, stopped
    > keep p9
    prompt:1:6: error: there is no promise `p9`
      1 | keep p9
        |      ^^
    help: `promises` lists them
    > accept crm-upgrade
    prompt:1:8: error: which goal does `crm-upgrade` serve, or which driver? It is not accepted before that is said
      1 | accept crm-upgrade
        |        ^^^^^^^^^^^
    help: their goals: qualified-leads, fewer-calls
    help: example: clarify crm-upgrade for a-goal because "…"
    > remove marketing
    prompt:1:8: error: `marketing` is referred to by sales, dana-reyes, d3, qualified-leads, reporting-sandbox and 2 more
      1 | remove marketing
        |        ^^^^^^^^^
    help: remove or change them first; nothing was removed
    > set p1 status kept
    prompt:1:8: error: `status` of promises is not set; it changes by its verbs
      1 | set p1 status kept
        |        ^^^^^^
    help: its life is led by: confirm, keep, break, withdraw
    > link lead-router for
    prompt:1:21: error: a goal or driver is missing here
      1 | link lead-router for
        |                     ^
    help: `goals` lists them
    > move p3 due 2027-01-01
    prompt:1:6: error: `p3` is no longer open
      1 | move p3 due 2027-01-01
        |      ^^
    help: only an open promise is moved
    > rename lead-router old-portal
    prompt:1:20: error: there is an initiative `old-portal` already
      1 | rename lead-router old-portal
        |                    ^^^^^^^^^^
    > rename p1 first
    prompt:1:8: error: a promise is called by its number and keeps it
      1 | rename p1 first
        |        ^^
    > expect (units | count) = 4
    prompt:1:8: error: this does not hold
      1 | expect (units | count) = 4
        |        ^^^^^^^^^^^^^^^^^^^
    help: found 3
    help: expected = 4
    > units | count
    count
    ─────
        3
    > add unit "Loop" in loop
    prompt:1:20: error: there is no unit `loop`
      1 | add unit "Loop" in loop
        |                    ^^^^
    help: `units` lists them
    > people where in = dana-reyes
    prompt:1:19: error: there is no unit `dana-reyes`
      1 | people where in = dana-reyes
        |                   ^^^^^^^^^^
    help: `dana-reyes` is a person
    > promises where due = 03/04/25
    prompt:1:22: error: `03/04/25` is not a date
      1 | promises where due = 03/04/25
        |                      ^^^^^^^^
    help: a date is written year-month-day: 2025-04-03 or 2025-03-04
    help: to divide, put spaces around `/`
    """#
}
