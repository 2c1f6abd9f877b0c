#!/usr/bin/env bash
# Reads reports back in every format and compares their numbers with the CSV: workbook.sh PROGRAM PROJECT-FOLDER
command -v python3 >/dev/null || exit 77
exec python3 -B "$(dirname "$0")/workbook.py" "$@"
