#include "read/row_words.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "panel/place_names.hpp"
#include "read/cells.hpp"
#include "read/letters.hpp"
#include "read/year.hpp"
#include "text/code_points.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// A phrase stands for itself and, with a blank at its end, for what begins with it. Communes are called Tổng Cọt and
// Cộng Hòa: one word is not enough to know a total.
constexpr std::array total_phrases = std::to_array<std::string_view>(
    {"tổng",       "tổng cộng", "tổng cộng ", "tổng số",     "tổng số ",   "tổng chung",      "t.cộng",
     "t.cộng ",    "t.số",      "tc",         "toàn vùng",   "cả vùng",    "cộng trang",      "cộng trang ",
     "cộng dồn",   "mang sang", "cộng",       "cộng chung",  "chung",      "chung toàn tỉnh", "toàn tỉnh",
     "toàn tỉnh ", "cả tỉnh",   "cả tỉnh ",   "cả huyện",    "toàn huyện", "toàn huyện ",     "toàn thành phố",
     "cả nước",    "total",     "total ",     "grand total", "subtotal",   "subtotal ",       "sum",
     "∑",          "σ"});
constexpr std::array summary_phrases = std::to_array<std::string_view>(
    {"bình quân",     "bình quân ",    "bình quân/",   "bq",        "bq ",       "bq/",        "trung bình",
     "trung bình ",   "trung bình/",   "tb",           "tb ",       "tb/",       "average",    "average ",
     "mean",          "tỷ lệ",         "tỷ lệ ",       "tỉ lệ",     "tỉ lệ ",    "số xã ",     "xã đạt ",
     "xã dưới ",      "xã trên ",      "trong đó",     "trong đó ", "cao nhất",  "thấp nhất",  "lớn nhất",
     "nhỏ nhất",      "max",           "min",          "avg",       "median",    "trung vị",   "tính chung",
     "tính chung ",   "mức bình quân", "số bình quân", "lũy kế",    "lũy kế ",   "mục tiêu",   "mục tiêu ",
     "năm trước",     "năm ngoái",     "cùng kỳ",      "cùng kỳ ",  "so sánh",   "so sánh ",   "so với",
     "so với ",       "mức",           "mức đạt",      "mức đạt ",  "tăng",      "giảm",       "%",
     "đạt bình quân", "đạt tỷ lệ",     "đạt tỉ lệ",    "tăng giảm", "tăng/giảm", "tăng, giảm", "chênh lệch",
     "kế hoạch",      "kế hoạch "});
constexpr std::array remark_phrases = std::to_array<std::string_view>(
    {"ghi chú", "ghi chú ", "nguồn", "nguồn ", "người lập", "người lập ", "tm. ", "kt. ", "note", "notes", "source"});
// Beginnings of a district's name, with their marks: communes are called Quân Chu and Quan Lạn.
constexpr std::array district_beginnings =
    std::to_array<std::string_view>({"huyện ", "thị xã ", "thành phố ", "quận ", "tỉnh ", "tp ", "tp.", "t.p", "tx ",
                                     "tx.", "t.x", "h.", "q.", "district ", "province "});
// What may follow "Tổng" and "Cộng" in the total of a part.
constexpr std::array part_beginnings =
    std::to_array<std::string_view>({"các ", "bình quân", "bq", "huyện", "thị xã", "thành phố", "quận ", "tỉnh",
                                     "toàn ", "tp ", "tp.", "tx ", "tx.", "h ", "h."});
// Behind a number they say of how many units something is: "Huyện X - 6 xã".
constexpr std::array counted_units =
    std::to_array<std::string_view>({"xã", "phường", "thị trấn", "tt", "đơn vị", "đvhc", "communes", "commune"});
// Of headings that gather communes by something else than their district.
constexpr std::array group_phrases = std::to_array<std::string_view>(
    {"xã",         "xã điểm",    "xã điểm ",       "các xã",         "các xã ", "xã còn lại", "xã đạt ",  "xã chưa ",
     "xã hoàn ",   "xã về đích", "xã khu vực ",    "xã thuộc ",      "nhóm ",   "vùng ",      "khu vực ", "đạt ",
     "chưa đạt",   "còn lại",    "pilot communes", "other communes", "group ",  "cụm ",       "miền ",    "đợt ",
     "danh sách ", "về đích",    "đã đạt",         "dưới ",          "trên ",   "biên giới"});

template <std::size_t Size>
bool begins_with(const std::array<std::string_view, Size>& beginnings, std::string_view words) {
  return std::ranges::any_of(beginnings, [&](std::string_view beginning) { return words.starts_with(beginning); });
}

// The words of a label up to a colon, without brackets and signs around them: "Tổng cộng: 96 xã (I)", "- Tổng cộng" and
// "(Tổng cộng) *" are "tổng cộng".
std::string words_before_brackets(std::string_view label) {
  label.remove_prefix(std::min(label.find_first_not_of("-*+( "), label.size()));
  label = label.substr(0, label.find_first_of(":()"));
  return name_key(label.substr(0, label.find_last_not_of("* ") + 1));
}

// Phrases in the forms in which they are compared: as name_key writes them, which puts tones where the phrases need not
// have them, and without marks.
class Phrases {
 public:
  template <std::size_t Size>
  explicit Phrases(const std::array<std::string_view, Size>& phrases) {
    for (const std::string_view phrase : phrases) {
      const std::string_view end = phrase.ends_with(' ') ? " " : "";
      forms_.push_back(
          {name_key(phrase).append(end), word_key(phrase).append(end), phrase.ends_with(' ') || phrase.ends_with('/')});
    }
  }

  // Whether one of them stands in `words`; without its marks where these have none: "Tong cong".
  [[nodiscard]] bool match(const std::string& words) const {
    const bool is_plain = is_ascii(words);
    return std::ranges::any_of(forms_, [&](const Form& form) {
      const std::string& meant = is_plain ? form.plain : form.key;
      return form.begins ? words.starts_with(meant) : words == meant;
    });
  }

 private:
  struct Form {
    std::string key;
    std::string plain;
    bool begins;
  };
  std::vector<Form> forms_;
};

struct KnownPhrases {
  Phrases total{total_phrases};
  Phrases summary{summary_phrases};
  Phrases remark{remark_phrases};
  Phrases group{group_phrases};
};

const KnownPhrases& known_phrases() {
  static const KnownPhrases known;
  return known;
}

// "Năm 2012". Most labels have no digit.
bool is_year(std::string_view label) {
  return label.find_first_of("0123456789") != std::string_view::npos && year_of_cell(label);
}

bool names_total(std::string_view label) {
  const std::string words = words_before_brackets(label);
  if (known_phrases().total.match(words)) return true;
  // "12 xã", but not "12 Xã Bình Lư"
  const std::string_view all = words;
  const std::size_t blank = all.find(' ');
  const bool is_counted = blank != std::string_view::npos && is_digits(all.substr(0, blank)) &&
                          std::ranges::find(counted_units, all.substr(blank + 1)) != counted_units.end();
  if (is_counted) return true;
  const std::string key = word_key(words);
  if (!key.starts_with("tong ") && !key.starts_with("cong ")) return false;
  const bool has_marks = words.starts_with("tổng ") || words.starts_with("cộng ");
  if (!has_marks && !is_ascii(words)) return false;  // Cống Vị
  std::string part = has_marks ? words.substr(words.find(' ') + 1) : key.substr(5);
  // "tổng hợp", "tổng hợp toàn huyện"; "tổng hợp kết quả" begins a title
  for (const std::string_view together : {"hợp", "hop"}) {
    if (part == together) return true;
    if (part.starts_with(together) && part[together.size()] == ' ') part.erase(0, together.size() + 1);
  }
  return std::ranges::any_of(part_beginnings,
                             [&](std::string_view beginning) {
                               return part.starts_with(has_marks ? std::string(beginning) : word_key(beginning));
                             }) ||
         part.find_first_not_of("ivxlc") == std::string::npos || is_digit(part[0]);
}

// "Bình quân" and "Năm trước", but not Trung Bình, as communes are called.
bool is_summary_alone(std::string_view label) {
  const std::string words = words_before_brackets(label);
  return words != "trung bình" && known_phrases().summary.match(words);
}

// "Huyện X - 6 xã" -> "Huyện X"
std::string_view without_count(std::string_view label) {
  const std::size_t digit = label.find_first_of("0123456789");
  if (digit == std::string_view::npos || digit < 2 || label[digit - 1] != ' ') return label;
  std::string_view rest = label.substr(digit);
  rest.remove_prefix(std::min(rest.find_first_not_of("0123456789"), rest.size()));
  const std::string counted = name_key(rest);
  if (!begins_with(counted_units, counted)) return label;
  label = label.substr(0, digit - 1);
  for (const std::string_view dash : {" -", " –", " —", ","}) {
    if (label.ends_with(dash)) label.remove_suffix(dash.size());
  }
  return label;
}

// Whether more words follow, and no sign or "và": "15 xã đạt 19 tiêu chí" and "6 xã điểm" are some of all.
bool goes_on(std::string_view rest) {
  if (rest.starts_with(" và ")) return false;
  rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
  return !rest.empty() && std::string_view(",;:.)(+-").find(rest[0]) == std::string_view::npos;
}

// "Huyện X gồm các xã", "Huyện X năm 2020", "Huyện X đạt 50%" -> "Huyện X". Huyện Năm Căn has its name from its second
// word on.
std::string_view without_tail(std::string_view label) {
  struct Tail {
    std::string_view word;
    bool needs_digit;
  };
  constexpr std::array tails = std::to_array<Tail>({{" có", false},
                                                    {" gồm", false},
                                                    {" bao gồm", false},
                                                    {" trong đó", false},
                                                    {" năm", true},
                                                    {" đạt", true},
                                                    {" tổng số", false},
                                                    {" bình quân", false},
                                                    {" BQ", false},
                                                    {" báo cáo", false},
                                                    {" - Tỉnh", false},
                                                    {" - tỉnh", false},
                                                    {", Tỉnh", false},
                                                    {", tỉnh", false}});
  std::string_view shortest = label;
  for (const auto& [word, needs_digit] : tails) {
    const std::size_t at = label.find(word);
    if (at == std::string_view::npos || at == 0 || label.substr(0, at).find(' ') == std::string_view::npos) continue;
    const std::string_view rest = label.substr(at + word.size());
    if (!rest.empty() && rest[0] != ' ') continue;
    if (needs_digit && (rest.size() < 2 || !is_digit(rest[1]))) continue;
    if (at < shortest.size()) shortest = label.substr(0, at);
  }
  // "Huyện X 2013", "Huyện X /12 xã"
  if (const std::size_t slash = shortest.find('/');
      slash != std::string_view::npos && slash + 1 < shortest.size() && is_digit(shortest[slash + 1])) {
    shortest = shortest.substr(0, slash);
    while (shortest.ends_with(' ')) shortest.remove_suffix(1);
  }
  if (const std::size_t blank = shortest.rfind(' '); blank != std::string_view::npos) {
    if (year_of_cell(shortest.substr(blank + 1))) shortest = shortest.substr(0, blank);
  }
  for (const std::string_view dash : {"*", " -", " –", " —", ","}) {
    if (shortest.ends_with(dash)) shortest.remove_suffix(dash.size());
  }
  return shortest;
}

// Several capitals alone: "ĐBKK", "KV III".
bool is_abbreviation(const std::string& name) {
  const std::string folded = name_key(name);
  const auto is_lower = [](std::string_view letters, std::string_view lower, std::size_t i) {
    return letters[i] == lower[i] && (lower[i] < '!' || lower[i] > '@');
  };
  std::size_t letters = 0;
  if (name.size() != folded.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == ' ' || static_cast<unsigned char>(name[i]) == 0xC4) continue;  // the first byte of Đ is that of đ
    if (is_lower(name, folded, i)) return false;
    ++letters;
  }
  return letters > 1;
}

// "1. Huyện X", "I - Huyện X", "- Huyện X", "UBND huyện X", "Đơn vị: Huyện X" -> "Huyện X"; else empty.
std::string_view without_number_of_district(std::string_view label) {
  const auto drop = [&](std::string_view characters) {
    label.remove_prefix(std::min(label.find_first_not_of(characters), label.size()));
  };
  drop("-*+ ");
  const std::size_t end = std::min(label.find_first_of(" .)/-"), label.size());
  if (is_digits(label.substr(0, end)) || is_outline(label.substr(0, end))) {
    label.remove_prefix(end);
    drop(" .)/-");
  }
  for (const std::string_view office : {"UBND ", "Đơn vị: ", "Đơn vị "}) {
    if (label.starts_with(office)) label.remove_prefix(office.size());
  }
  return names_district(label) ? label : std::string_view();
}

}  // namespace

RowWords::RowWords(std::string_view label)
    : words(words_before_brackets(label)),
      is_total(names_total(label)),
      is_summary(known_phrases().summary.match(words) || is_year(label)),
      is_remark(known_phrases().remark.match(words)),
      is_group(known_phrases().group.match(words)),
      is_district(names_district(label)) {}

std::string_view bare_heading(std::string_view label) {
  const std::size_t blank = label.find(' ');
  const std::string_view first = label.substr(0, std::min(blank, label.size()));
  const bool is_numbered = first.ends_with('.') || first.ends_with(')') || first.ends_with('/');
  const bool is_type = names_district(label);  // "H. Tam Đường"
  if (const std::string_view named = without_number_of_district(label); !is_type && !named.empty())
    return bare_heading(named);
  if (!is_type && blank != std::string_view::npos && is_numbered && is_outline(first.substr(0, first.size() - 1))) {
    label.remove_prefix(blank + 1);
  }
  std::size_t behind = label.find_first_of(":(");
  // "Huyện: Tam Đường"
  if (behind != std::string_view::npos && label[behind] == ':' &&
      typed_place_name(std::string(label.substr(0, behind)) + " x").name == "x")
    behind = label.find_first_of(":(", behind + 1);
  if (behind != std::string_view::npos && behind > 0) label = label.substr(0, behind);
  label = without_count(label);
  if (names_district(label)) label = without_tail(label);
  while (label.ends_with(' ')) label.remove_suffix(1);
  return label;
}

std::string heading_name(std::string_view label) {
  std::string name(bare_heading(label));
  // "Huyện: Tam Đường"
  if (const std::size_t colon = name.find(':'); colon != std::string::npos) name.erase(colon, 1);
  return name;
}

std::size_t communes_said(std::string_view label) {
  constexpr std::size_t most_digits = 5;
  std::size_t said = 0;
  const std::string words = name_key(label);
  for (std::size_t at = 0; (at = words.find_first_of("0123456789", at)) != std::string::npos;) {
    const std::size_t end = std::min(words.find_first_not_of("0123456789", at), words.size());
    const char before = at > 0 ? words[at - 1] : ' ';
    const bool is_part = before == '/' || ((before == '.' || before == ',') && at > 1 && is_digit(words[at - 2]));
    std::string_view rest = std::string_view(words).substr(end);
    if (is_part || end - at > most_digits || rest.starts_with('/')) return 0;
    const std::size_t number = std::stoul(words.substr(at, end - at));
    at = end;
    rest.remove_prefix(rest.starts_with(' ') ? 1 : 0);
    const auto begins = [&](std::string_view one) { return rest.starts_with(one); };
    const auto* const unit = std::ranges::find_if(counted_units, begins);
    if (unit == counted_units.end()) continue;
    rest.remove_prefix(unit->size());
    if (goes_on(rest)) return 0;
    // "13 đơn vị (12 xã, 1 thị trấn)"
    if (*unit == "đơn vị" || *unit == "đvhc") return number;
    said += number;
  }
  return said;
}

bool is_outline(std::string_view text) {
  const bool roman = text.find_first_not_of("IVXLC") == std::string_view::npos;
  const bool letter = text.size() == 1 && text[0] >= 'A' && text[0] <= 'H';
  return !text.empty() && (roman || letter);
}

namespace {

// "Xã …", or "Phường …" and "Thị trấn …" before a capital of ASCII or a figure: what totals and remarks say of them is
// written small.
bool begins_as_commune(std::string_view name) {
  if (name.starts_with("X\xC3\xA3 ")) return true;
  for (const std::string_view type : {"Phường ", "Thị trấn "}) {
    if (!name.starts_with(type) || name.size() == type.size()) continue;
    const char first = name[type.size()];
    return (first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9');
  }
  return false;
}

}  // namespace

bool is_plain_name(std::string_view name) {
  if (begins_as_commune(name)) return !names_several(name);  // the common case
  return name.size() > 1 && static_cast<unsigned char>(name[0]) > '9' && !names_district(name) &&
         !names_no_commune(name);
}

bool names_no_commune(std::string_view label) {
  return is_digits(label) || names_total(label) || is_summary_alone(label) || names_several(label);
}

bool names_several(std::string_view label) {
  static constexpr auto parts = [] {
    std::array<bool, 256> signs{};
    for (const char sign : {',', ';', '+', '/', '('}) signs[static_cast<unsigned char>(sign)] = true;
    return signs;
  }();
  const auto found =
      std::ranges::find_if(label, [](char character) { return parts[static_cast<unsigned char>(character)]; });
  if (found == label.end() || *found == '(') return false;
  const auto sign = static_cast<std::size_t>(found - label.begin());
  const std::string first = normalized(label.substr(0, sign));
  const std::string second = normalized(label.substr(sign + 1));
  return first.size() > 2 && second.size() > 2 && is_written_as_name(first) && is_written_as_name(second);
}

bool is_written_as_name(std::string_view text) {
  std::string name = normalized(text);
  if (name.find('/') != std::string::npos || is_year(name)) return false;  // "BQ/Xã", "Năm 2012"
  const std::string folded = name_key(name);
  bool has_type = false;
  for (const std::string_view type : {"xã ", "phường ", "thị trấn ", "đặc khu ", "commune ", "ward "}) {
    if (!folded.starts_with(type)) continue;
    name.erase(0, type.size());
    has_type = true;
    break;
  }
  // "Xã ĐBKK", "Xã 135", "Xã ATK": kinds of communes; a ward may be called by its number
  const bool is_plain_type = has_type && folded.starts_with("xã ") && normalized(text).substr(1, 3) == "\xC3\xA3 ";
  if (is_plain_type && (name.find_first_of("0123456789") != std::string::npos || is_abbreviation(name))) return false;
  constexpr std::string_view vowels = "aeiouy";
  const bool may_be_short_for_words = !has_type && word_key(name).find_first_of(vowels) == std::string::npos;  // "BQ"
  if (name.empty() || may_be_short_for_words) return is_digits(name);
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    if (is_small(static_cast<char32_t>(first_code_point(std::string_view(name).substr(at)).value))) return false;
    at = end + 1;
  }
  return true;
}

bool is_typed(std::string_view name) { return typed_unit_name(name).type != PlaceType::not_said; }

bool names_district(std::string_view label) { return begins_with(district_beginnings, name_key(label)); }

bool names_province(std::string_view label) {
  const std::string words = name_key(label);
  return words.starts_with("tỉnh ") || words.starts_with("province ");
}

}  // namespace ntm
