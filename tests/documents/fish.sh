#!/usr/bin/env bash
# What fish completes with the installed functions: fish.sh DOCUMENTS-FOLDER. Exit code 77: there is no fish.
set -u
command -v fish >/dev/null || exit 77
documents=$(realpath "$1")
cd "$(mktemp -d)" || exit 1
trap 'rm -rf "$PWD"' EXIT
export HOME=$PWD
mkdir exports; touch list.csv

failures=0
# expect "command line" "completions of its last word"
expect() {
  local found
  found=$(fish --no-config -c "source '$documents/ntm.fish'; complete -C '$1'" 2>&1 | cut -f 1 | tr '\n' ' ')
  if [ "${found% }" != "$2" ]; then
    echo "$1: '${found% }' instead of '$2'"
    failures=$((failures + 1))
  fi
}

fish --no-execute "$documents/ntm.fish" || failures=1
expect 'ntm rep' 'report'
expect 'ntm in' 'increments indicators'
expect 'ntm --v' '--version'
expect 'ntm bands --b' '--base --basically --blank --by'
expect 'ntm check --b' '--basically --blank'
expect 'ntm gap -f ' 'csv csv-wide excel excel-figures html jsonl md text xlsx'
expect 'ntm gap --format=c' '--format=csv --format=csv-wide'
expect 'ntm bands --by province,d' 'province,district'
expect 'ntm gap --rules nat' 'national-2009 national-2016 national-2021 national-2026'
expect 'ntm gap --year ' ''
expect 'ntm gap --columns l' 'list.csv'
expect 'ntm gap e' 'exports/'
expect 'ntm communes --sort f' 'fewest'
expect 'ntm criteria --m' '--missing'
expect 'ntm rules lai' 'lai-chau-2014'
expect 'ntm tidy -o ' 'exports/'
exit $((failures > 0))
