#!/bin/sh
# sqlite.sh DIR FILE
#
# The totals of `ntm report DIR -f csv -o FILE` in SQLite: averages, bands, criteria, poverty and income of every year;
# matched, entered and left units, gained and lost criteria and the moves between bands of each year and the one before
# it and of the last year and the first; the ranking of provinces. The database is in memory, its columns have types,
# and one index carries all that comparing years needs.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
{
  printf '%s\n' ".read '$here/sqlite-table.sql'"
  printf ".import --csv --skip 1 '%s' panel\n" "$1"/*.csv
  cat <<END
.read '$here/sqlite.sql'
.read '$here/figures.sql'
.headers on
.mode csv
.separator , "\n"
.output '$2'
SELECT * FROM figures;
END
} | sqlite3 -batch -bail :memory:
