-- What scripts/bench questions compares with: for each question the SQL that somebody who knows the
-- tables would write to be fast, with the same columns in the same order. A line `-- NUMBER COUNT
-- QUESTION` begins one; COUNT is how often it is asked to be measured.

-- 1 200 promises where handle = "p777" | show handle, title, by, to, for, due, status
SELECT 'p' || (p.id >> 6), p.title, b.handle, t.handle, i.handle, date(p.due * 86400, 'unixepoch'), p.status
FROM promise AS p LEFT JOIN person AS b ON b.id = p."by" LEFT JOIN person AS t ON t.id = p."to"
LEFT JOIN initiative AS i ON i.id = p."for" WHERE p.id = 777 * 64 + 11;

-- 11 200 promises where handle = "p777" | show handle, title, by, to, for, due, status
SELECT 'p' || (p.id >> 6), p.title, b.handle, t.handle, i.handle, date(p.due * 86400, 'unixepoch'), p.status
FROM promise AS p LEFT JOIN person AS b ON b.id = p."by" LEFT JOIN person AS t ON t.id = p."to"
LEFT JOIN initiative AS i ON i.id = p."for" WHERE p.id = 777 * 64 + 11;

-- 2 200 promises where by = person-17 and overdue | sort due | show handle, title, to, due
SELECT 'p' || (p.id >> 6), p.title, t.handle, date(p.due * 86400, 'unixepoch')
FROM promise AS p LEFT JOIN person AS t ON t.id = p."to"
WHERE p."by" = (SELECT id FROM person WHERE handle = 'person-17') AND p.status = 'open' AND p.due < 20781
ORDER BY p.due, p.id;

-- 3 5 promises where overdue | count per by.unit
SELECT u.handle, sum(n) FROM (
  SELECT +"by" AS b, count(*) AS n FROM promise WHERE status = 'open' AND due < 20781 GROUP BY +"by")
JOIN person AS r ON r.id = b JOIN unit AS u ON u.id = r."in" GROUP BY u.id ORDER BY u.handle;

-- 4 5 promises where settled | summarize count(kept) as kept, count(broken) as broken per quarter(closed)
SELECT strftime('%Y-Q', day * 86400, 'unixepoch') || ((strftime('%m', day * 86400, 'unixepoch') + 2) / 3) AS quarter,
  sum(kept), sum(broken)
FROM (SELECT closed AS day, sum(status = 'kept') AS kept, sum(status = 'broken') AS broken
  FROM promise WHERE status IN ('kept', 'broken') GROUP BY closed)
GROUP BY quarter ORDER BY quarter;

-- 5 3 reliability where per = promiser | sort rate, by | first 10 | show by, n, rate
SELECT r.handle, kept + broken, kept * 1.0 / (kept + broken) AS rate FROM (
  SELECT +"by" AS b, sum(kept) AS kept, sum(broken) AS broken FROM (
    SELECT "by",
      status = 'kept' AND (judged IS NULL OR closed IS NULL OR closed <= judged OR due = judged) AS kept,
      status = 'broken' OR status = 'open' AND ifnull(judged < 20781, 0)
        OR status = 'withdrawn' AND "withdrawn-by" IS 'promiser'
        OR status = 'kept' AND ifnull(closed > judged AND due IS NOT judged, 0) AS broken
    FROM (SELECT "by", status, due, closed, "withdrawn-by",
        coalesce("agreed-due", "first-due", due) AS judged
      FROM promise WHERE status <> 'unconfirmed' AND ifnull(made <= 20781, 1)
        AND ifnull("promiser-says" = "promisee-says", 1)))
  GROUP BY +"by")
JOIN person AS r ON r.id = b WHERE kept + broken >= 5 ORDER BY rate, r.handle LIMIT 10;

-- 6 3 promises | count per status, by.unit
SELECT status, u.handle, sum(n) FROM (SELECT status, +"by" AS b, count(*) AS n FROM promise GROUP BY status, +"by")
JOIN person AS r ON r.id = b JOIN unit AS u ON u.id = r."in" GROUP BY status, u.id
ORDER BY CASE status WHEN 'unconfirmed' THEN 0 WHEN 'open' THEN 1 WHEN 'kept' THEN 2 WHEN 'broken' THEN 3 ELSE 4 END,
  u.handle;

-- 7 10 promises where title ~ "invoices published for case 77" | show handle, title, by, to, due, status
SELECT 'p' || (p.id >> 6), p.title, b.handle, t.handle, date(p.due * 86400, 'unixepoch'), p.status
FROM promise AS p LEFT JOIN person AS b ON b.id = p."by" LEFT JOIN person AS t ON t.id = p."to"
WHERE p.title LIKE '%invoices published for case 77%' ORDER BY p.id;

-- 8 200 promises where for = initiative-1717 | show handle, title, by, to, due, status
SELECT 'p' || (p.id >> 6), p.title, b.handle, t.handle, date(p.due * 86400, 'unixepoch'), p.status
FROM promise AS p LEFT JOIN person AS b ON b.id = p."by" LEFT JOIN person AS t ON t.id = p."to"
WHERE p."for" = (SELECT id FROM initiative WHERE handle = 'initiative-1717') ORDER BY p.id;

-- 9 10 promises where status = open and due >= next monday and due < next monday + 7d | sort due | show handle, title, by, to, due
SELECT 'p' || (p.id >> 6), p.title, b.handle, t.handle, date(p.due * 86400, 'unixepoch')
FROM promise AS p LEFT JOIN person AS b ON b.id = p."by" LEFT JOIN person AS t ON t.id = p."to"
WHERE p.status = 'open' AND p.due BETWEEN 20787 AND 20793 ORDER BY p.due, p.id;

-- 10 5 promises where late > 0 | summarize average(late) as delay per by.unit
SELECT u.handle, sum(days) * 1.0 / sum(n) FROM (
  SELECT +"by" AS b, count(*) AS n, sum(CASE status WHEN 'open' THEN 20781 ELSE closed END - due) AS days
  FROM promise WHERE status = 'open' AND due < 20781 OR status = 'kept' AND closed > due GROUP BY +"by")
JOIN person AS r ON r.id = b JOIN unit AS u ON u.id = r."in" GROUP BY u.id ORDER BY u.handle;
