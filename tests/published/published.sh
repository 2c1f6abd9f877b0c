#!/usr/bin/env bash
# Holds published summaries against themselves, where Python is there: published.sh NTM PROJECT-FOLDER
# Then report on data, and hold that report against the data: every line must agree.
set -u
command -v python3 >/dev/null || { echo "no python3 here"; exit 77; }
exec python3 -B "$(dirname "$0")/published.py" "$@"
