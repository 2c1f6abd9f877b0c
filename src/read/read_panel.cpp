// Bytes -> panel, from top to bottom:
//
//   look      each file's head -> a table: encoding, delimiter, header, year, and what its first rows let believe
//   rows      blocks of all tables on all threads -> rows of the panel, and notes
//   settle    the notes of a whole table -> is what was believed true? If not, all is read again with what was shown.
//   tell      a table that is bad is read by itself, slowly, for all that is to be said of it
//   make      the rows of all tables -> a panel
#include "ntm/read.hpp"

#include <algorithm>
#include <atomic>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "panel/make_panel.hpp"
#include "panel/parallel.hpp"
#include "read/account.hpp"
#include "read/block_reader.hpp"
#include "read/cut_end.hpp"
#include "read/look.hpp"
#include "read/settle.hpp"
#include "read/statements.hpp"
#include "read/tell.hpp"
#include "read/text.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// Below this many blocks a second thread takes longer to begin than to help.
constexpr std::uint64_t fewest_for_threads = 4;
constexpr std::uint64_t largest_block = std::uint64_t{16} * 1024 * 1024;

// One source on its way to the panel.
struct Input {
  const Source* source = nullptr;
  std::optional<InputTable> table;  // nothing where it is to be told
  Notes notes;
  std::vector<Part> parts;
  std::vector<BlockBelow> blocks;
  bool is_told = false;
  std::optional<OwnFile> passed_over;
  Diagnostics problems;
};

class PanelReader {
 public:
  PanelReader(std::span<const Source> sources, YearRules& rules, const ReadOptions& options)
      : rules_(rules), options_(options), inputs_(sources.size()) {
    for (std::size_t i = 0; i < sources.size(); ++i) inputs_[i].source = &sources[i];
  }

  ReadResult read(Diagnostics& diagnostics) {
    look_at_heads();
    do {
      forget_rows();
      read_rows();
    } while (!settle_all());
    // which tables they belong to becomes known when these are told
    if (has_damaged_names()) {
      for (Input& input : inputs_) input.table.reset();
    }
    tell_what_settled();
    return result(diagnostics);
  }

 private:
  // ---- look

  // One head after the other until there is enough for several threads.
  void look_at_heads() {
    const std::uint64_t enough = fewest_for_threads * block_size();
    const auto look_at = [&](std::size_t i) {
      Input& input = inputs_[i];
      if (!options_.exactly) input.table = look(*input.source, rules_, options_);
      if (input.table) input.table->number = i;
    };
    std::size_t looked_at = 0;
    while (looked_at < inputs_.size() && (total_size_ < enough || !rules_.has_told_words())) {
      look_at(looked_at);
      total_size_ += size_of(inputs_[looked_at++]);
    }
    team_.emplace(total_size_ < enough ? 1 : options_.threads);
    const std::size_t left = inputs_.size() - looked_at;
    team_->for_each_part(left, [&](std::size_t, std::size_t i) { look_at(looked_at + i); });
    for (; looked_at < inputs_.size(); ++looked_at) total_size_ += size_of(inputs_[looked_at]);
  }

  static std::uint64_t size_of(const Input& input) { return input.table ? input.table->size : 0; }

  [[nodiscard]] std::uint64_t block_size() const {
    return std::clamp<std::uint64_t>(options_.block_size, 1, largest_block);
  }

  // ---- rows

  void forget_rows() {
    dictionary_.emplace();
    reading_.emplace(Reading{rules_, options_, *dictionary_});
    done_ = 0;
    for (Input& input : inputs_) {
      input.notes = {};
      input.parts.clear();
      input.blocks.clear();
      input.problems = {};
      input.is_told = false;
    }
  }

  // Tables that must be read in order, each as one piece of work, then blocks of the others.
  [[nodiscard]] std::vector<Block> cut_into_blocks() const {
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      const auto& table = inputs_[i].table;
      if (table && table->in_order) blocks.push_back({i, 0, table->size});
    }
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      const auto& table = inputs_[i].table;
      if (!table || table->in_order) continue;
      for (std::uint64_t begin = *table->body_begin; begin < table->size;) {
        const std::uint64_t end = std::min((begin / block_size() + 1) * block_size(), table->size);
        blocks.push_back({i, begin, end});
        begin = end;
      }
    }
    return blocks;
  }

  void read_rows() {
    struct OfBlock {
      Notes notes;
      std::vector<Part> parts;
    };
    const std::vector<Block> blocks = cut_into_blocks();
    std::vector<OfBlock> read(blocks.size());
    std::vector<std::optional<BlockReader>> readers(team_->size());
    std::vector<std::atomic<bool>> is_bad(inputs_.size());
    team_->for_each_part(blocks.size(), [&](std::size_t worker, std::size_t i) {
      if (is_bad[blocks[i].table]) return;
      if (!readers[worker]) readers[worker].emplace(*reading_);
      const InputTable& table = *inputs_[blocks[i].table].table;
      const auto tell_progress = [&](std::uint64_t bytes) {
        const std::uint64_t done = done_ += bytes;
        if (options_.progress && worker == 0) options_.progress(std::min(done, total_size_), total_size_);
      };
      if (table.in_order) {
        readers[worker]->read_in_order(table, block_size(), read[i].notes, read[i].parts, tell_progress);
      } else {
        readers[worker]->read(table, blocks[i], read[i].notes, read[i].parts);
        tell_progress(blocks[i].end - blocks[i].begin);
      }
      if (read[i].notes.is_bad) is_bad[blocks[i].table] = true;
    });
    for (const auto& reader : readers) {
      if (reader) reader->check_unchanged();
    }
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      Input& input = inputs_[blocks[i].table];
      if (!input.table->in_order) {
        if (input.notes.lines == 0) input.notes.lines = input.table->body_line - 1;
        for (Part& part : read[i].parts) part.block = input.blocks.size();
        input.blocks.push_back({blocks[i], input.notes.lines});
      }
      input.notes.add(std::move(read[i].notes));
      std::ranges::move(read[i].parts, std::back_inserter(input.parts));
    }
  }

  // ---- settle and tell

  // False if something must be read again. What is bad is told in place of being read.
  bool settle_all() {
    bool all_settled = true;
    for (Input& input : inputs_) {
      if (!input.table) continue;
      const Verdict verdict = settle(*input.table, input.notes, options_);
      all_settled &= verdict == Verdict::settled;
      if (verdict == Verdict::bad) input.table.reset();
    }
    return all_settled;
  }

  // Each name once, however many rows bear it.
  [[nodiscard]] bool has_damaged_names() const {
    constexpr std::size_t part_of_villages = 20;  // of all names: where they are most of a file's, among some of them
    DamagedNames damaged;
    std::size_t names = 0;
    return dictionary_->any_name([&](std::string_view name) {
      for (std::size_t at = 0; at <= name.size();) {  // those of a place stand in lines
        const std::string_view line = name.substr(at, name.find('\n', at) - at);
        damaged.note(find_damage(line), line);
        at += line.size() + 1;
        ++names;
      }
      return damaged.are_sure();
    }) || damaged.may_be_villages(names, part_of_villages);
  }

  void tell_what_settled() {
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      Input& input = inputs_[i];
      if (!input.table) {
        Told told = tell(*input.source, i, rules_, *reading_, input.problems);
        input.is_told = true;
        input.table = std::move(told.table);
        input.notes = std::move(told.notes);
        input.parts = std::move(told.parts);
        input.passed_over = told.passed_over;
        continue;
      }
      const InputTable& table = *input.table;
      if (table.is_guessed) tell_guess({table.encoding, 0, true, true}, table.file(), input.problems);
      input.problems.add(table.year_told);
      tell_survey(table, input.notes, options_, input.problems);
      check_totals(input.notes.totals, table.columns.size(), table.file(), input.problems);
      tell_rows(table, input.notes, input.problems);
      tell_cut_end(table, read_tail(table), input.notes.lines, input.problems);
      tell_header_years(table, input.notes, input.problems);
    }
  }

  // ---- make

  // How a table says who is pilot in one of its years.
  [[nodiscard]] MarkStyle pilots_in(const Input& input, int year) const {
    const MarkStyle& style = input.notes.survey.pilot;
    const auto is_of_year = [&](const Part& part) { return part.chunk.year() == year; };
    if (!style.has_blanks() || style.says_nothing() || std::ranges::all_of(input.parts, is_of_year)) return style;
    MarkStyle own;
    own.signs.add(Mark::blank);
    for (const Part& part : input.parts) {
      for (std::size_t row = 0; is_of_year(part) && row < part.chunk.size(); ++row) {
        const Pilot pilot = dictionary_->profiles()[part.chunk.get(row, PanelChunk::profile_column)].profile.pilot;
        if (pilot != Pilot::not_reported) own.signs.add(pilot == Pilot::yes ? Mark::yes : Mark::no);
      }
    }
    return own;
  }

  // A year may lie in several files, of which some have no pilot.
  [[nodiscard]] std::map<int, MarkStyle> pilots_by_year() const {
    std::map<int, MarkStyle> pilots;
    for (const Input& input : inputs_) {
      for (const int year : years_of(input)) pilots[year].add(pilots_in(input, year));
    }
    return pilots;
  }

  static std::set<int> years_of(const Input& input) {
    std::set<int> years;
    for (const Part& part : input.parts) years.insert(part.chunk.year());
    return years;
  }

  // Who is pilot in each year of a table where the mark is blank.
  [[nodiscard]] std::map<int, Pilot> open_pilots(const Input& input, const std::map<int, MarkStyle>& by_year,
                                                 Diagnostics& diagnostics) const {
    std::map<int, Pilot> open;
    for (const int year : years_of(input)) {
      MarkStyle style = pilots_in(input, year);
      const bool is_silent = style.has_blanks() && style.says_nothing();
      if (!style.blank_is_no()) style.add(by_year.at(year));
      open[year] = blank_pilot(style, options_);
      if (input.table && is_silent && open[year] == Pilot::not_reported) {
        tell_silent_pilots(input, year, by_year.at(year), diagnostics);
      }
    }
    return open;
  }

  // A column that is blank throughout, where other files of the year say who is pilot; or blank in one year of several.
  static void tell_silent_pilots(const Input& input, int year, const MarkStyle& of_year, Diagnostics& diagnostics) {
    const std::size_t column = *input.table->column(Meaning::pilot);
    const Where where{input.table->file(), input.table->header.line, column + 1};
    if (!input.notes.survey.pilot.says_nothing()) {
      diagnostics.warning(
          where, {"'{}' is blank throughout {}; no commune is pilot or other then", input.table->title(column), year},
          "fill it in, or write 0 if there were no pilots");
    } else if (!of_year.says_nothing()) {
      diagnostics.warning(
          where,
          {"'{}' is blank in the whole file; its communes are neither pilot nor other", input.table->title(column)},
          "fill it in as in the other files of the year");
    }
  }

  // Districts that bear one name and lie in two provinces, as titles of their files say and no column does.
  void tell_homonyms(Diagnostics& diagnostics) {
    struct Home {
      const Input* input;
      std::string province;
    };
    std::map<std::pair<int, std::string>, Home> homes;
    std::set<std::string> told;
    for (const Input& input : inputs_) {
      const std::string province = input.table ? province_of_titles(*input.table) : std::string();
      if (province.empty()) continue;
      for (const auto& [year, district] : districts_of(input)) {
        const auto [home, is_first] = homes.try_emplace({year, district}, Home{&input, province});
        if (is_first || home->second.province == province || !told.insert(district).second) continue;
        diagnostics.warning({input.table->file()},
                            {"'{}' appears here and in {}, whose titles name two provinces; treated as one district",
                             district, home->second.input->table->file()},
                            "if these are districts of two provinces, name the province in a column");
      }
    }
  }

  static std::string province_of_titles(const InputTable& table) {
    if (table.column(Meaning::province)) return {};
    for (const Title& title : table.header.titles) {
      if (std::string province = province_in(title.text); !province.empty()) return province;
    }
    return {};
  }

  // By year, those without a province.
  [[nodiscard]] std::set<std::pair<int, std::string>> districts_of(const Input& input) {
    std::set<std::pair<int, std::string>> districts;
    for (const Part& part : input.parts) {
      std::uint64_t last = std::numeric_limits<std::uint64_t>::max();
      for (std::size_t row = 0; row < part.chunk.size(); ++row) {
        const std::uint64_t place = part.chunk.get(row, PanelChunk::place_column);
        if (place == last) continue;
        last = place;
        const std::string_view names = dictionary_->places().names(static_cast<std::uint32_t>(place));
        const std::size_t end = names.find('\n');
        if (end > 0 && end + 1 == names.size()) districts.emplace(part.chunk.year(), names.substr(0, end));
      }
    }
    return districts;
  }

  ReadResult result(Diagnostics& diagnostics) {
    ReadResult result;
    std::vector<RowsOfTable> rows;
    const std::map<int, MarkStyle> pilots = pilots_by_year();
    for (const Input& input : inputs_) diagnostics.add(input.problems);
    tell_homonyms(diagnostics);
    for (Input& input : inputs_) {
      std::map<int, Pilot> open = open_pilots(input, pilots, diagnostics);
      rows.push_back({input.source->name, std::move(input.parts), std::move(open),
                      input.table && input.table->column(Meaning::district).has_value()});
      if (input.table) result.files.push_back(make_account(*input.table, input.notes));
      if (input.passed_over) {
        result.passed_over.push_back({input.source->name, input.passed_over->what, input.passed_over->is_output});
      }
    }
    const RowsAgain rows_again = [&](const RowsWanted& wanted, const VisitRowAgain& visit) {
      const Input& input = inputs_[wanted.table];
      if (input.is_told) return tell_again(*input.source, wanted.table, rules_, *reading_, visit);
      BlockReader reader(*reading_);
      const Survey& settled = input.notes.survey;
      if (wanted.block) return reader.read_again(*input.table, settled, input.blocks[*wanted.block], visit);
      reader.read_again(*input.table, settled, block_size(), visit);
    };
    PanelMade made = make_panel(*dictionary_, std::move(rows), *team_, rows_again, diagnostics,
                                {&options_.crosswalk, &rules_.book()});
    result.panel = std::move(made.panel);
    result.implausible = std::move(made.implausible);
    return result;
  }

  YearRules& rules_;
  const ReadOptions& options_;
  std::vector<Input> inputs_;
  std::optional<Team> team_;
  std::uint64_t total_size_ = 0;
  std::atomic<std::uint64_t> done_ = 0;
  std::optional<Dictionary> dictionary_;
  std::optional<Reading> reading_;
};

}  // namespace

ReadResult read_panel(std::span<const Source> sources, const Rulebook& rulebook, const ReadOptions& options,
                      Diagnostics& diagnostics) {
  if (!options.encoding.empty() && !is_known_encoding(options.encoding)) {
    diagnostics.error({}, {"--encoding {}: that encoding is unknown", options.encoding},
                      "`iconv -l` lists those that can be read");
    return {};
  }
  try {
    std::optional<DecodedText> extra;
    if (options.has_extra_columns()) {
      extra = decode(options.extra_columns, {}, options.extra_columns_file, diagnostics);
    }
    YearRules rules(rulebook, extra ? std::string_view(extra->utf8) : std::string_view(), options.extra_columns_file,
                    diagnostics);
    return PanelReader(sources, rules, options).read(diagnostics);
  } catch (const ReadFailure& failure) {
    diagnostics.error({failure.source()}, failure.why(), "run again when it is complete");
    return {};
  }
}

}  // namespace ntm
