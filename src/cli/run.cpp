#include "cli/run.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <new>
#include <stdexcept>
#include <utility>

#include "cli/commands.hpp"
#include "cli/language.hpp"
#include "cli/output.hpp"
#include "ntm/diagnostic.hpp"
#include "read/year.hpp"

namespace ntm {
namespace {

// What CLI11 fills in, as text: numbers are read by our own rules, for it takes "010" for 8.
struct RawOptions {
  std::vector<std::string> paths;
  std::string format;
  std::string year;
  std::string base;
  std::string by;
  std::string output;
  std::string rules;
  std::string encoding;
  std::string decimal;
  std::string blank;
  std::string columns;
  std::string language;
};

struct WrongUsage {
  Message message;
};

std::string format_names() {
  std::vector<std::string_view> names;
  for (const Format& format : formats()) names.push_back(format.name);
  return fmt::format("{}", fmt::join(names, ", "));
}

void add_input_options(CLI::App& app, RawOptions& raw) {
  app.add_option("PATH", raw.paths, "folders and files; - is standard input")->type_name("");
  app.add_option("--rules", raw.rules, "built-in rules or a folder (see `ntm rules`)")->type_name("NAME|DIR");
  app.add_option("--encoding", raw.encoding, "of all files, by a name that iconv knows")->type_name("NAME");
  app.add_option("--decimal", raw.decimal, "the decimal sign: comma or point")->type_name("SIGN");
  app.add_option("--blank", raw.blank, "not-met: a blank mark is one not met")->type_name("MEANING");
  app.add_option("--columns", raw.columns, "more header words: CSV of column,alias")->type_name("FILE");
}

void add_report_options(CLI::App& app, RawOptions& raw) {
  app.add_option("-f,--format", raw.format, "text (default) or csv")->type_name("FORMAT");
  app.add_option("--year", raw.year, "the report year; default: the latest observed")->type_name("YEAR");
  app.add_option("--base", raw.base, "the year to compare with; default: the first")->type_name("YEAR");
  app.add_option("--by", raw.by, "also by province, district or province,district")->type_name("SCOPES");
  app.add_option("-o,--output", raw.output, "a file instead of standard output")->type_name("FILE");
}

void add_rules_options(CLI::App& app, RawOptions& raw) {
  app.add_option("NAME", raw.rules, "the rules to show; default: a list of all")->type_name("");
  app.add_option("-o,--output", raw.output, "write them into a folder, as CSV files to edit")->type_name("DIR");
}

std::optional<int> year_of(const std::string& text, std::string_view option) {
  if (text.empty()) return std::nullopt;
  const bool is_year = text.size() == 4 && text.find_first_not_of("0123456789") == std::string::npos;
  const int year = is_year ? std::stoi(text) : 0;
  if (year < first_year || year > last_year) {
    throw WrongUsage{{"{} {}: not a year; write one from {} to {}", option, text, first_year, last_year}};
  }
  return year;
}

Selection selection_of(const RawOptions& raw) {
  Selection selection;
  selection.year = year_of(raw.year, "--year");
  selection.base_year = year_of(raw.base, "--base");
  std::string_view rest = raw.by;
  while (!rest.empty()) {
    const std::string_view scope = rest.substr(0, rest.find(','));
    rest.remove_prefix(std::min(scope.size() + 1, rest.size()));
    if (scope == "province") {
      selection.by_province = true;
    } else if (scope == "district") {
      selection.by_district = true;
    } else {
      throw WrongUsage{{"--by {}: not a scope; write province, district or province,district", scope}};
    }
  }
  return selection;
}

const Format* format_of(const std::string& name) {
  if (name.empty()) return formats().data();
  for (const Format& format : formats()) {
    if (format.name == name) return &format;
  }
  throw WrongUsage{{"--format {}: no such format; write one of {}", name, format_names()}};
}

ReadOptions read_options_of(const RawOptions& raw) {
  ReadOptions options;
  options.encoding = raw.encoding;
  if (raw.decimal == "comma" || raw.decimal == "point") {
    options.decimal = raw.decimal == "comma" ? ',' : '.';
  } else if (!raw.decimal.empty()) {
    throw WrongUsage{{"--decimal {}: not a sign; write comma or point", raw.decimal}};
  }
  options.blank_is_not_met = raw.blank == "not-met";
  if (!raw.blank.empty() && !options.blank_is_not_met) {
    throw WrongUsage{{"--blank {}: not a meaning; write not-met", raw.blank}};
  }
  return options;
}

Options options_of(const RawOptions& raw, Language language) {
  if (!raw.language.empty() && !find_language(raw.language)) {
    throw WrongUsage{{"--lang {}: not a language; write vi or en", raw.language}};
  }
  Options options;
  options.language = language;
  options.paths = raw.paths;
  options.rules = raw.rules;
  options.output = raw.output;
  options.selection = selection_of(raw);
  options.format = format_of(raw.format);
  options.read = read_options_of(raw);
  options.columns = raw.columns;
  return options;
}

// CLI11 speaks English. Its commonest complaints are known here; the others stay as they are.
Message message_of(const CLI::ParseError& error) {
  const std::string_view text = error.what();
  const std::size_t colon = std::min(text.find(": "), text.size());
  const std::string_view before = text.substr(0, colon);
  const std::string_view after = text.substr(std::min(colon + 2, text.size()));
  constexpr std::string_view needs = "1 required ";
  constexpr std::string_view missing = " missing";
  constexpr std::string_view too_many = "At Most 1 required but received ";
  if (before == "The following argument was not expected") {
    return {"The following argument was not expected: {}", after};
  }
  if (before == "The following arguments were not expected") {
    return {"The following arguments were not expected: {}", after};
  }
  if (after.starts_with(needs) && after.ends_with(missing)) {
    const std::string_view what = after.substr(needs.size(), after.size() - needs.size() - missing.size());
    return {"{}: 1 required {} missing", before, what};
  }
  if (after.starts_with(too_many)) {
    return {"{}: At Most 1 required but received {}", before, after.substr(too_many.size())};
  }
  return Message::verbatim(std::string(text));
}

int complain(Message message, const std::string& help, Language language) {
  const Diagnostic diagnostic{Severity::error, {}, std::move(message), {}};
  fmt::print(stderr, "{}\n{}", to_string(diagnostic, language), help.empty() ? "" : "\n" + help);
  return static_cast<int>(ExitCode::wrong_usage);
}

int run_command(const Command& command, const RawOptions& raw, const std::string& help, Language language) {
  if (command.options != OptionSet::rules && raw.paths.empty()) {
    return complain(
        {"{} needs the folder or the files of communes, such as `ntm {} sample-data`", command.name, command.name},
        help, language);
  }
  if (command.options == OptionSet::tidy && raw.output.empty()) {
    return complain("tidy needs a folder to write into, such as `ntm tidy exports -o tidied`", help, language);
  }
  return static_cast<int>(command.run(command, options_of(raw, language)));
}

// CLI11 would only say that a command is required.
void check_command(std::string_view word) {
  if (word.starts_with('-') || std::ranges::find(commands(), word, &Command::name) != commands().end()) return;
  std::vector<std::string_view> names;
  for (const Command& command : commands()) names.push_back(command.name);
  throw WrongUsage{{"{}: no such command; choose one of {}", word, fmt::format("{}", fmt::join(names, ", "))}};
}

int parse_and_run(int argc, char** argv, Language language) {
  CLI::App app("Year-end figures of communes in the programme on new rural development", "ntm");
  app.require_subcommand(1);
  app.get_formatter()->column_width(26);
  app.set_version_flag("--version", "ntm " NTM_VERSION);
  RawOptions raw;
  for (const Command& command : commands()) {
    CLI::App* added = app.add_subcommand(command.name, command.summary);
    switch (command.options) {
      case OptionSet::report:
        add_report_options(*added, raw);
        add_input_options(*added, raw);
        break;
      case OptionSet::check: add_input_options(*added, raw); break;
      case OptionSet::tidy:
        add_input_options(*added, raw);
        added->add_option("-o,--output", raw.output, "the folder to write into")->type_name("DIR");
        break;
      case OptionSet::rules: add_rules_options(*added, raw); break;
    }
    added->add_option("--lang", raw.language, "the language: vi or en; default: as the system's")->type_name("LANG");
  }
  if (argc < 2) {
    fmt::print(stderr, "{}", app.help());
    return static_cast<int>(ExitCode::wrong_usage);
  }
  check_command(argv[1]);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return write_to_standard_output(app.help(), language) ? 0 : static_cast<int>(ExitCode::unwritable_output);
  } catch (const CLI::CallForVersion& version) {
    const bool written = write_to_standard_output(std::string(version.what()) + '\n', language);
    return written ? 0 : static_cast<int>(ExitCode::unwritable_output);
  } catch (const CLI::ParseError& error) {
    return complain({"{}; `ntm --help` shows the commands, `ntm COMMAND --help` their options", message_of(error)}, "",
                    language);
  }
  for (const Command& command : commands()) {
    const CLI::App* chosen = app.get_subcommand(command.name);
    if (*chosen) return run_command(command, raw, chosen->help(), language);
  }
  return static_cast<int>(ExitCode::wrong_usage);
}

}  // namespace

int run(int argc, char** argv) {
  // a closed pipe is then an error of write(), which knows what to do
  (void)std::signal(SIGPIPE, SIG_IGN);
  const Language language = language_of(argc, argv);
  try {
    return parse_and_run(argc, argv, language);
  } catch (const WrongUsage& error) {
    return complain(error.message, "", language);
  } catch (const std::overflow_error& error) {
    complain({"{}; look for a number that is far too large", std::string_view(error.what())}, "", language);
    return static_cast<int>(ExitCode::unusable_input);
  } catch (const std::bad_alloc&) {
    complain("not enough memory for this input; give fewer files at once", "", language);
    return static_cast<int>(ExitCode::unusable_input);
  } catch (const std::exception& error) {
    complain({"{}; this is a bug of ntm", std::string_view(error.what())}, "", language);
    return static_cast<int>(ExitCode::bug);
  }
}

}  // namespace ntm
