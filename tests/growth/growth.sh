#!/usr/bin/env bash
# Holds that work grows as its input does, where Python and valgrind are there: growth.sh NTM [FAMILY...]
set -u
command -v python3 >/dev/null && command -v valgrind >/dev/null || { echo "no python3 or no valgrind here"; exit 77; }
exec python3 -B "$(dirname "$0")/growth.py" "$@"
