#include "read/tell.hpp"

#include <string>
#include <utility>

#include "read/cut_end.hpp"
#include "read/damage.hpp"
#include "read/look.hpp"
#include "read/other_files.hpp"
#include "read/records.hpp"
#include "read/settle.hpp"
#include "read/text.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// How many lines a text has, the last one with an end or without.
std::size_t lines_in(std::string_view text) {
  std::size_t lines = text.empty() || text.ends_with('\n') || text.ends_with('\r') ? 0 : 1;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' || (text[i] == '\r' && !text.substr(i + 1).starts_with('\n'))) ++lines;
  }
  return lines;
}

class Teller {
 public:
  Teller(const Source& source, std::size_t number, YearRules& rules, const Reading& reading, Diagnostics& diagnostics)
      : source_(source),
        number_(number),
        rules_(rules),
        reading_(reading),
        diagnostics_(diagnostics),
        rows_(reading.dictionary) {}

  Told tell() {
    if (const auto body = find_table()) {
      read_rows(*body, Purpose::tell);
      rows_.finish(told_.parts);
    }
    return std::move(told_);
  }

  void visit_again(const VisitRowAgain& visit) {
    if (const auto body = find_table()) {
      read_rows(*body, Purpose::again);
      rows_.visit_again(visit);
    }
  }

 private:
  // The text from the header on, where there is a table.
  std::optional<std::string_view> find_table() {
    const std::string bytes = read_all(source_);
    Diagnostics problems;
    text_ = decode(bytes, reading_.options.encoding, source_.name, problems);
    if (text_) {
      if (const auto own = find_own_file(text_->utf8)) return pass_over(*own);
      told_.table = understand_table(source_, text_->utf8, text_->encoding, rules_, problems);
    }
    if (!told_.table && source_.from_folder && is_note(bytes)) return pass_over({"text, not a table", false});
    if (!told_.table && source_.from_folder && text_ &&
        is_list_without_facts(text_->utf8, rules_.words_of(rules_.rules_of({})))) {
      diagnostics_.warning({source_.name}, "holds no criteria and no numbers of communes; skipped",
                           "if it should be read, name its columns as the README does");
      told_.passed_over = OwnFile{"no data on communes", false};
      return std::nullopt;
    }
    if (!told_.table && text_ && tell_damage(*text_)) return std::nullopt;
    diagnostics_.add(problems);
    if (!told_.table && source_.from_folder) {
      diagnostics_.note({source_.name}, "if this is not a table of communes, move it out of the folder");
    }
    if (!told_.table) return std::nullopt;
    InputTable& table = *told_.table;
    table.number = number_;
    table.in_order = true;
    diagnostics_.add(table.year_told);
    if (!table.has_year()) return std::nullopt;
    return std::string_view(text_->utf8).substr(table.header.body_offset);
  }

  // Words that are damaged are not understood: then no more is to be said.
  bool tell_damage(const DecodedText& text) {
    const DamagedCell damaged = find_damaged_cell(first_records(text.utf8, header_rows_tried), 1);
    if (damaged.kind == Damage::none) return false;
    diagnostics_.error({source_.name, damaged.line, 0}, description(damaged.kind, damaged.text),
                       cure(damaged.kind, text.encoding, !reading_.options.encoding.empty()));
    return true;
  }

  std::nullopt_t pass_over(const OwnFile& file) {
    if (!source_.from_folder) {
      diagnostics_.error({source_.name}, {"holds {}", file.what}, "give files of communes");
    } else {
      if (!file.is_output) diagnostics_.note({source_.name}, {"holds {}; skipped", file.what});
      told_.passed_over = file;
    }
    return std::nullopt;
  }

  // Whether these are notes that lie beside tables. They may hold nothing, or be no text in any encoding.
  [[nodiscard]] bool is_note(std::string_view bytes) const {
    return name_key(source_.name).ends_with(".txt") && is_prose(text_ ? text_->utf8 : bytes);
  }

  // First for what the whole shows, then for what it says.
  void read_rows(std::string_view body, Purpose purpose) {
    const InputTable& table = *told_.table;
    Notes shown;
    Diagnostics told_later;
    walk(body, {}, Purpose::look, nullptr, shown, told_later);
    const bool broke_off = told_later.has_errors();
    if (!broke_off && purpose == Purpose::tell) tell_survey(table, shown, reading_.options, diagnostics_);
    if (!broke_off && has_blank_codes(table, shown.survey)) return;
    walk(body, shown.survey, purpose, purpose == Purpose::tell ? &diagnostics_ : nullptr, told_.notes, diagnostics_);
    told_.notes.survey = shown.survey;
    if (purpose == Purpose::tell) {
      check_totals(told_.notes.totals, table.columns.size(), source_.name, diagnostics_);
      tell_rows(table, told_.notes, diagnostics_);
      tell_cut_end(table, text_->utf8, lines_in(text_->utf8), diagnostics_);
      tell_header_years(table, told_.notes, diagnostics_);
    }
  }

  void walk(std::string_view body, const Survey& believed, Purpose purpose, Diagnostics* told, Notes& notes,
            Diagnostics& records_told) {
    const InputTable& table = *told_.table;
    RowReader reader(reading_, rows_);
    rows_.begin_table();
    rows_.begin(purpose == Purpose::again);
    reader.begin(table, believed, purpose, told);
    reader.begin_block(notes, true);
    RecordReader records(body, table.header.delimiter, source_.name, records_told, table.header.body_line);
    Record record;
    for (std::size_t i = 0; i < table.header.records_before + table.header.rows; ++i) records.next(record);
    while (records.next(record)) reader.read(record);
    reader.end_table();
    reader.end_block();
  }

  const Source& source_;
  std::size_t number_;
  YearRules& rules_;
  const Reading& reading_;
  Diagnostics& diagnostics_;
  BlockRows rows_;
  std::optional<DecodedText> text_;
  Told told_;
};

}  // namespace

Told tell(const Source& source, std::size_t number, YearRules& rules, const Reading& reading,
          Diagnostics& diagnostics) {
  return Teller(source, number, rules, reading, diagnostics).tell();
}

void tell_again(const Source& source, std::size_t number, YearRules& rules, const Reading& reading,
                const VisitRowAgain& visit) {
  Diagnostics told_before;
  Teller(source, number, rules, reading, told_before).visit_again(visit);
}

}  // namespace ntm
