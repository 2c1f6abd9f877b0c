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
while IFS= read -r english; do
  count=$((count + 1))
  case $code in
    *"\"$english\""*) ;;
    *) echo "nobody says: $english"; status=1 ;;
  esac
done < <(grep -o '{"[^"]*", *"' <<<"$table" | sed 's/^{"//; s/", *"$//')
if [ $count -eq 0 ]; then
  echo "no phrases found"
  exit 1
fi
exit $status
