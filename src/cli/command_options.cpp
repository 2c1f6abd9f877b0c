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
       .taken_by = kind::summary,
       .kind = ValueKind::year,
       .set = [](Options& options, const std::string& year) { options.selection.year = year_of(year); }},
      {.names = "--base",
       .value = "YEAR",
       .summary = "the year to compare with",
       .standard = "the first observed",
       .group = OptionGroup::figures,
       .taken_by = kind::summary,
       .kind = ValueKind::year,
       .set = [](Options& options, const std::string& year) { options.selection.base_year = year_of(year); }},
      {.names = "--by",
       .value = "SCOPES",
       .summary = "figures of each of them too",
       .group = OptionGroup::figures,
       .taken_by = kind::summary,
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

      {.names = "-f,--format",
       .value = "FORMAT",
       .summary = "the form of what is printed",
       .first_is_standard = true,
       .group = OptionGroup::output,
       .taken_by = kind::summary,
       .kind = ValueKind::choice,
       .values = format_names,
       .set = set_format},
      {.names = "-o,--output",
       .value = "FILE",
       .summary = "a file to write, instead of standard output; an old one is replaced whole or not at all",
       .group = OptionGroup::output,
       .taken_by = kind::summary,
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
