#include "cli/command_options.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "ntm/rule_sets.hpp"
#include "read/year.hpp"

namespace ntm {
namespace {

using Values = std::vector<std::string_view>;

Values format_names() {
  Values names;
  for (const Format& format : formats()) names.push_back(format.name);
  return names;
}

Values rule_set_names() {
  Values names;
  for (const RuleSet& set : rule_sets()) names.push_back(set.name);
  return names;
}

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

Values order_names() { return names_in(orders); }
Values colour_names() { return names_in(colour_choices); }
Values scopes() { return {"province", "district"}; }
Values decimal_signs() { return {"comma", "point"}; }
Values blank_meanings() { return {"not-met"}; }
Values languages() { return {"vi", "en"}; }
Values encodings() { return {"UTF-8", "UTF-16", "WINDOWS-1258"}; }

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

void set_format(Options& options, const std::string& name) {
  options.format = &*std::ranges::find(formats(), std::string_view(name), &Format::name);
}

void set_scope(Options& options, const std::string& scope) {
  (scope == "province" ? options.selection.by_province : options.selection.by_district) = true;
}

void set_threads(Options& options, const std::string& number) {
  constexpr int most = 256;
  options.read.threads =
      static_cast<std::size_t>(number_of(number, "not a number of threads; write one from {} to {}", 1, most));
}

// "district=Huyện Sìn Hồ"
void set_condition(Options& options, const std::string& condition) {
  const std::size_t equals = condition.find('=');
  const std::string name = condition.substr(0, equals);
  const auto* const trait = std::ranges::find(traits, name, &Named<CommuneTrait>::name);
  if (equals == std::string::npos || equals + 1 == condition.size() || trait == traits.end()) {
    throw UnusableValue{"not a condition; write district=NAME, province=NAME, band=LABEL, pilot=yes or pilot=no"};
  }
  options.selection.communes.where.push_back({trait->value, condition.substr(equals + 1)});
}

// "c17" or "17"
void set_missing(Options& options, const std::string& criterion) {
  const std::string number =
      criterion.starts_with('c') ? criterion.substr(criterion.starts_with("c0") ? 2 : 1) : criterion;
  options.selection.communes.missing =
      number_of(number, "not a criterion; write one from c0{} to c{}", 1, max_criteria);
}

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
void set_rules(Options& options, const std::string& name) { options.rules = name; }

}  // namespace

std::span<const CommandOption> command_options() {
  static constexpr std::array table = std::to_array<CommandOption>({
      {.names = "PATH",
       .value = "PATH",
       .summary = "folders and files of communes, or - for standard input",
       .group = OptionGroup::input,
       .taken_by = kind::readers,
       .kind = ValueKind::file,
       .required = true,
       .repeats = true,
       .set = [](Options& options, const std::string& path) { options.paths.push_back(path); }},
      {.names = "NAME",
       .value = "NAME",
       .summary = "the rules to show, by name or folder",
       .standard = "a list of all",
       .group = OptionGroup::input,
       .taken_by = kind::rules,
       .kind = ValueKind::folder,
       .values = rule_set_names,
       .set = set_rules},

      {.names = "--year",
       .value = "YEAR",
       .summary = "the year to report",
       .standard = "the latest observed",
       .group = OptionGroup::figures,
       .taken_by = kind::summaries,
       .kind = ValueKind::year,
       .set = [](Options& options, const std::string& year) { options.selection.year = year_of(year); }},
      {.names = "--base",
       .value = "YEAR",
       .summary = "the year to compare with",
       .standard = "the first observed",
       .group = OptionGroup::figures,
       .taken_by = kind::summaries,
       .kind = ValueKind::year,
       .set = [](Options& options, const std::string& year) { options.selection.base_year = year_of(year); }},
      {.names = "--by",
       .value = "SCOPES",
       .summary = "figures of each of them too",
       .group = OptionGroup::figures,
       .taken_by = kind::by_group,
       .kind = ValueKind::choices,
       .values = scopes,
       .set = set_scope},
      {.names = "--rules",
       .value = "RULES",
       .summary = "built-in rules by name (`ntm rules` lists them), or a folder of your own",
       .first_is_standard = true,
       .group = OptionGroup::figures,
       .taken_by = kind::readers,
       .kind = ValueKind::folder,
       .values = rule_set_names,
       .set = set_rules},
      {.names = "--missing",
       .summary = "of each criterion, the communes that miss it",
       .group = OptionGroup::figures,
       .taken_by = kind::criteria,
       .set = [](Options& options, const std::string&) { options.selection.list_missing = true; }},
      {.names = "--missing",
       .value = "CRITERION",
       .summary = "only communes that miss it, such as c17",
       .group = OptionGroup::figures,
       .taken_by = kind::communes,
       .kind = ValueKind::text,
       .set = set_missing},
      {.names = "--where",
       .value = "CONDITION",
       .summary = "only communes with district=NAME, province=NAME, band=LABEL, pilot=yes or pilot=no; may be repeated",
       .group = OptionGroup::figures,
       .taken_by = kind::communes,
       .kind = ValueKind::text,
       .repeats = true,
       .set = set_condition},
      {.names = "--sort",
       .value = "ORDER",
       .summary = "what communes are sorted by",
       .first_is_standard = true,
       .group = OptionGroup::figures,
       .taken_by = kind::communes,
       .kind = ValueKind::choice,
       .values = order_names,
       .set = [](Options& options,
                 const std::string& name) { options.selection.communes.order = value_in(orders, name); }},
      {.names = "--top",
       .value = "NUMBER",
       .summary = "not more than so many communes",
       .group = OptionGroup::figures,
       .taken_by = kind::communes,
       .kind = ValueKind::text,
       .set = set_top},
      {.names = "--fail-if-short",
       .summary = "exit with 1 where a target is not met",
       .group = OptionGroup::figures,
       .taken_by = kind::judged,
       .set = [](Options& options, const std::string&) { options.fail_if_short = true; }},

      {.names = "-f,--format",
       .value = "FORMAT",
       .summary = "the form of what is printed",
       .first_is_standard = true,
       .group = OptionGroup::output,
       .taken_by = kind::figures,
       .kind = ValueKind::choice,
       .values = format_names,
       .set = set_format},
      {.names = "-o,--output",
       .value = "FILE",
       .summary = "a file to write, or a folder/ for one file a section; old ones are replaced whole or not at all",
       .group = OptionGroup::output,
       .taken_by = kind::figures,
       .kind = ValueKind::file,
       .set = set_output},
      {.names = "-o,--output",
       .value = "FILE",
       .summary = "a file to write, instead of standard output; an old one is replaced whole or not at all",
       .group = OptionGroup::output,
       .taken_by = kind::notice,
       .kind = ValueKind::file,
       .set = set_output},
      {.names = "-o,--output",
       .value = "DIR",
       .summary = "the folder to write into, one CSV file a year",
       .group = OptionGroup::output,
       .taken_by = kind::tidy,
       .kind = ValueKind::folder,
       .required = true,
       .set = set_output},
      {.names = "-o,--output",
       .value = "DIR",
       .summary = "a folder to write the rules into, as CSV files to edit",
       .group = OptionGroup::output,
       .taken_by = kind::rules,
       .kind = ValueKind::folder,
       .set = set_output},

      {.names = "--digits",
       .value = "NUMBER",
       .summary = "decimals of averages, shares and rates in text",
       .standard = "as notices print them",
       .group = OptionGroup::output,
       .taken_by = kind::summaries,
       .kind = ValueKind::text,
       .set = set_digits},
      {.names = "--width",
       .value = "NUMBER",
       .summary = "columns of a page of text",
       .standard = "the terminal's, else 80",
       .group = OptionGroup::output,
       .taken_by = kind::texts,
       .kind = ValueKind::text,
       .set = set_width},
      {.names = "--color",
       .value = "WHEN",
       .summary = "colours in text",
       .first_is_standard = true,
       .group = OptionGroup::output,
       .taken_by = kind::texts & ~kind::notice,
       .kind = ValueKind::choice,
       .values = colour_names,
       .set = [](Options& options, const std::string& when) { options.colour = value_in(colour_choices, when); }},
      {.names = "--ascii",
       .summary = "lines, bars and dashes in plain ASCII; names stay as they are",
       .group = OptionGroup::output,
       .taken_by = kind::texts & ~kind::notice,
       .set = [](Options& options, const std::string&) { options.ascii = true; }},

      {.names = "--encoding",
       .value = "NAME",
       .summary = "the encoding of all files, by any name that iconv knows",
       .standard = "found out",
       .group = OptionGroup::input,
       .taken_by = kind::readers,
       .kind = ValueKind::text,
       .values = encodings,
       .set = [](Options& options, const std::string& name) { options.read.encoding = name; }},
      {.names = "--decimal",
       .value = "SIGN",
       .summary = "the decimal sign",
       .standard = "found out",
       .group = OptionGroup::input,
       .taken_by = kind::readers,
       .kind = ValueKind::choice,
       .values = decimal_signs,
       .set = [](Options& options, const std::string& sign) { options.read.decimal = sign == "comma" ? ',' : '.'; }},
      {.names = "--blank",
       .value = "MEANING",
       .summary = "what a blank mark says",
       .standard = "found out",
       .group = OptionGroup::input,
       .taken_by = kind::readers,
       .kind = ValueKind::choice,
       .values = blank_meanings,
       .set = [](Options& options, const std::string&) { options.read.blank_is_not_met = true; }},
      {.names = "--columns",
       .value = "FILE",
       .summary = "more header words: CSV of column,alias",
       .group = OptionGroup::input,
       .taken_by = kind::readers,
       .kind = ValueKind::file,
       .set = [](Options& options, const std::string& path) { options.columns = path; }},
      {.names = "--threads",
       .value = "NUMBER",
       .summary = "how many to use; the figures are the same for all",
       .standard = "one a core",
       .group = OptionGroup::input,
       .taken_by = kind::readers,
       .kind = ValueKind::text,
       .set = set_threads},

      {.names = "--lang",
       .value = "LANG",
       .summary = "the language of what is printed",
       .standard = "as the system's",
       .taken_by = kind::all,
       .kind = ValueKind::choice,
       .values = languages,
       .set = [](Options& options, const std::string& code) { options.language = find_language(code).value(); }},
      {.names = "-h,--help",
       .summary = "show this help",
       .taken_by = kind::all,
       .set = [](Options& options, const std::string&) { options.help = true; }},
      {.names = "--version",
       .summary = "show the version, and those of the libraries inside",
       .taken_by = kind::program,
       .set = [](Options& options, const std::string&) { options.version = true; }},
  });
  return table;
}

Phrase title(OptionGroup group) {
  switch (group) {
    case OptionGroup::figures: return "Figures";
    case OptionGroup::output: return "Output";
    case OptionGroup::input: return "Input";
    case OptionGroup::other: return "Other";
  }
  return {};
}

std::string_view CommandOption::short_name() const {
  return names.find(',') == std::string_view::npos ? std::string_view{} : names.substr(0, names.find(','));
}

std::string_view CommandOption::long_name() const {
  return short_name().empty() ? names : names.substr(short_name().size() + 1);
}

std::vector<std::string_view> CommandOption::choices() const { return values == nullptr ? Values{} : values(); }

std::vector<const CommandOption*> options_of(Kinds kinds) {
  std::vector<const CommandOption*> taken;
  for (const CommandOption& option : command_options()) {
    if ((option.taken_by & kinds) != 0) taken.push_back(&option);
  }
  return taken;
}

}  // namespace ntm
