#!/usr/bin/env bash
# Holds the figures against their definitions where Python is there: figures.sh NTM PROJECT-FOLDER [ARGUMENT...]
set -u
command -v python3 >/dev/null || { echo "no python3 here"; exit 77; }
exec python3 -B "$(dirname "$0")/figures.py" "$@"
