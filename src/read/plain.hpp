// The plainest tables, read fast: canonical columns, commas, UTF-8, every mark 0 or 1, no quotes, nothing to be
// guessed, mended or refused. That is what programs and `ntm tidy` write. Whatever is not so is left to the general
// reader, which is the reference: on a plain table both say the same, cell by cell.
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
#include "ntm/read.hpp"
#include "ntm/rules.hpp"
#include "ntm/unit_names.hpp"
#include "read/header.hpp"

namespace ntm {

// How the rows of a plain table are to be read.
struct PlainLayout {
  enum class Cell : std::uint8_t {
    year,
    code,
    name,
    text,  // of type, district or province
    pilot,
    marks,
    number,
    income,
  };
  // A cell of a row, or several marks.
  struct Step {
    Cell cell;
    std::uint8_t target;  // of a text which one, of marks their first bit, of a number its column
    std::uint8_t count;   // of marks, or of texts from this one on
    char end;             // what follows
  };
  Header header;
  std::vector<Step> steps;
  std::size_t body_offset = 0;
  std::optional<int> year;  // that all rows must have
  CriteriaSet observed = 0;
  std::uint64_t criteria_count = 0;  // of the rules
  bool counts_marks = false;
};

// `head` is the beginning of a file. Nothing where its first line is no canonical header, or the options or the rules
// ask for more than a plain reader knows.
std::optional<PlainLayout> plain_layout(std::string_view head, const std::string& file, const Rules& rules,
                                        const ReadOptions& options);

// Places and kinds of units, numbered as threads come to them, in any order.
class PlainNumbers {
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
  std::uint32_t of_kind(const std::string& type, const UnitKind& kind);
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
struct PlainPart {
  PanelChunk chunk;
  std::optional<UnitNames::Chunk> names;  // those that are not known yet
  bool renames = false;                   // some of these units have another name already
};

// Codes of digits as a whole: where some begin with zeros and lengths differ, zeros may have been lost.
struct PlainCodes {
  unsigned lengths = 0;  // bit n: some have n digits
  bool leading_zeros = false;

  [[nodiscard]] bool may_have_lost_zeros() const { return leading_zeros && (lengths & (lengths - 1)) != 0; }
};

// Reads blocks of rows. One thread uses one.
class PlainReader {
 public:
  // Bytes that must be readable beyond the end of a block.
  static constexpr std::size_t slack = 16;

  // Texts that many rows have in common.
  enum Text : std::uint8_t {
    type,
    district,
    province,
    text_count
  };

  explicit PlainReader(PlainNumbers& numbers) : numbers_(numbers) {}

  // For the blocks that follow.
  void begin(const PlainLayout& layout);

  // `rows` are whole lines, each ended by a line feed. Names that `known` has already are left out. Adds to `parts` and
  // `codes`. False where a row is not plain.
  bool read(std::string_view rows, const UnitNames& known, std::vector<PlainPart>& parts, PlainCodes& codes);

 private:
  bool read_row(const char*& at, PanelChunk::Row& row);
  bool read_year(const char*& at, char end);
  bool read_code(const char*& at, char end, PanelChunk::Row& row);
  bool read_name(const char*& at, char end);
  bool read_texts(const char*& at, std::span<const PlainLayout::Step> steps, std::string& before);
  std::uint32_t kind_of(Pilot pilot);
  void add_place();
  void number_places();
  bool put_in_order();
  void cut(std::vector<PlainPart>& parts);

  PlainNumbers& numbers_;
  const PlainLayout* layout_ = nullptr;
  const char* end_of_rows_ = nullptr;
  // of the row before, and the numbers of what it says
  int year_ = 0;
  std::array<std::string, text_count> texts_;
  std::array<std::string, text_count> texts_before_;  // by the first of texts that follow each other, with commas
  bool same_place_ = false;
  std::map<std::pair<std::string, Pilot>, std::uint32_t> known_kinds_;
  std::array<std::optional<std::uint32_t>, 3> kinds_;  // by pilot
  std::string_view name_;                              // of the row; nothing where it is the one that is known
  std::optional<std::string_view> known_name_;
  std::optional<UnitNames::Cursor> known_names_;
  PlainCodes codes_;
  std::vector<PanelChunk::Row> rows_;
  struct NameInRows {
    std::string_view name;  // nothing where it is known
    bool renames = false;   // the unit has another name already
  };
  std::vector<NameInRows> names_;
  std::vector<int> years_;
  // The places of a block in the order of its rows, whose place columns are indexes into them at first.
  struct PlaceOfBlock {
    std::size_t end;  // of its names in place_names_
    int year;
  };
  std::vector<PlaceOfBlock> places_;
  std::string place_names_;
  std::vector<PlainNumbers::PlaceInRows> places_in_rows_;
  std::vector<std::uint32_t> place_numbers_;
  bool in_order_ = true;
  bool name_before_code_ = false;
};

}  // namespace ntm
