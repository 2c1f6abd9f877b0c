// An input: a choice (words of an office's own, or none), and header cells, one a line: a group, and the cell below it.
#include <utf8proc.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "fuzz/input.hpp"
#include "fuzz/rules_of.hpp"
#include "fuzz/targets.hpp"
#include "read/columns.hpp"
#include "text/unicode.hpp"

namespace ntm::fuzz {
namespace {

constexpr std::string_view own_words =
    "column,alias\n"
    "income,Diện tích\nremark,Hộ nghèo\nfiller,xã\nunit,người\ncriterion,chuẩn\nhouseholds,1 2\nyear,niên độ\n";

// ---- keys, by utf8proc alone

std::string mapped(std::string_view text, int options) {
  utf8proc_uint8_t* result = nullptr;
  const auto size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &result, static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(result, &std::free);
  require(size >= 0, "utf8proc refuses a text");
  return {reinterpret_cast<const char*>(result), static_cast<std::size_t>(size)};
}

bool is_blank(utf8proc_int32_t point) {
  return point == ' ' || (point >= '\t' && point <= '\r') || point == 0x85 || point == 0xA0 || point == 0x3000 ||
         (point >= 0x2000 && point <= 0x200A) || point == 0x2028 || point == 0x2029 || point == 0x202F;
}

bool is_invisible(utf8proc_int32_t point) {
  return point == 0xAD || point == 0x34F || point == 0x61C || (point >= 0x180B && point <= 0x180F) ||
         (point >= 0x200B && point <= 0x200F) || (point >= 0x202A && point <= 0x202E) ||
         (point >= 0x2060 && point <= 0x206F) || (point >= 0xFE00 && point <= 0xFE0F) || point == 0xFEFF ||
         (point >= 0xE0000 && point <= 0xE01EF);
}

std::string with(std::string_view d, std::string text) {
  for (const std::string_view like : {"đ", "ð", "ɖ"}) {
    for (std::size_t at = 0; (at = text.find(like, at)) != std::string::npos; at += d.size()) text.replace(at, 2, d);
  }
  return text;
}

std::string normalized_plainly(std::string_view text) {
  std::string result;
  bool blank_before = false;
  for (std::size_t i = 0; i < text.size();) {
    utf8proc_int32_t point = -1;
    const auto size =
        static_cast<std::size_t>(utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + i,
                                                  static_cast<utf8proc_ssize_t>(text.size() - i), &point));
    if (!is_blank(point) && !is_invisible(point)) {
      if (blank_before && !result.empty()) result += ' ';
      result.append(text, i, size);
    }
    if (!is_invisible(point)) blank_before = is_blank(point);
    i += size;
  }
  return mapped(result, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
}

std::string word_key_plainly(std::string_view text) {
  return with("d", mapped(normalized_plainly(text),
                          UTF8PROC_DECOMPOSE | UTF8PROC_STABLE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK));
}

void check_keys(const std::string& text) {
  const std::string plain = normalized_plainly(text);
  std::string storage;
  require_same(normalized(text), plain, "normalized '" + text + "'");
  require_same(std::string(normalized(text, storage)), plain, "normalized in place '" + text + "'");
  // which vowel bears a tone mark is the same for both
  const std::string folded = mapped(plain, UTF8PROC_COMPOSE | UTF8PROC_STABLE | UTF8PROC_CASEFOLD);
  require_same(name_key(text), name_key(with("đ", folded)), "the key as a name of '" + text + "'");
  require_same(word_key(text), word_key_plainly(text), "the key as a word of '" + text + "'");
}

// ---- meanings

std::string text_of(const ColumnMeaning& column) {
  return std::string(name(column.what)) + ' ' + std::to_string(column.criterion) + '.' +
         std::to_string(column.indicator) + (column.not_met ? " not met" : "");
}

struct Tables {
  explicit Tables(std::string_view own) : words(own), remembering(rules_of(0), own, "words.csv", problems) {}
  std::string_view words;
  Diagnostics problems;
  ColumnTable remembering;
};

// What a table has understood before changes nothing.
void check_meaning(const Tables& tables, const std::string& group, const std::string& header) {
  Diagnostics problems;
  const ColumnTable fresh(rules_of(0), tables.words, "words.csv", problems);
  const std::string expected = text_of(fresh.meaning_of(header));
  const ColumnTable& known = tables.remembering;
  for (const char* const when : {"at first", "from memory"}) {
    const std::string what = "'" + header + "' " + when;
    require_same(text_of(known.meaning_of(header)), expected, what);
    require_same(text_of(known.understood(header).in_group), text_of(fresh.understood(header).in_group),
                 "the criterion of " + what + " in a group");
    require(known.speaks_of_criteria(group) == fresh.speaks_of_criteria(group), "'" + group + "' speaks otherwise");
  }
  if (known.numbers_say_nothing() && ColumnTable::is_number_or_mark(header)) {
    require(expected == "unknown 0.0" && !known.speaks_of_criteria(header), "'" + header + "' says something");
  }
}

}  // namespace

void check_words(std::string_view bytes) {
  static const std::array tables{Tables(""), Tables(own_words)};
  Input input(bytes);
  const Tables& chosen = input.one_of(tables);
  input.end_of_choices();
  if (find_invalid_utf8(input.rest()) != std::string_view::npos) return;
  std::string group;
  std::string_view rest = input.rest();
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string header(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    check_keys(header);
    check_meaning(chosen, group, normalized(header));
    group = normalized(header);
  }
}

}  // namespace ntm::fuzz
