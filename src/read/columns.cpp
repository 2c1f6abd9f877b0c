#include "read/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>

#include "embedded/columns.hpp"
#include "ntm/panel.hpp"
#include "read/cells.hpp"
#include "read/fixed_table.hpp"
#include "read/header_words.hpp"
#include "read/year.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

constexpr std::array meanings = std::to_array<std::string_view>(
    {"unknown", "year", "commune_code", "commune", "unit_type", "district", "province", "pilot", "criteria_met",
     "households", "poor_households", "population", "income", "criterion", "met", "ordinal", "remark"});

constexpr std::array indicator_words = std::to_array<std::string_view>({"chi tieu", "chi so", "indicator"});

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

// "Số hộ nghèo (+/-)": how much it rose or fell.
bool says_change(std::string_view header) {
  constexpr std::array signs = std::to_array<std::string_view>({"+/-", "-/+", "+-", "±", "(+)", "(-)", "(+", "+)"});
  return std::ranges::any_of(signs, [&](std::string_view sign) { return header.find(sign) != std::string_view::npos; });
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
                         Diagnostics& diagnostics)
    : rules_(rules) {
  for (const Criterion& criterion : rules.criteria) {
    for (const std::string& name : {criterion.name_vi, criterion.name_en}) {
      const auto [added, is_new] = criteria_by_name_.emplace(words_in(name), criterion.number);
      if (is_new) remember_words(added->first);
    }
  }
  CriterionNames::for_each_short_word([&](std::string_view words) { remember_words(words); });
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
    if (meaning == Meaning::met) met_aliases_.push_back(key);
  }
  for (auto* const list : {&criterion_aliases_, &met_aliases_}) std::ranges::sort(*list);  // whatever their hashes
  // behind a number of criteria they say how many communes there are, behind a criterion whose marks they are
  const auto counts_communes = [](const std::string& unit) { return unit == "xa" || unit == "communes"; };
  std::ranges::remove_copy_if(units_, std::back_inserter(units_of_marks_), counts_communes);
  for (auto* const list : {&fillers_, &units_, &units_of_marks_, &criterion_aliases_, &met_aliases_, &not_met_,
                           &others_, &groups_, &criteria_groups_}) {
    std::ranges::stable_sort(*list, std::greater<>(), &std::string::size);
  }
}

void ColumnTable::add(std::string_view column, std::string_view alias, const Where& where, Diagnostics& diagnostics) {
  std::string key = words_in(alias);
  if (key.empty()) {
    diagnostics.error(where, "the alias is empty", "write the words of the header");
    return;
  }
  const std::array lists =
      std::to_array<std::pair<std::string_view, std::vector<std::string>*>>({{"unit", &units_},
                                                                             {"group", &groups_},
                                                                             {"criteria_group", &criteria_groups_},
                                                                             {"not_met", &not_met_},
                                                                             {"other", &others_},
                                                                             {"beside", &beside_}});
  for (const auto& [name, list] : lists) {
    if (column != name) continue;
    list->push_back(std::move(key));
    return;
  }
  if (column == "filler") {
    remember_words(key);
    fillers_.push_back(std::move(key));
    return;
  }
  // "c19,TC19: QP&AN"
  if (const auto [number, size] = leading_number(column.substr(std::min<std::size_t>(column.size(), 1)));
      column.starts_with('c') && size > 0 && size + 1 == column.size()) {
    remember_words(key);
    criteria_by_alias_[std::move(key)] = number;
    return;
  }
  const auto meaning = find_meaning(column);
  if (!meaning) {
    diagnostics.error(where, {"'{}' is not a column", column},
                      {"write one of {}, filler, unit, group, criteria_group, not_met, other, beside",
                       fmt::format("{}", fmt::join(meanings.begin() + 1, meanings.end(), ", "))});
    return;
  }
  remember_words(key);
  aliases_[std::move(key)] = *meaning;
}

void ColumnTable::remember_words(std::string_view key) {
  if (key.find_first_not_of("0123456789x ") == std::string_view::npos) numbers_say_nothing_ = false;
  for (std::string_view word; take_word(key, word);) words_.set(TextHash()(word) % words_.size());
}

// False only where a key (what stands outside brackets) can mean nothing. A key that means something begins as
// criteria do; or is a number and a name; or it is an alias when fillers, all of them whole words, and a year are taken
// out. So but for the number in front, and words that hold the digits of a year, all its words are known.
bool ColumnTable::has_known_words(std::string_view key) const {
  const auto begins = [&](const std::string& alias) { return key.starts_with(alias); };
  if (std::ranges::any_of(criterion_aliases_, begins)) return true;
  bool may_be_number = true;  // in front, and as days and months
  const bool has_date = holds_year(key);
  for (std::string_view word; take_word(key, word); may_be_number = has_date) {
    const bool is_number = may_be_number && std::ranges::all_of(word, is_digit);
    if (!is_number && !words_[TextHash()(word) % words_.size()] && !holds_year(word)) return false;
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

int ColumnTable::criterion_named_by_any(std::string_view header) const { return names().number_of(words_in(header)); }

// "tc 1", "c01", "tieu chi so 1 quy hoach", "1 quy hoach", "tieu chi quy hoach"; 0 if the key names none.
ColumnTable::Named ColumnTable::criterion_of(std::string_view key) const {
  // the longest alias of criteria that the key begins with
  for (const std::string& alias : criterion_aliases_) {
    if (!key.starts_with(alias)) continue;
    std::string_view rest = key.substr(alias.size());
    const bool apart = rest.starts_with(' ');
    if (apart) rest.remove_prefix(1);
    const auto [number, size] = leading_number(rest);
    if (size > 0 && size == rest.size()) return {number};
    if (size > 0 && rest[size] == ' ') return {number, rest.substr(size + 1)};
    if (const int named = apart ? criterion_by_name(rest) : 0) return {named};
  }
  const auto [number, size] = leading_number(key);
  const bool has_name = size > 0 && size + 1 < key.size() && key[size] == ' ';
  return has_name && names().are_of(number, key.substr(size + 1)) ? Named{number} : Named{};
}

const CriterionNames& ColumnTable::names() const {
  const std::lock_guard lock(names_mutex_);
  if (!names_) names_.emplace(rules_);
  return *names_;
}

// What a criterion's column means with the words behind its number, and those in brackets: the name, and what else is
// known.
ColumnMeaning ColumnTable::mark_of(const Named& named, std::string_view inside) const {
  ColumnMeaning result{Meaning::criterion, named.criterion};
  if (named.rest.empty() && inside.empty()) return result;
  const int by_name = criterion_by_name(named.rest);
  if (by_name > 0 && by_name != named.criterion) return {};
  if (inside.empty() && by_name > 0) return result;
  std::string words(named.rest);
  words.append(1, ' ').append(inside);
  // "6 tháng" is half a year
  constexpr std::array times = std::to_array<std::string_view>({"thang", "ngay", "month", "months"});
  const std::string_view first = std::string_view(named.rest).substr(0, named.rest.find(' '));
  if (std::ranges::find(times, first) != times.end()) return {};
  const Claim claim = claim_of_key(words);
  if (claim == Claim::other) return {};
  if (names().are_of(named.criterion, words_in(words))) return result;
  result.not_met = claim == Claim::not_met;
  if (words.find('%') != std::string::npos) return {};
  for (const auto* const list : {&not_met_, &met_aliases_, &units_of_marks_, &fillers_})
    words = without(words_in(words), *list);
  return names().are_of(named.criterion, words) ? result : ColumnMeaning{};
}

// The number in "5.0", as programs write columns of numbers; 0 for any other text.
int number_of_float(std::string_view header) {
  const auto [number, size] = leading_number(header);
  const std::string_view rest = header.substr(size);
  return size > 0 && (rest == ".0" || rest == ",0") ? number : 0;
}

// "TC 5.1", and in a group of criteria "5.1" alone: the first indicator of the fifth criterion.
ColumnMeaning ColumnTable::indicator_in(std::string_view header, bool in_group) const {
  std::size_t at = 0;
  while (at < header.size() && !is_digit(header[at])) ++at;
  const auto [criterion, size] = leading_number(header.substr(at));
  const std::size_t point = at + size;
  // spreadsheets of another language make "8,1" of "8.1"
  constexpr std::string_view points = ".,-/";
  const bool has_point = point + 1 < header.size() && points.find(header[point]) != std::string_view::npos;
  if (size == 0 || !has_point || !is_digit(header[point + 1])) return {};
  const auto [indicator, digits] = leading_number(header.substr(point + 1));
  const std::string_view rest = header.substr(point + 1 + digits);
  if (indicator == 0 || (!rest.empty() && (is_digit(rest[0]) || rest[0] == ','))) return {};
  const std::string before = words_in(header.substr(0, at));
  const bool is_named = std::ranges::find(criterion_aliases_, before) != criterion_aliases_.end() ||
                        std::ranges::find(indicator_words, before) != indicator_words.end();
  if (!is_named && !(in_group && before.empty())) return {};
  const Claim claim = claim_of_indicator(rest);
  if (claim == Claim::other) return {};
  return {Meaning::criterion, criterion, indicator, claim == Claim::not_met};
}

int ColumnTable::number_in(std::string_view header) const {
  const std::string key = words_in(header);
  if (const int named = criterion_of(key).criterion) return named;
  const std::size_t last = key.rfind(' ');
  if (last == std::string::npos || !speaks_of_criteria(header)) return 0;
  const auto [number, size] = leading_number(std::string_view(key).substr(last + 1));
  constexpr std::array counted = std::to_array<std::string_view>({" quy", " thang", " lan", " dot", " ky", " nam"});
  const auto ends = [&](std::string_view word) { return std::string_view(key).substr(0, last).ends_with(word); };
  return last + 1 + size == key.size() && std::ranges::none_of(counted, ends) ? number : 0;
}

ColumnMeaning ColumnTable::meaning_of(std::string_view header, const std::string& whole_key) const {
  if (says_change(header)) return {};
  if (const auto named = criteria_by_alias_.find(whole_key); named != criteria_by_alias_.end()) {
    return {Meaning::criterion, named->second};
  }
  const auto whole = aliases_.find(whole_key);
  if (whole != aliases_.end()) return {whole->second};
  const bool has_brackets = header.find_first_of("([") != std::string_view::npos;
  const HeaderParts parts = has_brackets ? split_header(header) : HeaderParts();
  const std::string outside = has_brackets ? words_in(parts.outside) : std::string();
  const std::string& key = has_brackets ? outside : whole_key;
  if (key.empty() || !has_known_words(key)) return {};
  if (const ColumnMeaning indicator = indicator_in(header, false); indicator.criterion > 0) return indicator;
  if (const Named named = criterion_of(key); named.criterion > 0) return mark_of(named, words_in(parts.inside));
  // "Quy hoạch (TC1)", "(1) Quy hoạch"
  if (has_brackets) {
    const std::string inside = words_in(parts.inside);
    const auto [number, size] = leading_number(inside);
    const Named named = size == inside.size() ? Named{number} : criterion_of(inside);
    if (named.criterion > 0 && named.rest.empty() && names().are_of(named.criterion, key)) {
      return {Meaning::criterion, named.criterion};
    }
  }
  // brackets that say more than a unit make another column of it: "Dân số (thành thị)"
  if (!without(without(words_in(parts.inside), units_), fillers_).empty()) return {};
  const auto exact = aliases_.find(key);
  if (exact != aliases_.end()) return {exact->second};
  const auto loose = aliases_.find(without(key, fillers_));
  return loose == aliases_.end() ? ColumnMeaning{} : ColumnMeaning{loose->second};
}

ColumnTable::Understood ColumnTable::understand(std::string_view header) const {
  constexpr std::size_t longest_header = 300;
  Understood result;
  const auto understand_words = [&](const std::string& key) {
    result.criterion_named = criterion_by_name(key);
    result.in_group = indicator_in(header, true);
    if (result.in_group.criterion > 0) return;
    const auto [number, size] = leading_number(key);
    const bool begins_with_number = number > 0 && (size == key.size() || key[size] == ' ');
    if (const int whole = number_of_float(header)) {
      result.in_group = {Meaning::criterion, whole};
    } else if (begins_with_number) {
      const std::string_view rest = std::string_view(key).substr(std::min(size + 1, key.size()));
      result.in_group = mark_of({number, rest}, {});
    } else if (result.criterion_named > 0) {
      result.in_group = {Meaning::criterion, result.criterion_named};
    }
  };
  // The first words of a long text are enough where one of them is not known: no name of a criterion begins so, either.
  const std::string_view beginning = first_words(header);
  if (beginning.size() < header.size()) {
    const std::string key = words_in(beginning);
    if (!has_known_words(key)) {
      understand_words(key);
      return result;
    }
  }
  const std::string key = words_in(header);
  understand_words(key);
  if (header.size() <= longest_header) result.meaning = meaning_of(header, key);
  return result;
}

ColumnTable::Understood ColumnTable::understood(std::string_view header) const {
  // Long texts are titles, or headers joined with them, and seldom the same again.
  constexpr std::size_t longest_remembered = 64;
  constexpr std::size_t most_remembered = 4096;
  if (header.size() > longest_remembered) return understand(header);
  {
    const std::lock_guard lock(memory_mutex_);
    const auto known = memory_.find(header);
    if (known != memory_.end()) return known->second;
  }
  const Understood result = understand(header);
  const std::lock_guard lock(memory_mutex_);
  if (memory_.size() >= most_remembered) memory_.clear();
  memory_.emplace(header, result);
  return result;
}

}  // namespace ntm
