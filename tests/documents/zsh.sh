#!/usr/bin/env bash
# What zsh completes with the installed function: zsh.sh DOCUMENTS-FOLDER. Exit code 77: there is no zsh.
#
# Only its line editor completes, so that one is run in a terminal of its own, and what it shows is looked at.
set -u
command -v zsh >/dev/null || exit 77
documents=$(realpath "$1")
zsh --no-exec "$documents/_ntm" || exit 1
cd "$(mktemp -d)" || exit 1
trap 'rm -rf "$PWD"' EXIT
export HOME=$PWD TERM=dumb
mkdir exports
cat >type.zsh <<'END'
# type.zsh DOCUMENTS-FOLDER "command line" "part of what is shown after a tab", for up to half a minute
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "fpath=($1 \$fpath); autoload -Uz compinit; compinit -u -D; setopt auto_list; print rea''dy"
shown=
for ((i = 0; i < 300; ++i)); do
  while zpty -r -t shell part; do shown+=$part; done
  if [[ -n $2 && $shown == *ready* ]]; then
    shown=
    zpty -w -n shell "$2"$'\t'
    2=
  fi
  [[ -z $2 && $shown == *"$3"* ]] && exit 0
  sleep 0.1
done
print -r -- "$shown"
exit 1
END

failures=0
expect() { zsh -f type.zsh "$documents" "$1" "$2" || failures=$((failures + 1)); }
expect 'ntm rep' 'report '
expect 'ntm gap --di' '--digits='
expect 'ntm bands --by province,d' 'province,district'
expect 'ntm gap --format=c' '--format=csv'
expect 'ntm gap --rules lai' 'lai-chau-2014 '
expect 'ntm communes --sort few' 'fewest '
expect 'ntm rules lai' 'lai-chau-2014 '
expect 'ntm tidy -o exp' 'exports/'
expect 'ntm check ex' 'exports/'
exit $((failures > 0))
