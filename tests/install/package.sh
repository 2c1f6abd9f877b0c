#!/usr/bin/env bash
# Makes the Debian package, unpacks it and runs the program in it: package.sh BUILD-FOLDER CPACK VERSION
# Exit code 77: this machine does not make Debian packages.
set -euo pipefail
build=$1 cpack=$2 version=$3
for tool in dpkg-deb dpkg-shlibdeps file gzip objdump; do command -v "$tool" >/dev/null || exit 77; done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "$*"; exit 1; }

(cd "$work" && "$cpack" -G DEB -B "$work/cpack" --config "$build/CPackConfig.cmake") >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
package=$work/cpack/ntm_${version}_$(dpkg --print-architecture).deb
[ -s "$package" ] || fail "no package: $(ls "$work/cpack")"

field() { dpkg-deb -f "$package" "$1"; }
[ "$(field Package)" = ntm ] || fail "Package: $(field Package)"
[ "$(field Version)" = "$version" ] || fail "Version: $(field Version)"
[ "$(field Section)" = science ] || fail "Section: $(field Section)"
[[ "$(field Maintainer)" == *@* ]] || fail "Maintainer: $(field Maintainer)"
[[ "$(field Description)" == *$'\n'* ]] || fail "Description: $(field Description)"

dpkg-deb -x "$package" "$work/root"
# what the program is linked with, and no more: the C library alone, where all else is in the program
needed=$(objdump -p "$work/root/usr/bin/ntm" | awk '$1 == "NEEDED" { print $2 }')
depends=$(field Depends)
[[ "$depends" == 'libc6 (>= '*')'* ]] || fail "Depends: $depends"
[[ "$needed" == *libstdc++* || "$depends" != *,* ]] || fail "Depends: $depends, but NEEDED: $needed"
cd "$work/root"
expected="usr/bin/ntm
usr/share/bash-completion/completions/ntm
usr/share/doc/ntm/README.md
usr/share/fish/vendor_completions.d/ntm.fish
usr/share/man/man1/ntm.1.gz
usr/share/zsh/vendor-completions/_ntm"
diff -u <(echo "$expected") <(find usr -type f -not -path '*/sample-data/*' | LC_ALL=C sort) || fail "files"
[ -z "$(dpkg-deb -c "$package" | awk '$2 != "root/root"')" ] || fail "files that are not root's"
usr/bin/ntm report usr/share/doc/ntm/sample-data >"$work/report" 2>"$work/messages" || { cat "$work/messages"; exit 1; }
grep -q '^Gap to the targets' "$work/report"
cmp <(usr/bin/ntm --version) <("$build/ntm" --version)
# what the libraries that it asks for have is enough
! ldd usr/bin/ntm | grep 'not found'
