// What the words of a row say by themselves: the phrases of totals, summaries, remarks, headings and groups, and what
// is written as a name. What a row is, the whole row decides (read/rows.hpp).
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "text/text_hash.hpp"

namespace ntm {

// The kinds of words that a label may have; several may hold.
struct RowWords {
  explicit RowWords(std::string_view label);

  std::string words;  // up to a colon, without brackets: of "Tổng cộng: 96 xã (I)" "tổng cộng"
  bool is_total = false;
  bool is_summary = false;
  bool is_remark = false;
  bool is_group = false;  // communes gathered by something else than their district
  bool is_district = false;
};

// What labels say, for many rows: each is looked at once. One thread uses one.
class LabelMemo {
 public:
  struct Label {
    std::string bare;  // as bare_heading() has it
    RowWords words;    // of that
  };
  struct Heading {
    std::string name;  // as heading_name() has it
    std::string key;   // as names are compared
    bool is_province = false;
    std::size_t communes = 0;  // as communes_said() has it
  };
  // Both last until the next call.
  const Label& label(std::string_view text);
  const Heading& heading(std::string_view text);

 private:
  std::unordered_map<std::string, Label, TextHash> labels_;
  std::unordered_map<std::string, Heading, TextHash> headings_;
};

// Without what numbers a heading in front, and what counts its communes behind: "I. Huyện X: 6 xã", "Huyện X (6 xã)".
std::string_view bare_heading(std::string_view label);

// The place that a heading names: "I. Huyện Tam Đường (6 xã)" is about Huyện Tam Đường.
std::string heading_name(std::string_view label);

// How many communes a heading or a total says that it is of: "Huyện Tam Đường (6 xã, 1 thị trấn)" is of 7. 0 where it
// does not say so, or counts only some of them.
std::size_t communes_said(std::string_view label);

// A roman numeral or a letter, as headings are numbered.
bool is_outline(std::string_view text);

// Whether it is plain that a text in the column of communes names one, where the row has a code of digits: it is no
// district with a code of its own above its communes, and no number or letter that numbers the columns.
bool is_plain_name(std::string_view name);

// Whether a text is surely no name of one commune, whatever else its row says: "Tổng cộng", "Xã Tá Bạ, Xã Mường Tè".
bool names_no_commune(std::string_view label);

// "Xã Tá Bạ, Xã Mường Tè" and "Xã Tá Bạ + Mường Tè" are two.
bool names_several(std::string_view label);

// Whether a name says what kind of unit bears it: "Xã Tá Bạ".
bool is_typed(std::string_view name);

// Whether a text is written as names are: each word with a capital letter ("Nậm Loỏng", "Xã Bình Lư", "Phường 1").
bool is_written_as_name(std::string_view text);

// Whether a text is the name of a district: "Huyện Tam Đường".
bool names_district(std::string_view label);

// Whether a heading names a province, not a district.
bool names_province(std::string_view label);

}  // namespace ntm
