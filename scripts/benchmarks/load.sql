-- What scripts/bench load compares with: sqlite3's own import into a staging table, then a join
-- into the same tables, with the same checks of columns and the same indexes.
CREATE TEMP TABLE staging(title, "by", "to", "for", made, due, closed, status);
.import --csv --skip 1 promises.csv staging
BEGIN;
INSERT INTO step (number, at, author, words, day) SELECT max(number) + 1, 0, 'sqlite', 'import', 20781 FROM step;
INSERT INTO promise (id, title, "by", "to", "for", made, due, "first-due", closed, status, ungated, since_step)
SELECT s.rowid * 64 + 11, s.title, b.id, t.id, f.id,
  julianday(s.made) - 2440587.5, julianday(s.due) - 2440587.5, julianday(s.due) - 2440587.5,
  nullif(julianday(nullif(s.closed, '')) - 2440587.5, ''), s.status, 20781, (SELECT max(number) FROM step)
FROM staging AS s
JOIN person AS b ON b.handle = s."by" JOIN person AS t ON t.handle = s."to"
JOIN initiative AS f ON f.handle = s."for";
COMMIT;
SELECT count(*) FROM promise;
