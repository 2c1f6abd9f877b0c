#include "read/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>

#include "embedded/columns.hpp"
#include "ntm/unicode.hpp"
#include "read/cells.hpp"
#include "read/fixed_table.hpp"
#include "read/year.hpp"

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

// ASCII but for letters and %; and the mark x.
constexpr std::array<bool, 256> of_numbers_and_marks = [] {
  std::array<bool, 256> characters{};
  for (std::size_t i = 0; i < 0x80; ++i) {
    const bool is_letter = (i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z');
    characters[i] = i == 'x' || i == 'X' || (!is_letter && i != '%');
  }
  return characters;
}();

constexpr bool is_letter_or_digit(char character) {
  return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'z') ||
         (character >= 'A' && character <= 'Z');
}

// All but letters, digits and % of ASCII.
constexpr std::array<bool, 256> between_words = [] {
  std::array<bool, 256> characters{};
  for (std::size_t i = 0; i < 0x80; ++i) characters[i] = !is_letter_or_digit(static_cast<char>(i)) && i != '%';
  return characters;
}();

bool is_between_words(char character) { return between_words[static_cast<unsigned char>(character)]; }

// Words of letters, digits and % with one blank between them.
std::string key_of(std::string_view text) {
  std::string key = word_key(text);
  bool blank = false;
  std::size_t size = 0;  // never beyond what has been read
  for (std::size_t i = 0; i < key.size(); ++i) {
    const char character = key[i];
    if (is_between_words(character)) {
      blank = true;
      continue;
    }
    if (blank && size > 0) key[size++] = ' ';
    blank = false;
    key[size++] = character;
  }
  key.resize(size);
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
    const auto is_edge = [&](std::size_t i) { return i >= key.size() || !is_letter_or_digit(key[i]); };
    if ((at == 0 || is_edge(at - 1)) && is_edge(end)) return at;
  }
  return std::string_view::npos;
}

// Without the `words`, and without a year, as in "Dân số năm 2013".
std::string without(std::string_view key, const std::vector<std::string>& words) {
  std::string rest(key);
  for (const std::string& word : words) {
    for (std::size_t at = find_words(rest, word); at != std::string::npos; at = find_words(rest, word)) {
      rest = key_of(rest.erase(at, word.size()));
    }
  }
  if (const auto year = year_in(rest)) {
    rest = key_of(rest.erase(rest.find(std::to_string(*year)), 4));
  }
  return rest;
}

// The words of letters and digits in a key, one after the other; false at its end.
bool take_word(std::string_view& key, std::string_view& word) {
  std::size_t begin = 0;
  while (begin < key.size() && !is_letter_or_digit(key[begin])) ++begin;
  std::size_t end = begin;
  while (end < key.size() && is_letter_or_digit(key[end])) ++end;
  word = key.substr(begin, end - begin);
  key.remove_prefix(end);
  return !word.empty();
}

// Whole words at the front of a long text, before any brackets; all of a short one.
std::string_view first_words(std::string_view text) {
  constexpr std::size_t enough = 24;
  if (text.size() <= enough) return text;
  std::size_t end = 0;
  for (std::size_t i = 0; i < enough && text[i] != '(' && text[i] != '['; ++i) {
    if (is_between_words(text[i])) end = i;
  }
  return text.substr(0, end);
}

// Whether four digits in a row somewhere in `word` are a year.
bool holds_year(std::string_view word) {
  int digits = 0;
  int number = 0;
  for (const char character : word) {
    digits = is_digit(character) ? digits + 1 : 0;
    number = digits == 0 ? 0 : number % 1000 * 10 + (character - '0');
    if (digits >= 4 && number >= first_year && number <= last_year) return true;
  }
  return false;
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
    for (const std::string& name : {criterion.name_vi, criterion.name_en}) {
      const auto [added, is_new] = criteria_by_name_.emplace(key_of(name), criterion.number);
      if (is_new) remember_words(added->first);
    }
  }
  constexpr auto columns = std::to_array<std::string_view>({"column", "alias"});
  const TableForm::Words words{"the table of columns must begin with the header column,alias", "add it",
                               "a row must have two cells", "write column,alias"};
  const TableForm form{columns, {}, &words};
  const auto read = [&](std::string_view text, const std::string& file) {
    if (text.empty()) return;
    Diagnostics told;
    const FixedTable table(text, file, form, told);
    for (const FixedTable::Row& row : table.rows()) {
      add(table.cell(row, "column"), table.cell(row, "alias"), table.where(row), told);
    }
    for (const Diagnostic& diagnostic : told.in_order_of_place()) diagnostics.add(diagnostic);
  };
  aliases_.reserve(256);
  read(embedded::columns, "columns.csv");
  read(extra_rows, extra_name);
  for (const auto& [key, meaning] : aliases_) {
    if (meaning == Meaning::criterion) criterion_aliases_.push_back(key);
  }
  for (auto* const list : {&fillers_, &units_, &criterion_aliases_}) {
    std::ranges::stable_sort(*list, std::greater<>(), &std::string::size);
  }
}

void ColumnTable::add(std::string_view column, std::string_view alias, const Where& where, Diagnostics& diagnostics) {
  std::string key = key_of(alias);
  if (key.empty()) {
    diagnostics.error(where, "the alias is empty", "write the words of the header");
    return;
  }
  if (column == "unit") {
    units_.push_back(std::move(key));
    return;
  }
  if (column == "filler") {
    remember_words(key);
    fillers_.push_back(std::move(key));
    return;
  }
  const auto meaning = find_meaning(column);
  if (!meaning) {
    diagnostics.error(
        where, {"'{}' is not a column", column},
        {"write one of {}, filler, unit", fmt::format("{}", fmt::join(meanings.begin() + 1, meanings.end(), ", "))});
    return;
  }
  remember_words(key);
  aliases_[std::move(key)] = *meaning;
}

void ColumnTable::remember_words(std::string_view key) {
  if (key.find_first_not_of("0123456789x ") == std::string_view::npos) numbers_say_nothing_ = false;
  for (std::string_view word; take_word(key, word);) words_.set(Hash()(word) % words_.size());
}

// False only where a key (what stands outside brackets) can mean nothing. A key that means something begins as
// criteria do; or is a number and a name; or it is an alias when fillers, all of them whole words, and a year are taken
// out. So but for the number in front, and words that hold the digits of a year, all its words are known.
bool ColumnTable::has_known_words(std::string_view key) const {
  const auto begins = [&](const std::string& alias) { return key.starts_with(alias); };
  if (std::ranges::any_of(criterion_aliases_, begins)) return true;
  bool is_first = true;
  for (std::string_view word; take_word(key, word); is_first = false) {
    const bool is_number = is_first && std::ranges::all_of(word, is_digit);
    if (!is_number && !words_[Hash()(word) % words_.size()] && !holds_year(word)) return false;
  }
  return true;
}

bool ColumnTable::is_number_or_mark(std::string_view text) {
  return std::ranges::all_of(
      text, [](char character) { return of_numbers_and_marks[static_cast<unsigned char>(character)]; });
}

int ColumnTable::criterion_by_name(std::string_view key) const {
  const auto found = criteria_by_name_.find(key);
  return found == criteria_by_name_.end() ? 0 : found->second;
}

// "tc 1", "c01", "tieu chi so 1 quy hoach", "1 quy hoach", "tieu chi quy hoach"; 0 if the key names none.
int ColumnTable::criterion_of(std::string_view key) const {
  const auto numbered = [&](std::string_view rest) {
    const auto [number, size] = leading_number(rest);
    const bool ends = size == rest.size() || (size > 0 && rest[size] == ' ');
    return ends ? number : 0;
  };
  // the longest alias of criteria that the key begins with
  for (const std::string& alias : criterion_aliases_) {
    if (!key.starts_with(alias)) continue;
    std::string_view rest = key.substr(alias.size());
    const bool apart = rest.starts_with(' ');
    if (apart) rest.remove_prefix(1);
    if (const int number = numbered(rest)) return number;
    if (const int number = apart ? criterion_by_name(rest) : 0) return number;
  }
  const auto [number, size] = leading_number(key);
  const bool has_name = size > 0 && size + 1 < key.size() && key[size] == ' ';
  return has_name && criterion_by_name(key.substr(size + 1)) == number ? number : 0;
}

bool ColumnTable::speaks_of_criteria(std::string_view group) const {
  const std::string key = key_of(group);
  return std::ranges::any_of(criterion_aliases_, [&](const std::string& alias) {
    return alias.size() > 1 && find_words(key, alias) != std::string::npos;
  });
}

ColumnMeaning ColumnTable::meaning_of(std::string_view header, const std::string& whole_key) const {
  const auto whole = aliases_.find(whole_key);
  if (whole != aliases_.end()) return {whole->second, 0};
  const bool has_brackets = header.find_first_of("([") != std::string_view::npos;
  const Parts parts = has_brackets ? parts_of(header) : Parts();
  const std::string outside = has_brackets ? key_of(parts.outside) : std::string();
  const std::string& key = has_brackets ? outside : whole_key;
  if (key.empty() || !has_known_words(key)) return {};
  if (const int criterion = criterion_of(key)) return {Meaning::criterion, criterion};
  // brackets that say more than a unit make another column of it: "Dân số (thành thị)"
  if (!without(without(key_of(parts.inside), units_), fillers_).empty()) return {};
  const auto exact = aliases_.find(key);
  if (exact != aliases_.end()) return {exact->second, 0};
  const auto loose = aliases_.find(without(key, fillers_));
  return loose == aliases_.end() ? ColumnMeaning{} : ColumnMeaning{loose->second, 0};
}

ColumnTable::Understood ColumnTable::understand(std::string_view header) const {
  constexpr std::size_t longest_header = 300;
  Understood result;
  const auto understand_words = [&](const std::string& key) {
    result.criterion_named = criterion_by_name(key);
    const auto [number, size] = leading_number(key);
    const bool begins_with_number = number > 0 && (size == key.size() || key[size] == ' ');
    result.criterion_in_group = begins_with_number ? number : result.criterion_named;
  };
  // The first words of a long text are enough where one of them is not known: no name of a criterion begins so, either.
  const std::string_view beginning = first_words(header);
  if (beginning.size() < header.size()) {
    const std::string key = key_of(beginning);
    if (!has_known_words(key)) {
      understand_words(key);
      return result;
    }
  }
  const std::string key = key_of(header);
  understand_words(key);
  if (header.size() <= longest_header) result.meaning = meaning_of(header, key);
  return result;
}

ColumnTable::Understood ColumnTable::understood(std::string_view header) const {
  // Long texts are titles, or headers joined with them, and seldom the same again.
  constexpr std::size_t longest_remembered = 64;
  constexpr std::size_t most_remembered = 4096;
  if (header.size() > longest_remembered) return understand(header);
  const auto known = memory_.find(header);
  if (known != memory_.end()) return known->second;
  const Understood result = understand(header);
  if (memory_.size() >= most_remembered) memory_.clear();
  memory_.emplace(header, result);
  return result;
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

}  // namespace ntm
