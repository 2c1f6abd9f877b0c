#!/usr/bin/env bash
# Whether every phrase of the table is said somewhere; whether what is not in the table, or is given the wrong number of
# arguments, fails to compile; and what is said of a table that is wrong:
# phrases.sh PROJECT-FOLDER FOLDER-OF-EMBEDDED WRITE-PHRASES COMPILER
set -u
cd "$1" || exit 1
embedded=$2 write_phrases=$3 compiler=$4
table=src/words/vietnamese.csv
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

# ---- literals that stand beside each other are joined as the compiler joins them

find src -name '*.cpp' -o -name '*.hpp' | sort | xargs cat | sed 's,^ *//.*,,' | tr '\n' ' ' | sed 's/" *"//g' >"$work/code"
cell='("([^"]*)"|([^",]*))'
# the English text, and behind a tab the context, if there is one
sed 1d $table | sed -nE "s/^$cell,$cell,$cell,$cell\$/\\2\\3\t\\8\\9/p" >"$work/phrases"
if [ "$(wc -l <"$work/phrases")" -ne "$(sed 1d $table | wc -l)" ]; then
  echo "a row of $table has a quote in a cell, or not four cells"
  status=1
fi
unsaid=$(LC_ALL=C awk -F '\t' -v code="$work/code" '
  BEGIN { getline all <code }
  { said = "\"" $1 "\"" ($2 == "" ? "" : ", \"" $2 "\"") }
  index(all, said) == 0 { print "nobody says: " said }' "$work/phrases")
[ -z "$unsaid" ] || { echo "$unsaid"; status=1; }

# ---- what the compiler says

compiles() {
  printf '#include "words/phrases.hpp"\nvoid f() { using namespace ntm; %s }\n' "$1" >"$work/said.cpp"
  "$compiler" -std=c++20 -fsyntax-only -Iinclude -Isrc -I"$embedded" "$work/said.cpp" 2>"$work/errors"
}
refused() {
  if compiles "$1"; then
    echo "compiles: $1"
    status=1
  elif ! grep -q "$2" "$work/errors"; then
    echo "is not refused with $2: $1"
    cat "$work/errors"
    status=1
  fi
}
compiles '[[maybe_unused]] Message known{"error"}; [[maybe_unused]] PhraseWith<1> one{"Since\n{}"};' || {
  cat "$work/errors"
  status=1
}
refused '[[maybe_unused]] Message unknown{"no such text"};' this_text_is_not_in_the_table_of_phrases
refused '[[maybe_unused]] Phrase wrong{"Notes", "no such context"};' this_text_is_not_in_the_table_of_phrases
refused '[[maybe_unused]] Message none{"Since\n{}"};' this_phrase_takes_another_number_of_arguments

# ---- what is said of tables

# said_of TABLE: what is wrong with it
said_of() {
  printf '%s' "$1" >"$work/table.csv"
  (cd "$work" && "$write_phrases" table.csv .) 2>&1
}
expect() {
  local said
  said=$(said_of "$1")
  if [ "$said" != "$2" ]; then
    diff <(echo "$2") <(echo "$said")
    status=1
  fi
}
header=english,vietnamese,context,theme
expect "$header
{} of {},\"{1}, {0}\",,a
Year,Năm,,a" ''
expect "english,vietnamese
Year,Năm
" 'table.csv:1: error: the columns are not english,vietnamese,context,theme'
expect "$header
Year,Năm,,a
Year,Năm,,b
Year,Năm,other,b
Month,,,a
 Day,Ngày  ,,a
a {} of {},{} và {1},,a
b {} of {},{},,a
c {},{1},,a
d {,d,,a
e\\t,e,,a
f,f
{0},g,,a
" 'table.csv:3: error: the phrase stands in line 2, too; delete one, or give it a context
table.csv:5: error: the vietnamese is missing
table.csv:6: error: a stray blank in the english
table.csv:6: error: a stray blank in the vietnamese
table.csv:7: error: the vietnamese mixes {} with {0}; name all of them
table.csv:8: error: the english has 2 {}, the vietnamese 1; name those that are needed as {0}, {1}
table.csv:9: error: a brace in the vietnamese is not that of {} or of an argument from {0} on that the english has
table.csv:10: error: a brace in the english is not that of {}
table.csv:11: error: a backslash in the english is not that of \n
table.csv:12: error: the row has not four cells, or a quote is not closed
table.csv:13: error: a brace in the english is not that of {}'
exit $status
