// The plainest tables, read fast: canonical columns, commas, UTF-8, codes of digits, every mark 0 or 1, no quotes,
// nothing to be guessed, mended or refused. That is what programs and `ntm tidy` write. Whatever is not so is left to
// the general reader, which is the reference: on a plain table both say the same, cell by cell.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <shared_mutex>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ntm/panel.hpp"
#include "ntm/places.hpp"
#include "ntm/unit_names.hpp"
#include "read/plain_cells.hpp"
#include "read/plain_layout.hpp"

namespace ntm::plain {

// Places and kinds of units, numbered as threads come to them, in any order.
class Numbers {
 public:
  struct Kind {
    std::string type;
    UnitKind kind;  // but for its type
  };
  // A place as rows name it: district and province, a line feed between them.
  struct PlaceInRows {
    std::string_view names;
    int year;
  };

  // The number of each place, for a whole block at once, lest threads wait for each other.
  void number_places(std::span<const PlaceInRows> places, std::vector<std::uint32_t>& numbers);
  std::uint32_t of_kind(std::string_view type, const UnitKind& kind);
  // For when all threads are done.
  [[nodiscard]] Places& places() { return places_; }
  [[nodiscard]] const std::vector<Kind>& kinds() const { return kinds_; }  // by number

 private:
  std::shared_mutex mutex_;
  Places places_;
  std::vector<Kind> kinds_;
  std::map<std::pair<std::string, UnitKind>, std::uint32_t> kind_numbers_;
};

// What the rows of a block say of one year.
struct Part {
  PanelChunk chunk;
  std::optional<UnitNames::Chunk> names;  // those that were not known, or are others than those known
};

// Codes as a whole: where some begin with zeros and lengths differ, zeros may have been lost.
struct Codes {
  unsigned lengths = 0;  // bit n: some have n digits
  bool leading_zeros = false;

  [[nodiscard]] bool may_have_lost_zeros() const { return leading_zeros && (lengths & (lengths - 1)) != 0; }
  void add(const Codes& more) {
    lengths |= more.lengths;
    leading_zeros |= more.leading_zeros;
  }
};

// Reads blocks of rows. One thread uses one.
class Reader {
 public:
  explicit Reader(Numbers& numbers) : numbers_(numbers) {}

  // For the blocks that follow.
  void begin(const Layout& layout);

  // `rows` are whole lines, each ended by a line feed, with `slack` readable bytes behind the last. Names that `known`
  // has already are left out. Adds to `parts` and `codes`. False where a row is not plain.
  bool read(std::string_view rows, const UnitNames& known, std::vector<Part>& parts, Codes& codes);

 private:
  // Each takes what begins there and returns where the next begins; null where it is not plain.
  const char* read_row(const char* at);
  const char* read_year(const char* at, char end);
  const char* read_code(const char* at, char end);
  const char* read_name(const char* at, char end);
  const char* read_type(const char* at, char end);
  const char* read_places(const char* at, const Step& step);
  const char* read_marks(const char* at, const Step& step);
  const char* read_numbers(const char* at, const Step& step);

  [[nodiscard]] bool numbers_agree();
  std::uint32_t kind_of(Pilot pilot);
  void add_place();
  void number_places();
  bool put_in_order();
  void cut(std::vector<Part>& parts);

  Numbers& numbers_;
  const Layout* layout_ = nullptr;

  // of the row that is read, or of the one before it
  std::size_t row_ = 0;  // its place in rows_
  int year_ = 0;
  UnitKey unit_ = 0;
  CriteriaSet met_ = 0;
  Pilot pilot_ = Pilot::not_reported;
  RepeatedText year_text_;
  std::array<std::string, 2> names_of_places_;   // of district and province
  std::array<RepeatedText, 2> texts_of_places_;  // as they stand in the row, by the first of them
  bool same_place_ = false;
  std::string_view name_;  // nothing where it is the one that is known
  std::optional<std::string_view> known_name_;

  // Types of units that the layout's rows have, and the numbers of their kinds by pilot.
  struct Type {
    RepeatedText text;
    std::array<std::optional<std::uint32_t>, 3> kinds;
  };
  std::vector<Type> types_;
  std::size_t type_ = 0;

  // of the block
  std::optional<UnitNames::Cursor> known_names_;
  Codes codes_;
  bool in_order_ = true;
  PanelRows rows_;
  std::vector<int> years_;
  struct NameInRow {
    std::string_view name;  // nothing where it is known
    std::size_t row;
  };
  std::vector<NameInRow> names_;
  // The places in the order of the rows, whose place columns are indexes into them at first.
  struct PlaceOfBlock {
    std::size_t end;  // of its names in place_names_
    int year;
  };
  std::vector<PlaceOfBlock> places_;
  std::string place_names_;
  std::vector<Numbers::PlaceInRows> places_in_rows_;
  std::vector<std::uint32_t> place_numbers_;
};

}  // namespace ntm::plain
