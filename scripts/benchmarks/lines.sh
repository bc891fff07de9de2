# (b) a script of `add promise` lines against as many INSERTs with sub-selects in one transaction.
bench_lines() {
  local lines=${ADDS:-100000}
  need_peers
  make_data "$lines"
  tail -n +2 promises.csv | sed 's/"//g; s/, as agreed//' | awk -F, '{
    printf "add promise \"%s\" by %s to %s for %s made %s due %s\n", $1, $2, $3, $4, $5, $6 }' >lines.rap
  tail -n +2 promises.csv | sed 's/"//g; s/, as agreed//' | awk -F, -v q="'" 'BEGIN {
    print "BEGIN; INSERT INTO step (number, at, author, words, day, session) SELECT max(number) + 1, 0, " q "sqlite" q ", " q "lines" q ", 20781, 1 FROM step;" }
    { printf "INSERT INTO promise (id, title, \"by\", \"to\", \"for\", made, due, \"first-due\", status, since_step) VALUES ((SELECT ifnull(max(id), 11) + 64 FROM promise), " q "%s" q ", (SELECT id FROM person WHERE handle = " q "%s" q "), (SELECT id FROM person WHERE handle = " q "%s" q "), (SELECT id FROM initiative WHERE handle = " q "%s" q "), julianday(" q "%s" q ") - 2440587.5, julianday(" q "%s" q ") - 2440587.5, julianday(" q "%s" q ") - 2440587.5, " q "open" q ", 4);\n", $1, $2, $3, $4, $5, $6, $6 }
    END { print "COMMIT;" }' >lines.sql
  busy
  for ((i = 0; i < ${ROUNDS:-3}; i++)); do
    cp base.book ours.book
    measured ours "$rapport" run lines.rap --book ours.book
    cp base.book theirs.book
    measured theirs sqlite3 theirs.book '.read lines.sql'
  done
  local sums='SELECT count(*), sum("by"), sum("to"), sum("for"), sum(due) FROM promise'
  [ "$(sqlite3 ours.book "$sums")" = "$(sqlite3 theirs.book "$sums")" ] || { say "the two books differ"; exit 1; }
  busy
  compared "$lines add promise lines against as many INSERTs" ours theirs 1
}
