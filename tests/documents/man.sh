#!/usr/bin/env bash
# The man page, as roff reads it: no warnings, and no line too wide: man.sh DOCUMENTS-FOLDER. Exit code 77: no groff.
set -u
command -v groff >/dev/null || exit 77
page=$(mktemp)
trap 'rm -f "$page"' EXIT
warnings=$(LC_ALL=C.UTF-8 groff -k -man -Tutf8 -ww -rLL=80n -P-cbou "$1/ntm.1" 2>&1 >"$page")
if [ -n "$warnings" ]; then
  echo "$warnings"
  exit 1
fi
for heading in NAME SYNOPSIS DESCRIPTION COMMANDS OPTIONS EXAMPLES INPUT FIGURES FORMATS RULES CROSSWALKS \
  'PUBLISHED FIGURES' 'EXIT STATUS' ENVIRONMENT NOTES; do
  grep -q "^$heading" "$page" || { echo "no $heading"; exit 1; }
done
