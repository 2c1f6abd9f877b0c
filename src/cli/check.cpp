#include "cli/check.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <utility>

#include "cli/account.hpp"
#include "cli/load.hpp"
#include "cli/messages.hpp"
#include "cli/problems.hpp"
#include "cli/terminal.hpp"
#include "panel/likely_same.hpp"
#include "sections/lineage.hpp"
#include "summary/reforms.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

constexpr std::size_t most_units_named = 10;

Message name_of(char delimiter) {
  switch (delimiter) {
    case ',': return "comma";
    case ';': return "semicolon";
    case '\t': return "tab";
    default: return Message::verbatim(std::string(1, delimiter));
  }
}

bool is_criterion(const ColumnAccount& column) {
  return column.meaning.size() == 3 && column.meaning[0] == 'c' && column.meaning[1] >= '0' && column.meaning[1] <= '9';
}

// With a capital letter, which all that is said of files begins with as an ASCII letter, and a full stop.
Message whole_sentence(const Message& message) {
  const auto in = [&](Language language) {
    std::string sentence = message.in(language) + '.';
    if (sentence[0] >= 'a' && sentence[0] <= 'z') sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
    return sentence;
  };
  return Message::in_both(in(Language::english), in(Language::vietnamese));
}

// Whether the column `next` is the criterion that follows that of `column`.
bool follows(const ColumnAccount& column, const ColumnAccount& next) {
  return is_criterion(column) && is_criterion(next) && column.remark == next.remark &&
         std::stoi(next.meaning.substr(1)) == std::stoi(column.meaning.substr(1)) + 1;
}

// Whether two files were taken for the same, column by column.
bool are_alike(const FileAccount& a, const FileAccount& b) {
  const auto form = [](const FileAccount& file) {
    return std::tie(file.encoding, file.delimiter, file.header_line, file.header_rows, file.columns, file.left_out);
  };
  return form(a) == form(b);
}

// Files that are alike, in the order of the first of each kind.
std::vector<std::vector<const FileAccount*>> folded(const std::vector<FileAccount>& files) {
  std::vector<std::vector<const FileAccount*>> kinds;
  for (const FileAccount& file : files) {
    const auto kind = std::ranges::find_if(kinds, [&](const auto& known) { return are_alike(*known.front(), file); });
    kind == kinds.end() ? kinds.push_back({&file}) : kind->push_back(&file);
  }
  return kinds;
}

Message taken_for(const ColumnAccount& column, const std::string& meaning) {
  const Message what = meaning == "unknown" ? Message("unknown, ignored") : Message::verbatim(meaning);
  return column.remark.empty() ? what : Message::list({what, column.remark});
}

// The units of each year of a file, and the rows that are none.
std::vector<Message> list_facts(const FileAccount& file) {
  std::vector<Message> sentences;
  for (const auto& [year, rows] : file.rows_by_year) {
    const auto units = static_cast<Integer>(rows);
    sentences.push_back({"{}: {} unit{}.", year, Count{units}, plural(units)});
  }
  for (const Message& sentence : skipped_in(file)) sentences.push_back(whole_sentence(sentence));
  return sentences;
}

// Columns with what each was taken for, criteria that follow each other in one row; then the rows of each of the files,
// which are alike.
Table make_table(const std::vector<const FileAccount*>& files) {
  const FileAccount& file = *files.front();
  const auto others = static_cast<Integer>(files.size() - 1);
  const Message title = others == 0 ? Message::verbatim(file.file)
                                    : Message{"{} and {} file{} like it", file.file, Count{others}, plural(others)};
  Table table{
      title,
      {{"Column", ColumnContent::text}, {"Understood as", ColumnContent::text}, {"Header", ColumnContent::text}},
      {},
      {}};
  for (std::size_t i = 0; i < file.columns.size(); ++i) {
    std::size_t last = i;
    while (last + 1 < file.columns.size() && follows(file.columns[last], file.columns[last + 1])) ++last;
    const ColumnAccount& from = file.columns[i];
    const ColumnAccount& to = file.columns[last];
    if (i == last) {
      table.add_row({std::to_string(i + 1), taken_for(from, from.meaning), from.title});
    } else {
      table.add_row({fmt::format("{}-{}", i + 1, last + 1),
                     taken_for(from, fmt::format("{}-{}", from.meaning, to.meaning)),
                     Message{"{} … {}", from.title, to.title}});
    }
    i = last;
  }
  table.notes.push_back(file.header_rows > 1
                            ? Message{"Encoding {}, delimiter {}, header on line {} ({} rows).", file.encoding,
                                      name_of(file.delimiter), file.header_line, file.header_rows}
                            : Message{"Encoding {}, delimiter {}, header on line {}.", file.encoding,
                                      name_of(file.delimiter), file.header_line});
  for (const FileAccount* const one : files) {
    const std::vector<Message> rows = list_facts(*one);
    if (others == 0) {
      table.notes.insert(table.notes.end(), rows.begin(), rows.end());
    } else {
      table.notes.push_back({"{}: {}", one->file, Message::list(rows, " ")});
    }
  }
  if (!file.left_out.empty()) table.notes.push_back(whole_sentence(left_out_in(file)));
  return table;
}

struct YearMatch {
  std::size_t both = 0;
  std::vector<Message> entered;
  std::vector<Message> left;
  std::vector<Message> renamed;
  std::vector<Message> moved;
  std::vector<Message> likely_same;
  std::array<std::vector<Message>, origins> made_of;  // by Origin, where a crosswalk says it
};

// Years between which a crosswalk lies: codes say nothing of who is who.
YearMatch match_by_lineage(const Panel& panel, const Lineage& lineage) {
  const auto named = [&](const Observation& unit) { return fmt::format("{} {}", panel.code(unit), panel.name(unit)); };
  YearMatch result;
  for (const Lineage::Unit& unit : lineage.units) {
    if (const Observation* const before = unit.same()) {
      ++result.both;
      if (name_key(panel.name(unit.now)) != name_key(panel.name(*before))) {
        result.renamed.push_back({"{} to {}", named(*before), panel.name(unit.now)});
      }
    }
    if (unit.parts.empty()) result.entered.push_back(Message::verbatim(named(unit.now)));
    const Message parts = unit.same() == nullptr ? list_of_parts(unit, panel, false) : Message();
    result.made_of[static_cast<std::size_t>(unit.origin)].push_back(
        parts.empty() ? Message::verbatim(named(unit.now)) : Message{"{} ({})", named(unit.now), parts});
  }
  for (const Lineage::Left& unit : lineage.left) {
    result.left.push_back(unit.into.empty() ? Message::verbatim(named(unit.before))
                                            : Message{"{}, now in {}", named(unit.before), unit.into});
  }
  return result;
}

// Nothing where codes of the two years are those of different communes.
std::optional<YearMatch> match_years(const Panel& panel, const Crosswalk& crosswalk, std::size_t later_year) {
  if (crosswalk.lies_between(panel, later_year, later_year - 1)) {
    return match_by_lineage(panel, crosswalk.lineage(panel, later_year, later_year - 1));
  }
  if (!have_same_units(panel, later_year, later_year - 1, crosswalk)) return std::nullopt;
  YearMatch result;
  std::vector<Observation> entered;
  std::vector<Observation> left;
  // what stands for a code ends with the name
  const auto named = [&](const Observation& unit) {
    return panel.has_code(unit) ? fmt::format("{} {}", panel.code(unit), panel.name(unit)) : panel.code(unit);
  };
  match(
      panel.observations(later_year), panel.observations(later_year - 1),
      [&](const Observation& later, const Observation& earlier) {
        ++result.both;
        if (name_key(panel.name(later)) != name_key(panel.name(earlier))) {
          result.renamed.push_back({"{} to {}", named(earlier), panel.name(later)});
        }
        const std::string_view to = panel.place(later).district;
        const std::string_view from = panel.place(earlier).district;
        const bool has_moved = to != from && !to.empty() && !from.empty();
        if (has_moved) result.moved.push_back({"{}: {} to {}", named(later), from, to});
      },
      [&](const Observation& unit) { entered.push_back(unit); },
      [&](const Observation& unit) { left.push_back(unit); });
  for (const Observation& unit : entered) result.entered.push_back(Message::verbatim(named(unit)));
  for (const Observation& unit : left) result.left.push_back(Message::verbatim(named(unit)));
  for (const auto take : {take_same_names, take_near_names}) {
    for (const auto& [now, before] : take(panel, entered, left)) {
      result.likely_same.push_back({"{}, then {}", named(before), named(now)});
    }
  }
  return result;
}

Table matching_table(const Panel& panel, const Crosswalk& crosswalk) {
  Table table{"Units from year to year",
              {{"Years", ColumnContent::text}, {"In both"}, {"Entered"}, {"Left"}, {"Renamed"}, {"Changed\ndistrict"}},
              {},
              {}};
  for (std::size_t year = 1; year < panel.years().size(); ++year) {
    const std::optional<YearMatch> matched = match_years(panel, crosswalk, year);
    const Message years{"{} from {}", panel.years()[year], panel.years()[year - 1]};
    if (!matched) {
      table.add_row({years, Missing{}, Missing{}, Missing{}, Missing{}, Missing{}});
      table.notes.push_back({"{}: not matched, as codes of these years are those of different communes.", years});
      continue;
    }
    const YearMatch& units = *matched;
    const auto count = [](const std::vector<Message>& names) { return Number{static_cast<Integer>(names.size())}; };
    table.add_row({years, Number{static_cast<Integer>(units.both)}, count(units.entered), count(units.left),
                   count(units.renamed), count(units.moved)});
    const auto tell = [&](const Message& what, const std::vector<Message>& names) {
      if (names.empty()) return;
      const std::size_t shown = std::min(names.size(), most_units_named);
      Message list = Message::list({names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown)}, "; ");
      if (names.size() > shown) list = {"{}; and {} more", list, Count{static_cast<Integer>(names.size() - shown)}};
      table.notes.push_back({"{}, {}: {}.", years, what, list});
    };
    tell("entered", units.entered);
    tell("left", units.left);
    tell("renamed", units.renamed);
    tell("changed district", units.moved);
    tell("likely the same", units.likely_same);
    const auto tell_origin = [&](Origin origin, PhraseWith<1> what) {
      const std::vector<Message>& names = units.made_of[static_cast<std::size_t>(origin)];
      tell({what, Count{static_cast<Integer>(names.size())}}, names);
    };
    tell_origin(Origin::unchanged, "{} unchanged");
    tell_origin(Origin::merged, "{} merged");
    tell_origin(Origin::split, "{} split");
    tell_origin(Origin::irregular, "{} of other origin");
  }
  return table;
}

}  // namespace

Outcome run_check(const Command&, const Options& options, World& world) {
  Outcome outcome;
  Diagnostics diagnostics;
  const auto rules = load_rulebook(options.rules, world, diagnostics);
  if (!rules) {
    outcome.tell(std::move(diagnostics), ExitCode::unusable_input);
    return outcome;
  }
  const auto [input, crosswalk, files] = read_input(options, *rules, world, diagnostics);
  // what only the figures show: years and districts that are missing, rates over some communes
  if (!diagnostics.has_errors()) {
    Summary::make(input.panel, *rules, options.selection, diagnostics, options.read.threads, crosswalk);
  }
  const Language language = options.language;
  if (diagnostics.has_errors()) outcome.code = ExitCode::findings;
  if (options.problem_format) {
    outcome.page = problems(diagnostics, *options.problem_format, language);
    return outcome;
  }
  const Style style = chosen_style(options, world);
  std::string page;
  for (const auto& alike : folded(input.files)) page += write_text_table(make_table(alike), style) + '\n';
  page += Message("Problems").in(language) + '\n';
  page += messages(diagnostics, language);
  if (diagnostics.all().empty()) page += Message("None.").in(language) + '\n';
  if (input.panel.years().size() > 1) page += '\n' + write_text_table(matching_table(input.panel, crosswalk), style);
  outcome.page = std::move(page);
  return outcome;
}

}  // namespace ntm
