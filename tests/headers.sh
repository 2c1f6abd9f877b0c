#!/usr/bin/env bash
# Whether each public header compiles alone, with nothing of ours but other public headers: headers.sh INCLUDE COMPILER
set -u
include=$1 compiler=$2
cd "$include" || exit 1
status=0
for header in ntm/*.hpp; do
  echo "#include \"$header\"" |
    "$compiler" -std=c++20 -fsyntax-only -Wall -Wextra -Werror -I. -x c++ - || { echo "not alone: $header"; status=1; }
done
if grep -n '#include "' ntm/*.hpp | grep -v '"ntm/'; then
  echo "a public header includes what is not public"
  status=1
fi
exit $status
