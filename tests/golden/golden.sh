#!/usr/bin/env bash
# Runs the command lines of a transcript and compares what they print, their messages and exit codes, with what the
# transcript says. With --update it writes what they print instead: review the change with git diff.
#
#   golden.sh [--update] PROGRAM-FOLDER PROJECT-FOLDER TRANSCRIPT
#
# In a transcript, a line "$ command" is followed by the command's output; then by its messages, each behind "! "; and
# by "? code" where the exit code is not 0. Commands run by bash in an empty folder that holds a copy of the sample.
# Of a file that ends in .md, the ```console blocks are such transcripts, and the rest is text.
set -u
update=no
if [ "$1" = --update ]; then update=yes; shift; fi
program_folder=$(realpath "$1") project=$(realpath "$2") transcript=$3

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/here"
cp -r "$project/sample-data" "$work/here/sample-data"
[ ! -d "$project/tests/golden/data" ] || cp -r "$project/tests/golden/data" "$work/here/data"
chmod -R u+w "$work/here"
export PATH="$program_folder:$PATH" LC_ALL=C TZ=UTC COLUMNS=80
unset NO_COLOR

run() {
  printf '$ %s\n' "$1"
  (cd "$work/here" && bash -c "$1" >"$work/out" 2>"$work/err" </dev/null)
  local code=$?
  cat "$work/out"
  # a last line without its end would be mistaken for one with it
  [ ! -s "$work/out" ] || [ -z "$(tail -c 1 "$work/out")" ] || printf '\n\\ no end of line\n'
  sed 's/^/! /' "$work/err"
  [ $code -eq 0 ] || printf '? %s\n' "$code"
}

replay() {
  local in_block=no line
  case $transcript in *.md) ;; *) in_block=always ;; esac
  while IFS= read -r line || [ -n "$line" ]; do
    if [ $in_block = no ]; then
      printf '%s\n' "$line"
      [ "$line" != '```console' ] || in_block=yes
    elif [ $in_block = yes ] && [ "$line" = '```' ]; then
      printf '%s\n' "$line"
      in_block=no
    elif [ "${line:0:2}" = '$ ' ]; then
      run "${line:2}"
    elif [ "${line:0:2}" = '# ' ]; then
      printf '%s\n' "$line"
    fi
  done <"$transcript"
}

replay >"$work/replayed"
if [ $update = yes ]; then
  cmp -s "$work/replayed" "$transcript" || cp "$work/replayed" "$transcript"
  exit 0
fi
if ! grep -q '^\$ ' "$work/replayed"; then
  echo "$transcript: no command in it"
  exit 1
fi
diff -u "$transcript" "$work/replayed"
