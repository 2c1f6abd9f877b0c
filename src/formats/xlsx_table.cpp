#include "formats/xlsx_table.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "formats/shades.hpp"
#include "formats/words.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

constexpr lxw_color_t bar_colour = 0x7FB1D8;
constexpr std::array<lxw_color_t, 3> line_inks{0x0B5A94, 0xA8480A, 0x56636F};
constexpr std::array<lxw_color_t, shades> shades_of_parts{0xDDE5EC, 0xB3D0E6, 0x7FB1D8, 0x4689BD, 0x1F6299, 0x0D3F6B};

// A table below what stands on the sheet already.
class SheetTable {
 public:
  SheetTable(const Table& table, Book& book, Sheet& sheet)
      : table_(table), book_(book), library_(book.library()), sheet_(sheet) {
    for (const Row& row : table.rows) {
      has_headings_ = has_headings_ || !row.heading.empty();
      if (!row.detail.empty()) longest_detail_ = std::max(longest_detail_, width_in_words(row.detail));
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (const auto* const strip = std::get_if<Strip>(&row.cells[i])) criteria_ = strip->marks.size();
        if (std::holds_alternative<Share>(row.cells[i])) shares_ = i;
        if (std::holds_alternative<Strip>(row.cells[i])) strips_ = i;
      }
    }
  }

  void write(bool is_alone) {
    sheet_.text(to_words(table_.title, book_.style()), {Look::Kind::title}, false);
    sheet_.next_row();
    if (!table_.rows.empty()) write_rows(is_alone);
    const auto write_note = [&](const Message& note) {
      sheet_.text(to_words(note, book_.style()), {Look::Kind::note}, false);
      sheet_.next_row();
    };
    if (strips_) write_note("x: met; –: not met; empty: not known.");
    std::ranges::for_each(table_.notes, write_note);
    blank_row_ = sheet_.row();
    sheet_.next_row();
  }

  // Below all tables, for rows are written from top to bottom; returns how many rows it takes.
  int insert_chart(lxw_row_t row) {
    lxw_chart* const chart = table_.chart ? line_chart() : stacked_chart();
    if (chart == nullptr) return 0;
    constexpr int rows = 18;
    const std::string title = to_words(table_.title, book_.style());
    lxw_chart_font font{};
    font.size = 11;
    library_.chart_title_set_name(chart, title.c_str());
    library_.chart_title_set_name_font(chart, &font);
    library_.chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    library_.chart_axis_set_min(chart->y_axis, 0);
    lxw_chart_options options{};
    options.x_scale = 1.3;
    options.y_scale = 1.15;
    book_.check(library_.worksheet_insert_chart_opt(sheet_.get(), row, 0, chart, &options));
    return rows;
  }

 private:
  struct WrittenRow {
    const Row* row;
    lxw_row_t place;
    std::size_t group;  // by the headings above it
  };

  void write_rows(bool is_alone) {
    header_ = sheet_.row();
    write_header();
    const lxw_row_t first = sheet_.row();
    const lxw_col_t last_column = columns_;
    std::string heading;
    std::size_t group = 0;
    for (const Row& row : table_.rows) {
      if (!row.heading.empty()) {
        heading = to_words(row.heading, book_.style());
        ++group;
        continue;
      }
      if (sheet_.is_full()) throw UnwritableReport(sheet_.name());
      rows_.push_back({&row, sheet_.row(), group});
      write_row(row, heading);
    }
    if (rows_.empty()) return;
    const lxw_row_t last = sheet_.row() - 1;
    if (shares_) add_bars(first, last);
    if (!is_alone) return;
    library_.worksheet_freeze_panes(sheet_.get(), first, name_columns());
    book_.check(library_.worksheet_repeat_rows(sheet_.get(), header_, header_));
    book_.check(library_.worksheet_autofilter(sheet_.get(), header_, 0, last, static_cast<lxw_col_t>(last_column - 1)));
  }

  // The columns at the left that stay where they are: up to the first that is not text.
  [[nodiscard]] lxw_col_t name_columns() const {
    const auto first = std::ranges::find_if(table_.columns,
                                            [](const Column& column) { return column.content != ColumnContent::text; });
    const auto names = std::min<std::ptrdiff_t>(first - table_.columns.begin(), 2);
    return static_cast<lxw_col_t>(names + (has_headings_ ? 1 : 0));
  }

  // Where a column of the table stands on the sheet; those that are only drawn stand nowhere.
  [[nodiscard]] bool is_shown(std::size_t column) const {
    return table_.columns[column].content != ColumnContent::bar || column == shares_ || column == strips_;
  }
  [[nodiscard]] lxw_col_t place_of(std::size_t column) const {
    std::size_t place = has_headings_ ? 1 : 0;
    for (std::size_t i = 0; i < column; ++i) place += !is_shown(i) ? 0 : i == strips_ ? criteria_ : 1;
    return static_cast<lxw_col_t>(place);
  }

  [[nodiscard]] bool follows_numbers(std::size_t column) const {
    return column > 0 && table_.columns[column - 1].content == ColumnContent::number;
  }

  [[nodiscard]] std::size_t width_in_words(const Message& message) const {
    return display_width(to_words(message, book_.style()));
  }
  // So that the longest takes three lines, unless that is too wide for the paper.
  [[nodiscard]] double width_of_details() const {
    constexpr double least = 48;
    constexpr double most = 110;
    return std::clamp(static_cast<double>(longest_detail_) / 3 + 8, least, most);
  }

  void write_header() {
    if (has_headings_) {
      const Message title = table_.headings.empty() ? Message("Scope") : table_.headings;
      sheet_.text(to_words(title, book_.style()), {Look::Kind::header});
    }
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      const Column& column = table_.columns[i];
      if (!is_shown(i)) continue;
      if (i == strips_) {
        constexpr double width_of_mark = 3.3;
        for (std::size_t criterion = 1; criterion <= criteria_; ++criterion) {
          sheet_.set_width(sheet_.column(), width_of_mark);
          sheet_.text(std::to_string(criterion), {Look::Kind::header_of_mark}, false);
        }
        continue;
      }
      std::string words;
      for (const std::string& line : lines_of(column.header, book_.style()))
        words.append(words.empty() ? "" : "\n").append(line);
      const bool is_text = column.content == ColumnContent::text;
      Look look{!is_text             ? Look::Kind::header_of_numbers
                : follows_numbers(i) ? Look::Kind::header_after_numbers
                                     : Look::Kind::header};
      look.is_right_of_line = column.is_apart;
      sheet_.text(words, look);
    }
    if (longest_detail_ > 0) {
      sheet_.set_width(sheet_.column(), width_of_details());
      sheet_.text(to_words(Message("Remarks"), book_.style()), {Look::Kind::header_after_numbers});
    }
    columns_ = sheet_.column();
    sheet_.next_row();
  }

  void write_row(const Row& row, const std::string& heading) {
    if (has_headings_) sheet_.text(heading, {});
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (is_shown(i)) write_cell(row.cells[i], i, row.is_apart);
    }
    if (!row.detail.empty()) sheet_.text(to_words(row.detail, book_.style()), {Look::Kind::text_after_numbers});
    sheet_.next_row();
  }

  // No data is an empty cell: a dash would not be a number.
  void write_cell(const Cell& cell, std::size_t column, bool is_below_line) {
    Look look;
    look.is_right_of_line = table_.columns[column].is_apart;
    look.is_below_line = is_below_line;
    if (const auto* const number = std::get_if<Number>(&cell)) {
      look.kind = Look::Kind::number;
      look.decimals = shown_decimals(*number, book_.style());
      look.with_sign = number->with_sign;
      look.tone = number->tone;
      sheet_.number(number->value, look);
    } else if (const auto* const share = std::get_if<Share>(&cell)) {
      look.kind = Look::Kind::share;
      sheet_.number(share->part, look);
    } else if (const auto* const strip = std::get_if<Strip>(&cell)) {
      for (const Strip::Mark mark : strip->marks) write_mark(mark);
    } else if (std::holds_alternative<Missing>(cell)) {
      for (std::size_t i = 0; i < (column == strips_ ? criteria_ : 1); ++i) sheet_.skip();
    } else {
      const bool is_text = table_.columns[column].content == ColumnContent::text;
      look.kind = !is_text                  ? Look::Kind::text_of_numbers
                  : follows_numbers(column) ? Look::Kind::text_after_numbers
                                            : Look::Kind::text;
      sheet_.text(to_words(cell, book_.style()), look);
    }
  }

  void write_mark(Strip::Mark mark) {
    switch (mark) {
      case Strip::Mark::met:
      case Strip::Mark::gained: return sheet_.text("x", {Look::Kind::mark, 0, false, Tone::good}, false);
      case Strip::Mark::missing:
      case Strip::Mark::lost: return sheet_.text("–", {Look::Kind::mark, 0, false, Tone::bad}, false);
      case Strip::Mark::unknown: return sheet_.skip();
    }
  }

  // From 0 to 1, so that a bar shows what the number says.
  void add_bars(lxw_row_t first, lxw_row_t last) {
    lxw_conditional_format bars{};
    bars.type = LXW_CONDITIONAL_DATA_BAR;
    bars.bar_color = bar_colour;
    bars.bar_solid = LXW_TRUE;
    bars.data_bar_2010 = LXW_TRUE;  // whose bars of nothing have no length
    bars.min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
    bars.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
    bars.max_value = 1;
    const lxw_col_t column = place_of(*shares_);
    constexpr double roomy = 22;
    sheet_.set_width(column, roomy);
    book_.check(library_.worksheet_conditional_format_range(sheet_.get(), first, column, last, column, &bars));
  }

  // "'Bands'!$B$4:$D$4"
  [[nodiscard]] std::string cells(lxw_row_t first_row, lxw_col_t first_column, lxw_row_t last_row,
                                  lxw_col_t last_column) const {
    std::array<char, LXW_MAX_FORMULA_RANGE_LENGTH> written{};
    library_.lxw_rowcol_to_formula_abs(written.data(), sheet_.name().c_str(), first_row, first_column, last_row,
                                       last_column);
    return written.data();
  }

  void add_series(lxw_chart* chart, lxw_color_t colour, bool is_stacked, const std::string& categories,
                  const std::string& values, lxw_row_t row_of_name, lxw_col_t column_of_name) {
    lxw_chart_series* const series = library_.chart_add_series(chart, categories.c_str(), values.c_str());
    library_.chart_series_set_name_range(series, sheet_.name().c_str(), row_of_name, column_of_name);
    lxw_chart_line line{};
    lxw_chart_fill fill{};
    line.color = fill.color = colour;
    line.width = 2.25;
    if (is_stacked) {
      library_.chart_series_set_fill(series, &fill);
      return;
    }
    library_.chart_series_set_marker_type(series, LXW_CHART_MARKER_CIRCLE);
    library_.chart_series_set_marker_fill(series, &fill);
    library_.chart_series_set_marker_line(series, &line);
    library_.chart_series_set_line(series, &line);
  }

  // Years that may be compared with each other, by their indexes.
  struct Stretch {
    std::size_t first;
    std::size_t last;
  };

  static std::vector<Stretch> stretches_of(const LineChart& chart) {
    std::vector<Stretch> stretches;
    for (std::size_t year = 0; year < chart.years.size(); ++year) {
      if (year == 0 || chart.is_apart[year]) stretches.push_back({year, year});
      stretches.back().last = year;
    }
    return stretches;
  }

  // A line of Excel's cannot end between two years that may not be compared, so that each stretch of years is a series.
  lxw_chart* line_chart() {
    const LineChart& given = *table_.chart;
    lxw_chart* const chart = library_.workbook_add_chart(book_.get(), LXW_CHART_LINE);
    const auto column_of = [&](std::size_t year) {
      return static_cast<lxw_col_t>(place_of(given.column_of_years) + year);
    };
    const std::string years = cells(header_, column_of(0), header_, column_of(given.years.size() - 1));
    std::int16_t series = 0;
    std::vector<std::int16_t> unnamed;  // in the legend, which names a line once
    for (const WrittenRow& written : rows_) {
      if (!written.row->line) continue;
      const Trend& line = given.lines[*written.row->line].values;
      bool is_named = false;
      for (const Stretch& stretch : stretches_of(given)) {
        const auto begin = line.begin() + static_cast<std::ptrdiff_t>(stretch.first);
        const auto end = line.begin() + static_cast<std::ptrdiff_t>(stretch.last + 1);
        if (std::none_of(begin, end, [](const auto& value) { return value.has_value(); })) continue;
        std::string values = cells(written.place, column_of(stretch.first), written.place, column_of(stretch.last));
        // the first value of a series belongs to the first year: blank cells stand for the years before
        if (stretch.first > 0) {
          const std::string blank = cells(blank_row_, column_of(0), blank_row_, column_of(stretch.first - 1));
          values.insert(0, '(' + blank + ',').append(")");
        }
        add_series(chart, line_inks[*written.row->line % line_inks.size()], false, years, values, written.place,
                   place_of(0));
        if (is_named) unnamed.push_back(series);
        is_named = true;
        ++series;
      }
    }
    unnamed.push_back(-1);  // ends the list
    if (unnamed.size() > 1) book_.check(library_.chart_legend_delete_series(chart, unnamed.data()));
    return chart;
  }

  // The rows with stacks of the first group that has some, as far as they follow each other.
  [[nodiscard]] std::vector<WrittenRow> stacks() const {
    std::vector<WrittenRow> found;
    for (const WrittenRow& written : rows_) {
      const bool is_stack =
          std::ranges::any_of(written.row->cells, [](const Cell& cell) { return std::holds_alternative<Stack>(cell); });
      if (!is_stack) continue;
      const bool follows =
          found.empty() || (found.back().group == written.group && found.back().place + 1 == written.place);
      if (!follows) break;
      found.push_back(written);
    }
    return found;
  }

  [[nodiscard]] Ratio whole_of_stack(const Row& row) const {
    Ratio whole;
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      const auto* const part = table_.columns[i].key ? std::get_if<Number>(&row.cells[i]) : nullptr;
      if (part != nullptr) whole = whole + part->value;
    }
    return whole;
  }

  // Stacks of one height, where what they are made of is not as much in all.
  lxw_chart* stacked_chart() {
    const std::vector<WrittenRow> stacked = stacks();
    constexpr std::size_t most_stacks = 30;
    if (stacked.empty() || stacked.size() > most_stacks) return nullptr;
    const Ratio whole = whole_of_stack(*stacked.front().row);
    const bool are_alike =
        std::ranges::all_of(stacked, [&](const WrittenRow& written) { return whole_of_stack(*written.row) == whole; });
    lxw_chart* const chart = library_.workbook_add_chart(
        book_.get(), are_alike ? LXW_CHART_COLUMN_STACKED : LXW_CHART_COLUMN_STACKED_PERCENT);
    const std::size_t parts = static_cast<std::size_t>(
        std::ranges::count_if(table_.columns, [](const Column& column) { return column.key.has_value(); }));
    const auto in_column = [&](std::size_t column) {
      return cells(stacked.front().place, place_of(column), stacked.back().place, place_of(column));
    };
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      const auto key = table_.columns[i].key;
      if (!key) continue;
      add_series(chart, shades_of_parts[shade_of(*key, parts)], true, in_column(0), in_column(i), header_, place_of(i));
    }
    return chart;
  }

  const Table& table_;
  Book& book_;
  const XlsxLibrary& library_;
  Sheet& sheet_;
  bool has_headings_ = false;
  std::size_t longest_detail_ = 0;  // 0 where there is none
  std::size_t criteria_ = 0;
  std::optional<std::size_t> shares_;  // the columns that hold them
  std::optional<std::size_t> strips_;
  lxw_col_t columns_ = 0;
  lxw_row_t header_ = 0;
  lxw_row_t blank_row_ = 0;  // below the table
  std::vector<WrittenRow> rows_;
};

}  // namespace

void write_sheet(const std::string& name, const std::vector<const Table*>& tables, Book& book) {
  Sheet sheet(book, name);
  std::vector<SheetTable> written;
  for (const Table* const table : tables) {
    written.emplace_back(*table, book, sheet);
    written.back().write(tables.size() == 1);
  }
  lxw_row_t row = sheet.row();
  for (SheetTable& table : written) row += static_cast<lxw_row_t>(table.insert_chart(row));
  if (tables.size() > 1) sheet.fit_one_page(row);
  sheet.finish();
}

}  // namespace ntm
