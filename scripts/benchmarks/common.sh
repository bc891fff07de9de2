# Shared by the benchmarks: each measures Rapport and a peer in turn, in one run.

# Runs a program and adds `LABEL SECONDS CPU-SECONDS PEAK-MB` to the results.
measured() {
  local label=$1
  shift
  command time -o "$folder/figures" -f '%e %U %S %M' "$@" >/dev/null 2>"$folder/said" \
    || { cat "$folder/said" >&2; exit 1; }
  awk -v l="$label" '{ printf "%s %.3f %.3f %.1f\n", l, $1, $2 + $3, $4 / 1024 }' "$folder/figures" >>"$results"
}

# The median of a column (2 seconds, 3 CPU seconds, 4 MB) of all runs of a label.
middle() { awk -v l="$1" -v c="$2" '$1 == l { print $c }' "$results" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

# A line of the report: what, ours, theirs, and the ratio that is asked for.
compared() {
  awk -v w="$1" -v a="$(middle "$2" 2)" -v b="$(middle "$3" 2)" -v c="$(middle "$2" 3)" \
    -v d="$(middle "$3" 3)" -v most="$4" 'BEGIN {
      printf "%-58s %8.3f s %8.3f s  ratio %.2f (CPU %.2f; at most %s)\n", w, a, b, a / b, c / (d > 0 ? d : 0.001), most }'
}

need_peers() {
  command -v sqlite3 >/dev/null || { say "this compares with sqlite3's shell; install sqlite3"; exit 1; }
  [ -x /usr/bin/time ] || { say "this measures with GNU time; install time"; exit 1; }
  install_missing
  need_swift
  build_release
  rapport="$root/.build/release/rapport"
  folder=$(mktemp -d)
  results="$folder/results"
  trap 'rm -rf "$folder"' EXIT
  export RAPPORT_TODAY=2026-11-24
}

# Makes the files of the large book, and a book with all of it but the promises.
make_data() {
  awk -v folder="$folder" -v promises="$1" -f "$here/book.awk"
  cd "$folder"
  "$rapport" base.book -c 'import "units.csv" into units; import "people.csv" into people; import "initiatives.csv" into initiatives' 2>/dev/null
}

busy() { say "load of this machine: $(cut -d' ' -f1-3 /proc/loadavg 2>/dev/null || uptime)"; }
