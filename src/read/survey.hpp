// What a whole table shows that no cell of it does: how it writes "no", its decimal sign, where names stand merged.
// Each block notes its own; put together in their order they are the table's.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "panel/panel_parts.hpp"
#include "read/cells.hpp"
#include "read/damage.hpp"
#include "read/mended.hpp"

namespace ntm {

// The cells that hold a sign, or signs of one meaning: how many, and the first.
struct CellsOfSign {
  std::size_t count = 0;
  std::size_t line = 0;
  std::size_t column = 0;
  std::string text{};

  void note(std::string_view cell, std::size_t at_line, std::size_t at_column) {
    if (count++ > 0) return;
    text = cell;
    line = at_line;
    column = at_column;
  }
};

// How marks are written in some columns.
struct MarkStyle {
  MarkSet signs{};
  MarkSet beside{};  // in columns of marks beside the long layout, where signs say no more than yes or no
  // While a table is looked at as a whole: its cells that say "no", and of other signs; and how many are blank.
  CellsOfSign noes{};
  CellsOfSign dashes{};
  CellsOfSign ticks{};
  CellsOfSign crosses{};
  std::size_t blanks = 0;
  std::size_t unreadable = 0;

  [[nodiscard]] bool says_yes() const { return signs.says_yes() || beside.says_yes(); }
  [[nodiscard]] bool says_no() const { return signs.says_no() || beside.says_no(); }
  [[nodiscard]] bool has_blanks() const { return signs.has(Mark::blank); }
  // Whether - may say that nothing is known: "no" is written otherwise.
  [[nodiscard]] bool has_doubtful_dashes() const { return signs.has(Mark::dash) && signs.has(Mark::no); }
  // Whether x may say "no": it stands beside ticks, or every cell is either x or 1.
  [[nodiscard]] bool has_doubtful_crosses() const {
    return signs.has(Mark::cross) && (signs.has(Mark::tick) || (signs.has(Mark::yes) && !says_no() && !has_blanks()));
  }
  // Whether few cells say "no" beside many blank ones: then it is these that must be explained.
  [[nodiscard]] bool has_stray_no() const { return noes.count > 0 && noes.count * 20 <= blanks; }
  // A blank means "no" where only "yes" is ever written.
  [[nodiscard]] bool blank_is_no() const { return says_yes() && !says_no(); }
  [[nodiscard]] bool says_nothing() const { return !says_yes() && !says_no(); }
  void add(const MarkStyle& more) {
    signs.add(more.signs);
    beside.add(more.beside);
  }
};

// How a column of names is filled.
struct NameStyle {
  std::size_t filled = 0;
  std::size_t blank = 0;
  std::size_t first_blank_line = 0;
  bool begins_filled = false;
  bool repeats = false;                        // some name stands twice
  std::set<std::string, std::less<>> names{};  // as long as none does

  // Merged cells keep their text in the first row only: each name stands once, above blanks.
  [[nodiscard]] bool is_merged() const { return begins_filled && blank > filled && !repeats; }
  [[nodiscard]] bool may_be_merged() const { return begins_filled && blank > filled; }

  void look_at(std::string_view cell, std::size_t line) {
    if (filled + blank == 0) begins_filled = !cell.empty();
    if (cell.empty()) {
      if (blank++ == 0) first_blank_line = line;
      return;
    }
    ++filled;
    if (!repeats) look_for_repetition(cell);
  }
  // `count` rows with names of which nothing more is known.
  void add_filled(std::size_t count) {
    if (count == 0) return;
    if (filled + blank == 0) begins_filled = true;
    filled += count;
    repeats = true;
    names.clear();
  }
  // What stands below.
  void add(NameStyle more, std::size_t lines_above) {
    if (filled + blank == 0) begins_filled = more.begins_filled;
    if (blank == 0 && more.blank > 0) first_blank_line = more.first_blank_line + lines_above;
    filled += more.filled;
    blank += more.blank;
    repeats |= more.repeats;
    if (!repeats) {
      names.merge(more.names);
      repeats = !more.names.empty();
    }
    if (repeats) names.clear();
  }

 private:
  void look_for_repetition(std::string_view cell) {
    repeats = names.find(cell) != names.end();
    repeats ? names.clear() : static_cast<void>(names.emplace(cell));
  }
};

// Which cells prove their decimal sign, by column of panels: "9,8" proves a comma, "1.234.567" too.
class DecimalSigns {
 public:
  void note(char sign, std::size_t column) { ++cells_[column][sign == ',']; }
  void add(const DecimalSigns& more) {
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      for (std::size_t sign = 0; sign < cells_[i].size(); ++sign) cells_[i][sign] += more.cells_[i][sign];
    }
  }

  [[nodiscard]] bool prove(char sign) const {
    return std::ranges::any_of(cells_, [&](const auto& cells) { return cells[sign == ','] > 0; });
  }
  // Whether the cells of some column contradict each other.
  [[nodiscard]] bool are_mixed() const {
    return std::ranges::any_of(cells_, [](const auto& cells) { return cells[0] > 0 && cells[1] > 0; });
  }
  // Whether more cells of the column prove the other sign; of two that are equal, the comma is odd.
  [[nodiscard]] bool is_odd(char sign, std::size_t column) const {
    const auto [points, commas] = cells_[column];
    return sign == '.' ? points < commas : commas > 0 && points > 0 && commas <= points;
  }

 private:
  std::array<std::array<std::size_t, 2>, PanelChunk::column_count> cells_{};  // points, commas
};

struct Survey {
  MarkStyle criteria;
  MarkStyle pilot;
  bool sign_used = false;  // some cell was read by the sign that was believed
  DecimalSigns signs{};
  NameStyle district;
  NameStyle province;
  std::set<std::size_t> untitled{};  // columns without a header that hold something
  std::size_t communes = 0;
  // Of those, the ones of which only their name says so, and the first of them.
  std::size_t weak = 0;
  std::size_t first_weak_line = 0;

  void note_weak(std::size_t line) {
    if (weak++ == 0) first_weak_line = line;
  }
  // Remarks that are numbers, and others; where the first number stands.
  std::size_t remarks_of_digits = 0;
  std::size_t other_remarks = 0;
  std::size_t first_remark_line = 0;
  std::size_t first_remark_column = 0;

  void note_remark(bool is_number, std::size_t line, std::size_t column) {
    if (!is_number) {
      ++other_remarks;
    } else if (remarks_of_digits++ == 0) {
      first_remark_line = line;
      first_remark_column = column;
    }
  }
  // Whether remarks are numbers, and no others: what stands there was moved.
  [[nodiscard]] bool has_moved_cells() const {
    constexpr std::size_t enough = 3;
    return remarks_of_digits >= enough && other_remarks == 0;
  }

  // Whether a few rows that only their names make communes stand among others. Where they are many, offices write no
  // more of most communes: "Nậm Loỏng" beside "TT. Tam Đường".
  [[nodiscard]] bool has_odd_names() const { return weak > 0 && 4 * weak <= communes; }
  Mended mended{};
  DamagedNames damaged{};    // while a table is looked at as a whole
  std::size_t silent = 0;    // of those, the ones that have not reported
  std::size_t nameless = 0;  // rows with facts and no code or name
  // And those that have, but not how many criteria they meet, which only a count could say; the first of them.
  std::size_t uncounted = 0;
  std::size_t first_uncounted_line = 0;
  std::size_t basically = 0;  // marks that say "met in the main"
  // Of communes: how many cells rows have, fewest and most; and where the first one stands that is wider than the
  // header.
  std::size_t narrowest = 0;
  std::size_t widest = 0;
  std::size_t first_wide_line = 0;

  void add_width(std::size_t cells) {
    narrowest = narrowest == 0 ? cells : std::min(narrowest, cells);
    widest = std::max(widest, cells);
  }

  // '\0' where nothing proves one, or both are proved. `forced` is that of the options.
  [[nodiscard]] char decimal_sign(char forced) const {
    if (forced != '\0') return forced;
    const bool point = signs.prove('.');
    return point == signs.prove(',') ? '\0' : point ? '.' : ',';
  }
  void add(const Survey& more, std::size_t lines_above) {
    criteria.add(more.criteria);
    pilot.add(more.pilot);
    sign_used |= more.sign_used;
    signs.add(more.signs);
    district.add(more.district, lines_above);
    province.add(more.province, lines_above);
    untitled.insert(more.untitled.begin(), more.untitled.end());
    communes += more.communes;
    if (weak == 0 && more.weak > 0) first_weak_line = more.first_weak_line + lines_above;
    weak += more.weak;
    if (remarks_of_digits == 0 && more.remarks_of_digits > 0) {
      first_remark_line = more.first_remark_line + lines_above;
      first_remark_column = more.first_remark_column;
    }
    remarks_of_digits += more.remarks_of_digits;
    other_remarks += more.other_remarks;
    mended.add(more.mended, lines_above);
    silent += more.silent;
    nameless += more.nameless;
    if (uncounted == 0 && more.uncounted > 0) first_uncounted_line = more.first_uncounted_line + lines_above;
    uncounted += more.uncounted;
    basically += more.basically;
    if (first_wide_line == 0 && more.first_wide_line > 0) first_wide_line = more.first_wide_line + lines_above;
    if (more.narrowest > 0) {
      add_width(more.narrowest);
      add_width(more.widest);
    }
  }
};

}  // namespace ntm
