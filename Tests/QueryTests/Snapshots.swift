/// Characteristic questions and their statements, without the quotes around names.
let snapshots: [(String, String)] = [
  (
    "units | show title",
    """
    SELECT t1.title FROM unit AS t1 ORDER BY t1.id
    """
  ),
  (
    "promises where overdue | show title",
    """
    SELECT t1.title FROM promise AS t1 \
    WHERE ((t1.status = ⟨‘open’⟩) AND (t1.due < ⟨20780⟩)) ORDER BY t1.id
    """
  ),
  (
    "promises where not status in (open, kept) | count",
    """
    SELECT t2.m0 FROM (SELECT count(*) AS m0 FROM (SELECT 1 FROM promise AS t1 \
    WHERE NOT ifnull((t1.status = ⟨‘open’⟩ OR t1.status = ⟨‘kept’⟩), 0))) AS t2
    """
  ),
  (
    "promises where to within sales | show handle",
    """
    SELECT ⟨‘p’⟩ || (t1.id >> 6) FROM promise AS t1 \
    WHERE (t1.to IN (WITH RECURSIVE inside(id) AS (SELECT ⟨129⟩ UNION SELECT c.id \
    FROM unit AS c JOIN inside AS i ON c.in = i.id) SELECT id FROM inside \
    UNION ALL SELECT p.id FROM person AS p JOIN inside AS i ON p.in = i.id \
    UNION ALL SELECT m.person FROM membership AS m JOIN inside AS i ON m.in = i.id)) \
    ORDER BY t1.id
    """
  ),
  (
    "promises where for.due < .due - 1m | show handle",
    """
    SELECT ⟨‘p’⟩ || (t1.id >> 6) FROM promise AS t1 \
    LEFT JOIN goal AS t2 ON t2.id = t1.for LEFT JOIN initiative AS t3 ON t3.id = t1.for \
    WHERE (coalesce(t2.due, t3.due) < CAST(min(julianday((t1.due) * 86400, 'unixepoch', \
    ⟨‘-1 months’⟩), julianday((t1.due) * 86400, 'unixepoch', 'start of month', ⟨‘0 \
    months’⟩, '-1 day')) - 2440587.5 AS INTEGER)) \
    ORDER BY t1.id
    """
  ),
  (
    "promises where by.unit = sales and no due | show for",
    """
    SELECT coalesce(t4.handle, t5.handle, t6.handle) FROM promise AS t1 \
    LEFT JOIN unit AS t2 ON t2.id = t1.by LEFT JOIN person AS t3 ON t3.id = t1.by \
    LEFT JOIN goal AS t4 ON t4.id = t1.for LEFT JOIN initiative AS t5 ON t5.id = t1.for \
    LEFT JOIN request AS t6 ON t6.id = t1.for \
    WHERE ((coalesce(t2.id, t3.in) = ⟨129⟩) AND t1.due IS NULL) ORDER BY t1.id
    """
  ),
  (
    "goals where of != sales | show of",
    """
    SELECT CASE WHEN EXISTS (SELECT 1 FROM goal_of AS t4 WHERE t4.record = t1.id) \
    THEN (SELECT json_group_array(v) FROM (SELECT t5.handle AS v FROM goal_of AS t4 \
    LEFT JOIN unit AS t5 ON t5.id = t4.member \
    WHERE t4.record = t1.id AND t4.member IS NOT NULL ORDER BY t4.position)) ELSE '[]' END \
    FROM goal AS t1 WHERE NOT ifnull(t1.id IN (SELECT t2.record FROM goal_of AS t2 \
    WHERE (t2.member = ⟨129⟩)), 0) ORDER BY t1.id
    """
  ),
  (
    #"units where title ~ "it's" | sort title desc | first 2 | where side = it | show title"#,
    """
    SELECT t2.title FROM (SELECT t1.* FROM unit AS t1 \
    WHERE (contains_text(t1.title, ⟨‘it's’⟩)) \
    ORDER BY alphabetical(t1.title) COLLATE NOCASE DESC NULLS LAST, t1.id LIMIT ⟨2⟩) AS t2 \
    WHERE (t2.side = ⟨‘it’⟩) ORDER BY alphabetical(t2.title) COLLATE NOCASE DESC NULLS LAST, t2.id
    """
  ),
  (
    "goals | show count(promises where for = this and due > this.due) as n",
    """
    SELECT (SELECT count(*) FROM promise AS t3 \
    WHERE ((t3.for = t1.id) AND (t3.due > t1.due))) FROM goal AS t1 ORDER BY t1.id
    """
  ),
  (
    "goals | show latest(readings.value) as x | where x > 2",
    """
    SELECT (SELECT t4.value FROM reading AS t4 \
    WHERE t4.of = t1.id AND t4.value IS NOT NULL \
    ORDER BY t4.date DESC, t4.id DESC LIMIT 1) FROM goal AS t1 WHERE ((SELECT t3.value \
    FROM reading AS t3 WHERE t3.of = t1.id AND t3.value IS NOT NULL \
    ORDER BY t3.date DESC, t3.id DESC LIMIT 1) > ⟨2.0⟩) ORDER BY t1.id
    """
  ),
  (
    "goals | count per of as unit | sort count desc | first 3",
    """
    SELECT t4.handle, t3.m0 FROM (SELECT k0, count(*) AS m0 \
    FROM (SELECT DISTINCT t2.member AS k0, t1.id AS row FROM goal AS t1 \
    LEFT JOIN goal_of AS t2 ON t2.record = t1.id) GROUP BY k0) AS t3 \
    LEFT JOIN unit AS t4 ON t4.id = t3.k0 ORDER BY t3.m0 DESC NULLS LAST, (SELECT handle \
    FROM unit WHERE id = t3.k0) COLLATE NOCASE NULLS LAST, t3.k0 LIMIT ⟨3⟩
    """
  ),
  (
    "promises | summarize count(kept) as k, average(late) as l per quarter(due) as q",
    """
    SELECT t3.k0, t3.m0, t3.m1 FROM (SELECT k0, sum(a0) AS m0, total(a1) / sum(a2) AS m1 \
    FROM (SELECT strftime('%Y-Q', (t2.k0) * 86400, 'unixepoch') || ((strftime('%m', \
    (t2.k0) * 86400, 'unixepoch') + 2) / 3) AS k0, t2.m0 AS a0, t2.m1 AS a1, t2.m2 AS a2 \
    FROM (SELECT k0, count(CASE WHEN a0 THEN 1 END) AS m0, coalesce(sum(a1), 0) AS m1, \
    count(a1) AS m2 FROM (SELECT t1.due AS k0, (t1.status = ⟨‘kept’⟩) AS a0, CASE \
    WHEN ((t1.status = ⟨‘open’⟩) AND (t1.due < ⟨20780⟩)) THEN (⟨20780⟩ - t1.due) \
    WHEN (t1.status = ⟨‘kept’⟩ AND (t1.closed > t1.due)) THEN (t1.closed - t1.due) END AS a1 \
    FROM promise AS t1) GROUP BY k0) AS t2) GROUP BY k0) AS t3 \
    ORDER BY alphabetical(t3.k0) COLLATE NOCASE NULLS LAST, t3.k0
    """
  ),
  (
    "promises on 2026-06-30 | show status",
    """
    SELECT CASE WHEN t1.closed > ⟨20634⟩ THEN ⟨‘open’⟩ ELSE t1.status END \
    FROM promise AS t1 WHERE (t1.made IS NULL OR t1.made <= ⟨20634⟩) ORDER BY t1.id
    """
  ),
  (
    "units as of step 1 | show title",
    """
    WITH unit@1 AS NOT MATERIALIZED (SELECT id, handle, title, side, in, mission, since_step \
    FROM unit WHERE since_step <= ⟨1⟩ \
    UNION ALL SELECT id, handle, title, side, in, mission, since_step FROM past_unit \
    WHERE since_step <= ⟨1⟩ AND until_step > ⟨1⟩) SELECT t1.title FROM unit@1 AS t1 \
    ORDER BY t1.id
    """
  ),
  (
    "units | show (promises | count) as all",
    """
    SELECT (SELECT t5.m0 FROM (SELECT count(*) AS m0 FROM (SELECT 1 \
    FROM promise AS t4)) AS t5 LIMIT ⟨1⟩) FROM unit AS t1 ORDER BY t1.id
    """
  ),
  (
    "log.kinds where added > 2 | show step",
    """
    SELECT t1.step FROM (SELECT step, kind, added, changed, removed FROM step_kind \
    WHERE step <= ⟨9223372036854775807⟩) AS t1 WHERE (t1.added > ⟨2.0⟩) ORDER BY t1.step, t1.kind
    """
  ),
]
