#!/usr/bin/env bash
# Every locale and time zone gives the same bytes: locale.sh NTM PROJECT-FOLDER
#
# The locales are made here, in a folder of their own, so that a machine need not have them installed. That they hold is
# seen from other programs first: a locale that is missing would be C under another name, and the test could not fail.
set -u
command -v localedef >/dev/null && [ -d /usr/share/i18n/locales ] || { echo "no localedef, or no locales to make"; exit 77; }
ntm=$(realpath "$1") project=$(realpath "$2")

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/locales"
for name in vi_VN de_DE tr_TR; do
  localedef -i $name -f UTF-8 --no-archive "$work/locales/$name.UTF-8" 2>/dev/null
done
export LOCPATH=$work/locales
unset LC_ALL LC_MESSAGES LANG LANGUAGE NO_COLOR COLUMNS

holds() {  # a locale and its decimal sign
  [ "$(LC_ALL=$1 printf '%.1f' 1 2>/dev/null)" = "1$2"0 ] && return
  echo "the locale $1 does not hold here"
  exit 1
}
for name in vi_VN de_DE tr_TR; do holds $name.UTF-8 ,; done
holds C .

cp -r "$project/sample-data" "$project/tests/golden/data/excel-vi" "$work"
cd "$work" || exit 1
run() {  # a folder for all that is printed, written and said
  local out=$1 language
  mkdir "$out"
  for language in en vi; do
    local common=(--lang $language --width 80)
    for format in text csv csv-wide excel excel-figures html md jsonl; do
      "$ntm" report sample-data -f $format --by province,district "${common[@]::2}" >"$out/$language-$format" 2>&1
      echo $? >>"$out/$language-$format"
    done
    "$ntm" report sample-data -o "$out/$language.xlsx" --lang $language >>"$out/said" 2>&1
    "$ntm" notice sample-data --lang $language >"$out/$language-notice" 2>&1
    "$ntm" communes sample-data --where 'district=huyện tam đường' "${common[@]}" >"$out/$language-communes" 2>&1
    "$ntm" check sample-data excel-vi --lang $language >"$out/$language-check" 2>&1
    "$ntm" report excel-vi --lang $language -f csv >"$out/$language-excel-vi" 2>&1
  done
  "$ntm" tidy excel-vi -o "$out/tidy/" --lang en >>"$out/said" 2>&1
}

LC_ALL=C TZ=UTC run first
failed=0
compare() {  # a locale and a zone
  LC_ALL=$1 TZ=$2 run again
  # where it is written is said, too
  sed -i 's/again/first/g' again/said
  diff -r first again || { echo "not the same bytes: LC_ALL=$1 TZ=$2"; failed=1; }
  rm -r again
}
compare C.UTF-8 UTC
compare vi_VN.UTF-8 Asia/Ho_Chi_Minh
compare de_DE.UTF-8 America/St_Johns
compare tr_TR.UTF-8 Pacific/Kiritimati
compare C XYZ+11:30
[ -s first/en-text ] && [ -s first/vi.xlsx ] && [ -n "$(ls first/tidy)" ] || { echo "nothing was printed"; failed=1; }
exit $failed
