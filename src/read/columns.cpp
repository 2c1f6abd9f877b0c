#include "read/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "embedded/columns.hpp"
#include "ntm/unicode.hpp"
#include "read/records.hpp"

namespace ntm {
namespace {

constexpr std::array meanings = std::to_array<std::string_view>(
    {"unknown", "year", "commune_code", "commune", "unit_type", "district", "province", "pilot", "criteria_met",
     "households", "poor_households", "population", "income", "criterion", "met", "ordinal", "remark"});

std::optional<Meaning> find_meaning(std::string_view name) {
  const auto* const found = std::ranges::find(meanings, name);
  if (found == meanings.end() || found == meanings.begin()) return std::nullopt;
  return static_cast<Meaning>(found - meanings.begin());
}

bool is_digit(char character) { return character >= '0' && character <= '9'; }

// Words of letters and digits with one blank between them; what stands in brackets is left out.
std::string key_of(std::string_view text) {
  std::string key;
  int depth = 0;
  bool blank = false;
  for (const char character : word_key(text)) {
    if (character == '(' || character == '[') ++depth;
    const bool is_word =
        (std::isalnum(static_cast<unsigned char>(character)) != 0) || static_cast<unsigned char>(character) >= 0x80;
    if (depth > 0 || !is_word) {
      blank = true;
    } else {
      if (blank && !key.empty()) key += ' ';
      blank = false;
      key += character;
    }
    if ((character == ')' || character == ']') && depth > 0) --depth;
  }
  return key;
}

std::string in_brackets(std::string_view text) {
  const std::string key = word_key(text);
  const std::size_t open = key.find_first_of("([");
  return open == std::string::npos ? std::string() : key.substr(open);
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
  read(embedded::columns, "columns.csv");
  read(extra_rows, extra_name);
  std::ranges::sort(fillers_, std::greater<>(), &std::string::size);
}

void ColumnTable::add(std::string_view column, std::string_view alias, const Where& where, Diagnostics& diagnostics) {
  const std::string key = key_of(alias);
  if (key.empty()) {
    diagnostics.error(where, "the alias is empty", "write the words of the header");
    return;
  }
  if (column == "filler") {
    fillers_.push_back(key);
    return;
  }
  const auto meaning = find_meaning(column);
  if (!meaning) {
    diagnostics.error(where, fmt::format("'{}' is not a column", column),
                      fmt::format("write one of {}, filler", fmt::join(meanings.begin() + 1, meanings.end(), ", ")));
    return;
  }
  aliases_[key] = *meaning;
  if (*meaning == Meaning::criterion) longest_criterion_alias_ = std::max(longest_criterion_alias_, key.size());
}

std::string ColumnTable::without_fillers(const std::string& key) const {
  std::string rest = key;
  const auto cut_out = [&](std::size_t at, std::size_t size) {
    rest.erase(at, size);
    rest = key_of(rest);
  };
  for (const std::string& filler : fillers_) {
    const std::size_t at = find_words(rest, filler);
    if (at != std::string::npos) cut_out(at, filler.size());
  }
  // a year, as in "Dân số năm 2013"
  for (std::size_t at = 0; at + 4 <= rest.size(); ++at) {
    const bool is_year = std::all_of(rest.begin() + static_cast<std::ptrdiff_t>(at),
                                     rest.begin() + static_cast<std::ptrdiff_t>(at) + 4, is_digit);
    if (is_year && find_words(rest, rest.substr(at, 4)) == at) {
      cut_out(at, 4);
      break;
    }
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

ColumnMeaning ColumnTable::meaning_of(std::string_view header) const {
  const std::string key = key_of(header);
  if (key.empty()) return {};
  const auto exact = aliases_.find(key);
  if (exact != aliases_.end()) return {exact->second, 0};
  if (const int criterion = criterion_of(key)) return {Meaning::criterion, criterion};
  const auto loose = aliases_.find(without_fillers(key));
  return loose == aliases_.end() ? ColumnMeaning{} : ColumnMeaning{loose->second, 0};
}

std::string foreign_unit(Meaning meaning, std::string_view header) {
  const bool is_income = meaning == Meaning::income;
  const bool is_count =
      meaning == Meaning::households || meaning == Meaning::poor_households || meaning == Meaning::population;
  if (!is_income && !is_count) return {};
  // units stand in brackets, or after a comma: "Thu nhập, nghìn đồng"
  const std::string comma_part = word_key(header.substr(std::min(header.find(','), header.size())));
  const std::string unit = in_brackets(header) + " " + comma_part;
  const auto says = [&](std::string_view word) { return find_words(unit, word) != std::string::npos; };
  const bool thousands = says("nghin") || says("ngan") || says("1000") || says("thousand") || says("1.000");
  const bool millions = says("trieu") || says("million") || says("tr");
  if (thousands) return is_income ? "thousand VND" : "thousands";
  if (is_count) return millions ? "millions" : says("%") ? "percent" : "";
  if (says("thang") || says("month")) return "VND a month";
  if (!millions && (says("dong") || says("vnd") || says("d"))) return "VND";
  return {};
}

}  // namespace ntm
