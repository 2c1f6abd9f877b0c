#!/usr/bin/env bash
# Prints how many branches of src/ the tests take: coverage.sh BUILD PROJECT
#
# BUILD is one that the preset `coverage` made. A branch is one outcome of one condition as the source has it: each part
# of && and || is a condition of its own, each case of a switch one branch. That an exception may leave any call is no
# branch of the source, and none is left out otherwise. The tests are those that run the library and the program in
# processes that end by themselves; the long searches and those that measure are left out.
set -euo pipefail
build=$(realpath "$1") project=$(realpath "$2")
profdata=$(command -v llvm-profdata || command -v llvm-profdata-14 || true)
cov=$(command -v llvm-cov || command -v llvm-cov-14 || true)
[ -n "$profdata" ] && [ -n "$cov" ] || { echo "no llvm-profdata or no llvm-cov here: install llvm"; exit 1; }

counts=$build/counts
rm -rf "$counts"
mkdir "$counts"
export LLVM_PROFILE_FILE=$counts/%4m.profraw
# What a test is of a file that may not grow, the counts may not either: such a test fails here, and still counts.
ctest --test-dir "$build" -j2 -E '^(sanitizers|style|growth|locales|install|package)$|^documents: ' >"$counts/tests.log" ||
  grep -E '\*\*\*' "$counts/tests.log"
"$build/ntm_write_documents" "$counts" >/dev/null

"$profdata" merge -sparse "$counts"/*.profraw -o "$counts/all.profdata"
objects=()
for program in ntm_unit_tests ntm_reading_tests ntm_fuzz_replay ntm_fault_tests ntm_write_documents; do
  objects+=(-object "$build/$program")
done
"$cov" export "$build/ntm" "${objects[@]}" -instr-profile "$counts/all.profdata" -summary-only "$project/src" \
  >"$counts/summary.json"
python3 -B "$(dirname "$0")/summary.py" "$counts/summary.json" "$project/src"
