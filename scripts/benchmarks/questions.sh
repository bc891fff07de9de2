# (c) ten questions of the large book against SQL written to be fast, within the process on both
# sides: each is asked once and then many times in one run, and what more that took is told for one.
# The eleventh is the first again, of another promise each time.
bench_questions() {
  need_peers
  make_data "${PROMISES:-1000000}"
  "$rapport" base.book -c 'import "promises.csv" into promises as history' 2>/dev/null
  awk '/^-- [0-9]+ [0-9]+ / { n = $2; print $3 >(n ".count"); sub(/^-- [0-9]+ [0-9]+ /, ""); print >(n ".rap"); next }
    n { print >(n ".sql") }' "$here/questions.sql"
  local n count i
  busy
  printf '%-8s %12s %12s %7s\n' question rapport sqlite3 ratio
  for ((n = 1; n <= 11; n++)); do
    same_answers "$n"
    count=$(cat "$n.count")
    many "$n" "$count" rap
    many "$n" "$count" sql
    for ((i = 0; i < ${ROUNDS:-5}; i++)); do
      asked "$n" ours "$rapport" base.book --read-only --format csv
      asked "$n" theirs sqlite3 -readonly base.book
    done
    awk -v n="$n" -v a="$(median "$n.ours")" -v b="$(median "$n.theirs")" -v q="$([ "$n" = 11 ] && echo "another each time: ")$(cat "$n.rap")" 'BEGIN {
      printf "%-8d %9.2f ms %9.2f ms %7.2f  %s\n", n, a / 1000, b / 1000, a / b, q }'
  done
  busy
}

# The question COUNT times more: as it is, but in the last with another promise each time, so that
# it is told what a question costs that was not asked before.
many() {
  if [ "$1" = 11 ]; then
    awk -v n="$2" '{ text = text $0 "\n" } END { for (i = 0; i <= n; i++) {
      line = text; gsub(/777/, 777 + i, line); printf "%s", line } }' "$1.$3" >"$1.many.$3"
  else
    for ((i = 0; i <= $2; i++)); do cat "$1.$3"; done >"$1.many.$3"
  fi
}

# Microseconds of one question, from a run that asks it once and one that asks it COUNT times more.
asked() {
  local n=$1 who=$2 ending=rap once many
  shift 2
  [ "$who" = ours ] || ending=sql
  once=$(timed_input "$n.$ending" "$@")
  many=$(timed_input "$n.many.$ending" "$@")
  echo $(((many - once) / $(cat "$n.count"))) >>"$n.$who"
}

timed_input() {
  local start=$EPOCHREALTIME end
  "${@:2}" <"$1" >/dev/null 2>&1
  end=$EPOCHREALTIME
  echo $((${end/[.,]/} - ${start/[.,]/}))
}

# Both have to say the same, but for the last digits of a fraction.
same_answers() {
  "$rapport" base.book --read-only --format csv <"$1.rap" 2>/dev/null | tail -n +2 | tr -d '"\r' >ours.answer
  sqlite3 -readonly -separator , base.book <"$1.sql" >theirs.answer
  paste -d '\n' ours.answer theirs.answer | awk -F, 'NR % 2 { split($0, a, ","); fields = NF; next }
    { if (NF != fields) exit 1
      for (i = 1; i <= NF; i++) { d = a[i] - $i; if (a[i] != $i && (a[i] + 0 == 0 || d > 1e-9 || d < -1e-9)) exit 1 } }' &&
    [ -s ours.answer ] || { say "question $1 has two answers:"; diff ours.answer theirs.answer | head >&2; exit 1; }
}
