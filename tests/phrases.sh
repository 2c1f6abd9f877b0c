#!/usr/bin/env bash
# Whether every phrase of the table is said somewhere: phrases.sh PROJECT-FOLDER
# (That what is said stands in the table, the compiler checks.)
set -u
cd "$1" || exit 1

# One line, literals that stand beside each other joined as the compiler joins them.
joined() { cat "$@" | sed 's,^ *//.*,,' | tr '\n' ' ' | sed 's/" *"//g'; }

table=$(joined include/ntm/phrases/*.hpp)
code=$(find src -name '*.cpp' -o -name '*.hpp' | sort | xargs cat | sed 's,^ *//.*,,' | tr '\n' ' ' | sed 's/" *"//g')
status=0
count=0
# the English text, and behind a tab the context, if there is one
while IFS=$'\t' read -r english context; do
  count=$((count + 1))
  said="\"$english\""
  [ -z "$context" ] || said="$said, \"$context\""
  case $code in
    *"$said"*) ;;
    *) echo "nobody says: $said"; status=1 ;;
  esac
done < <(grep -oE '\{"[^"]*", *"[^"]*"(, *"[^"]*")?\}' <<<"$table" |
  sed -E 's/^\{"([^"]*)", *"[^"]*"(, *"([^"]*)")?\}$/\1\t\3/')
if [ $count -eq 0 ]; then
  echo "no phrases found"
  exit 1
fi
exit $status
