#!/usr/bin/env bash
# Prints how much of src/ the unit tests, the tests of reading and the transcripts reach, branches included:
# coverage.sh BUILD-FOLDER PROJECT-FOLDER. The preset `coverage` builds what it needs, with clang.
set -eu
build=$(realpath "$1") project=$(realpath "$2")
find_tool() {
  local name
  for name in "$1" "$1-14"; do
    if command -v "$name" >/dev/null; then echo "$name"; return; fi
  done
  echo "no $1 here: install llvm" >&2
  exit 1
}
profdata=$(find_tool llvm-profdata) cov=$(find_tool llvm-cov)

rm -rf "$build/profiles"
export LLVM_PROFILE_FILE=$build/profiles/%m.profraw
# a test that fails reaches less, and is told where tests are run
"$build/ntm_unit_tests" >/dev/null || echo "the unit tests failed"
"$build/ntm_reading_tests" >/dev/null || echo "the tests of reading failed"
for transcript in "$project"/tests/golden/*.golden "$project/README.md"; do
  "$project/tests/golden/golden.sh" "$build" "$project" "$transcript" >/dev/null || echo "$transcript failed"
done
"$profdata" merge -sparse "$build"/profiles/*.profraw -o "$build/profiles/all.profdata"
"$cov" report "$build/ntm" -object "$build/ntm_unit_tests" -object "$build/ntm_reading_tests" \
  -instr-profile "$build/profiles/all.profdata" -show-branch-summary -show-region-summary=false \
  -ignore-filename-regex '^/usr/|/tests/|/embedded/'
