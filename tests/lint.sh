#!/usr/bin/env bash
# Checks the style of every C++ file: lint.sh CLANG-FORMAT RUN-CLANG-TIDY PROJECT-FOLDER BUILD-FOLDER
set -u
clang_format=$1 run_clang_tidy=$2
project=$(realpath "$3") build=$(realpath "$4")
cd "$project" || exit 1
status=0
find src include tests -name '*.cpp' -o -name '*.hpp' | sort | xargs "$clang_format" --dry-run --Werror || status=1
"$run_clang_tidy" -quiet -p "$build" "^$project/src/.*\.cpp$" >"$build/clang-tidy.txt" 2>/dev/null || {
  grep -vE '^(clang-tidy-|[0-9]+ warnings)' "$build/clang-tidy.txt"
  status=1
}
exit $status
