#!/usr/bin/env bash
# Checks the style of every C++ file: lint.sh CMAKE CLANG-FORMAT RUN-CLANG-TIDY PROJECT-FOLDER
# clang-tidy reads the sources in few large pieces: it takes longest over what they include.
set -u
cmake=$1 clang_format=$2 run_clang_tidy=$3
project=$(realpath "$4")
cd "$project" || exit 1
status=0
find src include tests -name '*.cpp' -o -name '*.hpp' | sort | xargs "$clang_format" --dry-run --Werror || status=1
"$cmake" --workflow --preset lint >/dev/null || exit 1
"$run_clang_tidy" -quiet -p build/lint "^$project/(src|build/lint)/.*\.c(pp|xx)$" >build/lint/clang-tidy.txt 2>/dev/null || {
  grep -vE '^(clang-tidy-|[0-9]+ warnings)' build/lint/clang-tidy.txt
  status=1
}
exit $status
