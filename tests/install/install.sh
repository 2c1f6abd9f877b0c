#!/usr/bin/env bash
# Installs the build into a folder, moves that elsewhere, and uses what is in it: the program, and the library from
# another project: install.sh BUILD-FOLDER CONSUMER-FOLDER CMAKE COMPILER
set -euo pipefail
build=$1 consumer=$2 cmake=$3 compiler=$4
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$cmake" --install "$build" --prefix "$work/installed" >"$work/log"
# nothing may depend on the place where it was put first
mv "$work/installed" "$work/moved"
cd "$work/moved"

expected="bin/ntm
include/ntm/*.hpp
lib*/cmake/ntm/*.cmake
lib*/libntm.a
share/bash-completion/completions/ntm
share/doc/ntm/README.md
share/doc/ntm/sample-data/*
share/fish/vendor_completions.d/ntm.fish
share/man/man1/ntm.1
share/zsh/site-functions/_ntm"
# the folder for libraries goes by other names elsewhere: lib64, lib/TRIPLET
installed=$(find -- * -type f | sed -E 's#^lib.*/(libntm\.a)$#lib*/\1#; s#^lib.*/(cmake/ntm/).*#lib*/\1*.cmake#
  s#^(include/ntm/).*\.hpp#\1*.hpp#; s#^(.*/sample-data/).*#\1*#' | LC_ALL=C sort -u)
diff -u <(echo "$expected") <(echo "$installed")
if grep -rIl -e "$build" -e "$work" . ; then echo "names the place where it was built or put"; exit 1; fi

bin/ntm gap share/doc/ntm/sample-data -f csv 2>/dev/null | grep -q '^gap,all,' || { echo "the program does not run"; exit 1; }
cmp <(bin/ntm --version) <("$build/ntm" --version)

"$cmake" -S "$consumer" -B "$work/consumer" -DCMAKE_PREFIX_PATH="$work/moved" -DCMAKE_CXX_COMPILER="$compiler" \
  >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
"$cmake" --build "$work/consumer" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
"$work/consumer/consumer" | diff -u "$consumer/expected.txt" -
