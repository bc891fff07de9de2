-- The same columns as `export promises`.
.mode csv
.headers on
.output theirs.csv
SELECT 'p' || (p.id >> 6) AS handle, p.title, b.handle AS "by", t.handle AS "to", NULL AS "with",
  i.handle AS "for", NULL AS "at", date(p.made * 86400, 'unixepoch') AS made,
  date(p.due * 86400, 'unixepoch') AS due, date(p."first-due" * 86400, 'unixepoch') AS "first-due",
  date(p."agreed-due" * 86400, 'unixepoch') AS "agreed-due", NULL AS agreed,
  date(p.closed * 86400, 'unixepoch') AS closed, p.because, p.status, NULL AS judge,
  p."promiser-says", p."promisee-says", p."withdrawn-by",
  date(p.ungated * 86400, 'unixepoch') AS ungated
FROM promise AS p JOIN person AS b ON b.id = p."by" JOIN person AS t ON t.id = p."to"
JOIN initiative AS i ON i.id = p."for" ORDER BY p.id;
