# (d) completion among a million records, and what each letter waits for, at the real prompt.
bench_completion() {
  command -v python3 >/dev/null || { say "bench completion types with python3"; exit 1; }
  [ -r /proc/self/schedstat ] || { say "bench completion reads a program's time from Linux' /proc"; exit 1; }
  need_peers
  make_data "${PROMISES:-1000000}"
  "$rapport" base.book -c 'import "promises.csv" into promises as history' 2>/dev/null
  busy
  python3 "$here/completion.py" "$rapport" base.book "${ROUNDS:-3}"
  busy
}
