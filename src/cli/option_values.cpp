#include "cli/option_values.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

template <typename Value>
struct Named {
  std::string_view name;
  Value value;
};

constexpr std::array orders = std::to_array<Named<CommuneOrder>>({
    {"district", CommuneOrder::district},
    {"code", CommuneOrder::code},
    {"name", CommuneOrder::name},
    {"most", CommuneOrder::most},
    {"fewest", CommuneOrder::fewest},
    {"change", CommuneOrder::change},
    {"next", CommuneOrder::next},
});

constexpr std::array traits = std::to_array<Named<CommuneTrait>>({
    {"district", CommuneTrait::district},
    {"province", CommuneTrait::province},
    {"band", CommuneTrait::band},
    {"pilot", CommuneTrait::pilot},
    {"commune", CommuneTrait::commune},
    {"type", CommuneTrait::type},
});

constexpr std::array colour_choices = std::to_array<Named<ColourChoice>>({
    {"auto", ColourChoice::automatic},
    {"always", ColourChoice::always},
    {"never", ColourChoice::never},
});

template <typename Table>
Values names_in(const Table& table) {
  Values names;
  for (const auto& row : table) names.push_back(row.name);
  return names;
}

// The value of a name that was checked to be one of the table.
template <typename Table>
auto value_in(const Table& table, std::string_view name) {
  return std::ranges::find(table, name, [](const auto& row) { return row.name; })->value;
}

// A whole number as people write it: CLI11 would take "010" for 8. `refusal` takes the least and the most.
int number_of(const std::string& text, PhraseWith<2> refusal, int least, int most) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_number = error == std::errc() && end == text.data() + text.size() && (text[0] != '0' || text == "0");
  if (!is_number || number < least || number > most) {
    throw UnusableValue{{refusal, least, most}};
  }
  return number;
}

int year_of(const std::string& text) {
  return number_of(text, "not a year; write one from {} to {}", first_year, last_year);
}

// "yes" or "no", as people write it.
std::string pilot_status(const std::string& value) {
  const std::string word = word_key(value);
  if (word == "yes" || word == "1" || word == "co") return "yes";
  if (word == "no" || word == "0" || word == "khong") return "no";
  throw UnusableValue{"not a pilot status; write pilot=yes or pilot=no"};
}

}  // namespace

Values format_names() {
  Values names;
  for (const Format& format : formats()) names.push_back(format.name);
  return names;
}

Values order_names() { return names_in(orders); }
Values colour_names() { return names_in(colour_choices); }
Values scopes() { return {"province", "district"}; }
Values conditions() { return {"province=", "district=", "commune=", "type=", "band=", "pilot=yes", "pilot=no"}; }
Values decimal_signs() { return {"comma", "point"}; }
Values blank_meanings() { return {"not-met"}; }
Values not_reported_meanings() { return {"exclude"}; }
Values basically_meanings() { return {"not-met", "met"}; }
Values problem_formats() { return {"text", "csv", "jsonl"}; }
Values languages() { return {"vi", "en"}; }
Values encodings() { return {"UTF-8", "UTF-16", "WINDOWS-1258"}; }

void set_year(Options& options, const std::string& year) { options.selection.year = year_of(year); }
void set_base(Options& options, const std::string& year) { options.selection.base_year = year_of(year); }

void set_file_year(Options& options, const std::string& file_and_year) {
  const std::size_t equals = file_and_year.rfind('=');
  if (equals == std::string::npos || equals == 0) throw UnusableValue{"not a file and its year; write FILE=YEAR"};
  options.years_of.emplace_back(file_and_year.substr(0, equals), year_of(file_and_year.substr(equals + 1)));
}

void set_format(Options& options, const std::string& name) {
  const Format* const format = &*std::ranges::find(formats(), std::string_view(name), &Format::name);
  if (std::ranges::find(options.formats, format) == options.formats.end()) options.formats.push_back(format);
}

void set_problem_format(Options& options, const std::string& name) {
  if (name == "csv") options.problem_format = ProblemFormat::csv;
  if (name == "jsonl") options.problem_format = ProblemFormat::json_lines;
}

void set_scope(Options& options, const std::string& scope) {
  (scope == "province" ? options.selection.by_province : options.selection.by_district) = true;
}

void set_judged_scope(Options& options, const std::string& scope) {
  set_scope(options, scope);
  options.selection.judges_places = true;
}

void set_ranked_scope(Options& options, const std::string& scope) {
  const Scope ranked = scope == "province" ? Scope::province : Scope::district;
  std::vector<Scope>& all = options.selection.ranked;
  if (std::ranges::find(all, ranked) == all.end()) all.push_back(ranked);
}

void set_threads(Options& options, const std::string& number) {
  constexpr int most = 256;
  options.read.threads =
      static_cast<std::size_t>(number_of(number, "not a number of threads; write one from {} to {}", 1, most));
}

void set_condition(Options& options, const std::string& condition) {
  const std::size_t equals = condition.find('=');
  const auto* const trait = std::ranges::find(traits, condition.substr(0, equals), &Named<CommuneTrait>::name);
  if (equals == std::string::npos || equals + 1 == condition.size() || trait == traits.end()) {
    throw UnusableValue{
        "not a condition; write province=NAME, district=NAME, commune=NAME, type=NAME, band=LABEL, pilot=yes or "
        "pilot=no"};
  }
  std::string value = condition.substr(equals + 1);
  if (trait->value == CommuneTrait::pilot) value = pilot_status(value);
  options.selection.where.push_back({trait->value, std::move(value)});
}

void set_missing(Options& options, const std::string& criterion) { options.missing.push_back(criterion); }

void set_top(Options& options, const std::string& number) {
  constexpr int most = 1'000'000;
  options.selection.communes.top =
      static_cast<std::size_t>(number_of(number, "not a number of communes; write one from {} to {}", 1, most));
}

void set_width(Options& options, const std::string& number) {
  constexpr int least = 40;
  constexpr int most = 1000;
  options.width = static_cast<std::size_t>(number_of(number, "not a width; write one from {} to {}", least, most));
}

void set_digits(Options& options, const std::string& number) {
  constexpr int most = 6;
  options.digits = number_of(number, "not a number of decimals; write one from {} to {}", 0, most);
}

void set_output(Options& options, const std::string& path) { options.output = path; }
void set_output_file(Options& options, const std::string& path) { options.output = path == "-" ? std::string() : path; }
void set_rules(Options& options, const std::string& name) { options.rules.push_back(name); }
void set_order(Options& options, const std::string& name) { options.selection.communes.order = value_in(orders, name); }

void set_colour(Options& options, const std::string& when) { options.colour = value_in(colour_choices, when); }

}  // namespace ntm
