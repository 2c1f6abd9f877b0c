#!/bin/sh
# miller.sh DIR FILE
#
# The totals of `ntm report DIR -f csv -o FILE` in Miller: averages, bands, criteria, poverty and income of every year;
# matched, entered and left units, gained and lost criteria and the moves between bands of each year and the one before
# it and of the last year and the first; the ranking of provinces. Every file is read once; what sums is left to a verb,
# which is faster than the language.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export MOVES="$folder/moves.csv" PLACES="$folder/places.csv"
echo year,base_year,pilot,count_from,count_to,units,kept >"$MOVES"
echo year,province,communes,criteria_met >"$PLACES"
marks=c01,c02,c03,c04,c05,c06,c07,c08,c09,c10,c11,c12,c13,c14,c15,c16,c17,c18,c19
numbers=households,population,poor,households_of_poor,earned,population_of_earned
mlr --csv put -f "$here/miller-count.mlr" \
  then stats1 -a sum -f communes,criteria_met,"$marks,$numbers" -g year,pilot,band then unsparsify "$1"/*.csv \
  >"$folder/counts.csv"
mlr --csv put -q -f "$here/miller-figures.mlr" "$folder"/*.csv >"$2"
