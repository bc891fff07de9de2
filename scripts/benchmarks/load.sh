# (a) a million promises from CSV, (e) twice the rows, (f) their export.
bench_load() {
  local promises=${PROMISES:-1000000}
  need_peers
  make_data "$promises"
  head -n $((promises / 2 + 1)) promises.csv >half.csv
  { echo 'PRAGMA cache_size = -32000;'; cat "$here/load.sql"; } >cached.sql
  busy
  for ((i = 0; i < ${ROUNDS:-1}; i++)); do
    cp base.book ours.book
    measured ours "$rapport" ours.book -c 'import "promises.csv" into promises as history'
    cp base.book theirs.book
    measured plain sqlite3 theirs.book ".read $here/load.sql"
    cp base.book theirs.book
    measured cached sqlite3 theirs.book '.read cached.sql'
    cp base.book half.book
    measured half "$rapport" half.book -c 'import "half.csv" into promises as history'
    measured export "$rapport" ours.book -c 'export promises to "ours.csv"'
    measured dump sqlite3 theirs.book ".read $here/export.sql"
  done
  busy
  local sums='SELECT count(*), sum("by"), sum("to"), sum("for"), sum(due), sum(closed) FROM promise'
  [ "$(sqlite3 ours.book "$sums")" = "$(sqlite3 theirs.book "$sums")" ] || { say "the two books differ"; exit 1; }
  echo "$promises promises from CSV, median of ${ROUNDS:-1}: rapport, sqlite3"
  compared "load, sqlite3 as it comes" ours plain 0.25
  compared "load, sqlite3 with the same cache" ours cached 0.6
  compared "twice the rows: all of them, half of them" ours half 2.2
  compared "export to CSV" export dump 1
  echo "peak memory of the load: $(middle ours 4) MB (at most 150)"
}
