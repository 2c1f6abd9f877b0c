#!/usr/bin/env bash
# What bash completes with the installed functions: bash.sh DOCUMENTS-FOLDER
set -u
source "$1/ntm.bash" || exit 1
cd "$(mktemp -d)" || exit 1
trap 'rm -rf "$PWD"' EXIT
mkdir exports; touch 'exports/a 2013.csv' list.csv

failures=0
# expect "words of a command line" "completions of the last"
expect() {
  IFS=' ' read -ra COMP_WORDS <<<"$1"
  [[ $1 != *' ' ]] || COMP_WORDS+=('')
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  COMPREPLY=()
  _ntm 2>&1
  local found="${COMPREPLY[*]-}"
  if [ "$found" != "$2" ]; then
    echo "$1: '$found' instead of '$2'"
    failures=$((failures + 1))
  fi
}

complete -p ntm >/dev/null || failures=1
expect 'ntm rep' 'report'
expect 'ntm in' 'increments indicators'
expect 'ntm --v' '--version'
expect 'ntm gap --y' '--year --year-of'
expect 'ntm bands --b' '--base --by --blank --basically'
expect 'ntm check --b' '--blank --basically'
expect 'ntm gap -f ' 'text csv csv-wide excel excel-figures html md jsonl xlsx'
expect 'ntm gap -f c' 'csv csv-wide'
expect 'ntm gap --format = ' 'text csv csv-wide excel excel-figures html md jsonl xlsx'
expect 'ntm gap --format =' 'text csv csv-wide excel excel-figures html md jsonl xlsx'
expect 'ntm gap --format = c' 'csv csv-wide'
expect 'ntm bands --by ' 'province district'
expect 'ntm bands --by province,d' 'province,district'
expect 'ntm gap --year ' ''
expect 'ntm gap --rules nat' 'national-2009 national-2016 national-2021 national-2026'
expect 'ntm gap --rules e' 'exports'
expect 'ntm gap -f csv ' "$(compgen -f | tr '\n' ' ' | sed 's/ $//')"
expect 'ntm gap exports/' 'exports/a 2013.csv'
expect 'ntm gap --columns l' 'list.csv'
expect 'ntm tidy -o ' 'exports'
expect 'ntm communes --sort f' 'fewest'
expect 'ntm communes --m' '--missing'
expect 'ntm report --color n' 'never'
expect 'ntm rules lai' 'lai-chau-2014'
expect 'ntm rules --o' '--output'
expect 'ntm no-such --' ''
exit $((failures > 0))
