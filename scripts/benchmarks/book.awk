# Makes the files of the large book: units, people, initiatives and promises, always the same.
#   awk -v folder=DIR -v promises=1000000 -f book.awk
# Random numbers are made here, for those of awk differ from one awk to the next.
function random(n) {
  seed = (seed * 16807) % 2147483647
  return int(seed / 2147483647 * n)
}

# Days since 1970-01-01 as ISO 8601 writes them, after Howard Hinnant's civil_from_days.
function iso(day,    z, era, doe, yoe, doy, mp, d, m, y) {
  if (day in written) return written[day]
  z = day + 719468
  era = int(z / 146097)
  doe = z - era * 146097
  yoe = int((doe - int(doe / 1460) + int(doe / 36524) - int(doe / 146096)) / 365)
  doy = doe - (365 * yoe + int(yoe / 4) - int(yoe / 100))
  mp = int((5 * doy + 2) / 153)
  d = doy - int((153 * mp + 2) / 5) + 1
  m = mp < 10 ? mp + 3 : mp - 9
  y = yoe + era * 400 + (m <= 2 ? 1 : 0)
  return written[day] = sprintf("%04d-%02d-%02d", y, m, d)
}

BEGIN {
  seed = 20261124
  people = 5000; initiatives = 20000; units = 120
  today = 20781  # 2026-11-24
  split("Dana Sam Ines Omar Lea Jun Mira Tom Ada Noor Kai Eva Ravi Zoe Finn Sara", first, " ")
  split("Reyes Osei Lund Haddad Moreau Tanaka Novak Price Okafor Silva Berg Costa Rao Klein Walsh Ito", last, " ")
  split("reports invoices forecasts leads contracts backups dashboards orders tickets payments", what, " ")
  split("moved checked delivered published migrated answered trained connected cleaned opened", done, " ")
  split("open open open kept kept kept kept broken withdrawn unconfirmed", status, " ")

  file = folder "/units.csv"
  print "title,side" > file
  for (i = 1; i <= units; i++) print "Unit " i "," (i % 4 == 0 ? "it" : "business") > file
  close(file)

  file = folder "/people.csv"
  print "handle,title,in,acumen" > file
  for (i = 1; i <= people; i++)
    print "person-" i "," first[1 + random(16)] " " last[1 + random(16)] " " i ",unit-" \
      1 + random(units) "," 1 + random(5) > file
  close(file)

  file = folder "/initiatives.csv"
  print "handle,title,lead,due,status" > file
  for (i = 1; i <= initiatives; i++)
    print "initiative-" i ",Initiative " i " for " what[1 + random(10)] ",person-" \
      1 + random(people) "," iso(today - 300 + random(900)) ",active" > file
  close(file)

  file = folder "/promises.csv"
  print "title,by,to,for,made,due,closed,status" > file
  for (i = 1; i <= promises; i++) {
    made = today - 1200 + random(1200)
    due = made + 7 + random(180)
    s = status[1 + random(10)]
    closed = s == "kept" || s == "broken" || s == "withdrawn"
    title = what[1 + random(10)] " " done[1 + random(10)] " for case " i
    if (random(20) == 0) title = "\"" title ", as agreed\""
    print title ",person-" 1 + random(people) ",person-" 1 + random(people) ",initiative-" \
      1 + random(initiatives) "," iso(made) "," iso(due) "," \
      (closed ? iso(due - 20 + random(45)) : "") "," s > file
  }
  close(file)
}
