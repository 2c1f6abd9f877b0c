#include "oracle/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <initializer_list>
#include <optional>

#include "embedded/oracle_columns.hpp"
#include "oracle/cells.hpp"
#include "oracle/records.hpp"
#include "oracle/unicode.hpp"
#include "oracle/year.hpp"

namespace ntm::oracle {
namespace {

constexpr std::array meanings = std::to_array<std::string_view>(
    {"unknown", "year", "commune_code", "commune", "unit_type", "district", "province", "pilot", "criteria_met",
     "households", "poor_households", "population", "income", "criterion", "met", "ordinal", "remark"});

std::optional<Meaning> find_meaning(std::string_view name) {
  const auto* const found = std::ranges::find(meanings, name);
  if (found == meanings.end() || found == meanings.begin()) return std::nullopt;
  return static_cast<Meaning>(found - meanings.begin());
}

// Words of letters, digits and % with one blank between them.
std::string key_of(std::string_view text) {
  std::string key;
  bool blank = false;
  for (const char character : word_key(text)) {
    const auto byte = static_cast<unsigned char>(character);
    if (std::isalnum(byte) == 0 && byte < 0x80 && character != '%') {
      blank = true;
      continue;
    }
    if (blank && !key.empty()) key += ' ';
    blank = false;
    key += character;
  }
  return key;
}

// What stands outside brackets, and what stands inside.
struct Parts {
  std::string outside;
  std::string inside;
};

Parts parts_of(std::string_view text) {
  Parts parts;
  int depth = 0;
  for (const char character : text) {
    if (character == '(' || character == '[') ++depth;
    (depth > 0 ? parts.inside : parts.outside) += character;
    if ((character == ')' || character == ']') && depth > 0) --depth;
  }
  return parts;
}

// Whether `key` holds `words` as whole words; where they begin, or npos.
std::size_t find_words(std::string_view key, std::string_view words) {
  for (std::size_t at = key.find(words); at != std::string_view::npos; at = key.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    const auto is_edge = [&](std::size_t i) {
      return i >= key.size() || !std::isalnum(static_cast<unsigned char>(key[i]));
    };
    if ((at == 0 || is_edge(at - 1)) && is_edge(end)) return at;
  }
  return std::string_view::npos;
}

// A number of 1 to 64 at the front of `text`, and how many characters it takes; 0 if there is none.
std::pair<int, std::size_t> leading_number(std::string_view text) {
  std::size_t size = 0;
  int number = 0;
  while (size < text.size() && is_digit(text[size]) && number <= max_criteria)
    number = number * 10 + (text[size++] - '0');
  const bool usable = size > 0 && number >= 1 && number <= max_criteria;
  return usable ? std::pair(number, size) : std::pair(0, std::size_t{0});
}

}  // namespace

std::string_view name(Meaning meaning) { return meanings[static_cast<std::size_t>(meaning)]; }

bool is_number_column(Meaning meaning) {
  switch (meaning) {
    case Meaning::criteria_met:
    case Meaning::households:
    case Meaning::poor_households:
    case Meaning::population:
    case Meaning::income: return true;
    default: return false;
  }
}

ColumnTable::ColumnTable(const Rules& rules, std::string_view extra_rows, const std::string& extra_name,
                         Diagnostics& diagnostics) {
  for (const Criterion& criterion : rules.criteria) {
    criteria_by_name_.emplace(key_of(criterion.name_vi), criterion.number);
    criteria_by_name_.emplace(key_of(criterion.name_en), criterion.number);
  }
  const auto read = [&](std::string_view rows, const std::string& file) {
    if (rows.empty()) return;
    RecordReader reader(rows, ',', file, diagnostics);
    Record record;
    bool is_header = true;
    while (reader.next(record)) {
      const Where where{file, record.line, 0};
      const bool fits = record.cells.size() == 2;
      if (is_header && !(fits && record.cells[0] == "column" && record.cells[1] == "alias")) {
        diagnostics.error(where, "the table of columns must begin with the header column,alias", "add it");
        return;
      }
      if (!is_header && !fits) diagnostics.error(where, "a row must have two cells", "write column,alias");
      if (!is_header && fits) add(record.cells[0], record.cells[1], where, diagnostics);
      is_header = false;
    }
  };
  read(embedded::oracle_columns, "columns.csv");
  read(extra_rows, extra_name);
  std::ranges::sort(fillers_, std::greater<>(), &std::string::size);
  std::ranges::sort(units_, std::greater<>(), &std::string::size);
}

void ColumnTable::add(std::string_view column, std::string_view alias, const Where& where, Diagnostics& diagnostics) {
  const std::string key = key_of(alias);
  if (key.empty()) {
    diagnostics.error(where, "the alias is empty", "write the words of the header");
    return;
  }
  if (column == "filler" || column == "unit") {
    (column == "filler" ? fillers_ : units_).push_back(key);
    return;
  }
  const auto meaning = find_meaning(column);
  if (!meaning) {
    diagnostics.error(
        where, {"'{}' is not a column", column},
        {"write one of {}, filler, unit", fmt::format("{}", fmt::join(meanings.begin() + 1, meanings.end(), ", "))});
    return;
  }
  aliases_[key] = *meaning;
  if (*meaning == Meaning::criterion) longest_criterion_alias_ = std::max(longest_criterion_alias_, key.size());
}

std::string ColumnTable::without(const std::string& key, const std::vector<std::string>& words) const {
  std::string rest = key;
  for (const std::string& word : words) {
    for (std::size_t at = find_words(rest, word); at != std::string::npos; at = find_words(rest, word)) {
      rest = key_of(rest.erase(at, word.size()));
    }
  }
  // a year, as in "Dân số năm 2013"
  if (const auto year = year_in(rest)) {
    rest = key_of(rest.erase(rest.find(std::to_string(*year)), 4));
  }
  return rest;
}

// "tc 1", "c01", "tieu chi so 1 quy hoach", "1 quy hoach", "tieu chi quy hoach"; 0 if the key names none.
int ColumnTable::criterion_of(const std::string& key) const {
  const auto numbered = [&](std::string_view rest) {
    const auto [number, size] = leading_number(rest);
    const bool ends = size == rest.size() || (size > 0 && rest[size] == ' ');
    return ends ? number : 0;
  };
  const auto named = [&](std::string_view rest) {
    const auto found = criteria_by_name_.find(std::string(rest));
    return found == criteria_by_name_.end() ? 0 : found->second;
  };
  // the longest alias of criteria that the key begins with
  for (std::size_t end = std::min(key.size(), longest_criterion_alias_); end > 0; --end) {
    if (key[end - 1] == ' ') continue;
    const auto alias = aliases_.find(key.substr(0, end));
    if (alias == aliases_.end() || alias->second != Meaning::criterion) continue;
    std::string_view rest = std::string_view(key).substr(end);
    const bool apart = rest.starts_with(' ');
    if (apart) rest.remove_prefix(1);
    if (const int number = numbered(rest)) return number;
    if (apart && named(rest) != 0) return named(rest);
  }
  const auto [number, size] = leading_number(key);
  const bool has_name = size > 0 && size + 1 < key.size() && key[size] == ' ';
  return has_name && named(std::string_view(key).substr(size + 1)) == number ? number : 0;
}

int ColumnTable::criterion_named(std::string_view header) const {
  const auto found = criteria_by_name_.find(key_of(header));
  return found == criteria_by_name_.end() ? 0 : found->second;
}

int ColumnTable::criterion_in_group(std::string_view group, std::string_view header) const {
  const std::string group_key = key_of(group);
  const bool speaks_of_criteria = std::ranges::any_of(aliases_, [&](const auto& alias) {
    return alias.second == Meaning::criterion && alias.first.size() > 1 &&
           find_words(group_key, alias.first) != std::string::npos;
  });
  if (!speaks_of_criteria) return 0;
  const std::string key = key_of(header);
  const auto [number, size] = leading_number(key);
  if (number > 0 && (size == key.size() || key[size] == ' ')) return number;
  return criterion_named(header);
}

ColumnMeaning ColumnTable::meaning_of(std::string_view header) const {
  constexpr std::size_t longest_header = 300;
  if (header.size() > longest_header) return {};
  const auto whole = aliases_.find(key_of(header));
  if (whole != aliases_.end()) return {whole->second, 0};
  const Parts parts = parts_of(header);
  const std::string key = key_of(parts.outside);
  if (key.empty()) return {};
  if (const int criterion = criterion_of(key)) return {Meaning::criterion, criterion};
  // brackets that say more than a unit make another column of it: "Dân số (thành thị)"
  if (!without(without(key_of(parts.inside), units_), fillers_).empty()) return {};
  const auto exact = aliases_.find(key);
  if (exact != aliases_.end()) return {exact->second, 0};
  const auto loose = aliases_.find(without(key, fillers_));
  return loose == aliases_.end() ? ColumnMeaning{} : ColumnMeaning{loose->second, 0};
}

Message foreign_unit(Meaning meaning, std::string_view header) {
  const bool is_income = meaning == Meaning::income;
  const bool is_count =
      meaning == Meaning::households || meaning == Meaning::poor_households || meaning == Meaning::population;
  if (!is_income && !is_count) return {};
  // units stand in brackets, or after a comma: "Thu nhập, nghìn đồng"
  const std::string unit =
      key_of(parts_of(header).inside + " " + std::string(header.substr(std::min(header.find(','), header.size()))));
  const auto says = [&](std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words,
                               [&](std::string_view word) { return find_words(unit, word) != std::string::npos; });
  };
  const bool millions = says({"trieu", "million", "tr", "trd", "tr d"});
  if (says({"nghin", "ngan", "thousand", "1000", "1 000", "1000d", "1 000d", "k"})) {
    return is_income ? Phrase("thousand VND") : Phrase("thousands");
  }
  if (is_count) return millions ? Message("millions") : says({"%"}) ? Message("percent") : Message();
  if (says({"thang", "month"})) return "VND a month";
  return !millions && says({"dong", "vnd", "d"}) ? Message("VND") : Message();
}

}  // namespace ntm::oracle
