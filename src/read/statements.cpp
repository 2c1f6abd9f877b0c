#include "read/statements.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "read/cells.hpp"
#include "read/header_words.hpp"
#include "read/year.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// ---- legends

enum class Term {
  mark,     // x, 1
  no_mark,  // 0, a blank
  met,
  not_met,
  other,  // neither
};

struct Phrased {
  std::string_view words;
  Term term;
};

// Where one begins like another, the longer stands first.
constexpr std::array terms_of_legends = std::to_array<Phrased>({{"danh dau x", Term::mark},
                                                                {"dau x", Term::mark},
                                                                {"x", Term::mark},
                                                                {"v", Term::mark},
                                                                {"dau v", Term::mark},
                                                                {"✓", Term::mark},
                                                                {"✔", Term::mark},
                                                                {"√", Term::mark},
                                                                {"dau tich", Term::mark},
                                                                {"khong danh dau", Term::no_mark},
                                                                {"khong ghi", Term::no_mark},
                                                                {"de trong", Term::no_mark},
                                                                {"bo trong", Term::no_mark},
                                                                {"o trong", Term::no_mark},
                                                                {"blank", Term::no_mark},
                                                                {"danh dau", Term::mark},
                                                                {"chua danh gia", Term::other},
                                                                {"khong danh gia", Term::other},
                                                                {"chua xet", Term::other},
                                                                {"khong xet", Term::other},
                                                                {"chua bao cao", Term::other},
                                                                {"chua co so lieu", Term::other},
                                                                {"khong co so lieu", Term::other},
                                                                {"khong ap dung", Term::other},
                                                                {"dang ky", Term::other},
                                                                {"dang ki", Term::other},
                                                                {"ke hoach", Term::other},
                                                                {"phan dau", Term::other},
                                                                {"du kien", Term::other},
                                                                {"chua dat", Term::not_met},
                                                                {"khong dat", Term::not_met},
                                                                {"k dat", Term::not_met},
                                                                {"chua hoan thanh", Term::not_met},
                                                                {"chua hoan thien", Term::not_met},
                                                                {"chua thuc hien", Term::not_met},
                                                                {"chua dap ung", Term::not_met},
                                                                {"chua dam bao", Term::not_met},
                                                                {"khong dam bao", Term::not_met},
                                                                {"chua duoc cong nhan", Term::not_met},
                                                                {"khong duoc cong nhan", Term::not_met},
                                                                {"khong cong nhan", Term::not_met},
                                                                {"chua xong", Term::not_met},
                                                                {"con thieu", Term::not_met},
                                                                {"thieu", Term::not_met},
                                                                {"con no", Term::not_met},
                                                                {"con ton tai", Term::not_met},
                                                                {"no dong", Term::not_met},
                                                                {"bi tut", Term::other},
                                                                {"tut", Term::other},
                                                                {"rot", Term::other},
                                                                {"gan dat", Term::other},
                                                                {"tieu chi no", Term::not_met},
                                                                {"tc no", Term::not_met},
                                                                {"no tieu chi", Term::not_met},
                                                                {"ton tai tieu chi", Term::not_met},
                                                                {"co ban dat", Term::other},
                                                                {"not met", Term::not_met},
                                                                {"unmet", Term::not_met},
                                                                {"dat", Term::met},
                                                                {"hoan thanh", Term::met},
                                                                {"met", Term::met}});

bool is_sign(Term term) { return term == Term::mark || term == Term::no_mark; }

struct Found {
  Term term;
  std::size_t place;  // in words
};

// "(x): chưa đạt" -> the mark and what is not met. A number is a mark where something says what it is.
std::vector<Found> terms_in(std::string_view line) {
  std::string plain;
  for (const char character : line) character == ':' || character == '=' ? plain += " la " : plain += character;
  const std::string words = words_in(plain);
  std::vector<Found> found;
  std::string_view rest = words;
  for (std::size_t place = 0; !rest.empty(); ++place) {
    const auto begins = [&](std::string_view phrase) {
      return rest.starts_with(phrase) && (rest.size() == phrase.size() || rest[phrase.size()] == ' ');
    };
    std::size_t taken = std::min(rest.find(' '), rest.size());
    const auto* const known = std::ranges::find_if(terms_of_legends, begins, &Phrased::words);
    if (known != terms_of_legends.end()) {
      found.push_back({known->term, place});
      taken = known->words.size();
    } else if (begins("1 la") || begins("0 la") || rest == "1" || rest == "0") {
      found.push_back({rest[0] == '1' ? Term::mark : Term::no_mark, place});
    }
    rest.remove_prefix(std::min(taken + 1, rest.size()));
  }
  return found;
}

// ---- titles

using Words = std::initializer_list<std::string_view>;

std::size_t find_first(const std::string& words, Words any) {
  std::size_t first = std::string::npos;
  for (const std::string_view word : any) first = std::min(first, find_words(words, word));
  return first;
}

void erase_all(std::string& words, Words any) {
  for (const std::string_view phrase : any) erase_words(words, phrase);
}

// Where the words of a term begin first; or npos.
std::size_t find_first(const std::string& words, Term term) {
  std::size_t first = std::string::npos;
  for (const Phrased& phrase : terms_of_legends) {
    if (phrase.term == term) first = std::min(first, find_words(words, phrase.words));
  }
  return first;
}

// Words behind "tỉnh" that begin no name: "tỉnh ủy", "toàn tỉnh năm 2013".
bool is_one_of_no_names(std::string_view word) {
  constexpr std::array words =
      std::to_array<std::string_view>({"ủy", "uỷ", "đoàn", "năm", "về", "có", "và", "theo", "đến", "đã", "được", "là",
                                       "trong", "thực", "tổng", "giai"});
  return std::ranges::find(words, word) != words.end();
}

// "x là tiêu chí cần hỗ trợ": the mark has a meaning, and it is none that is known.
bool says_other_of_criteria(std::string_view line) {
  const std::string words = words_in(line);
  return std::ranges::any_of(
      std::array<std::string_view, 3>{"x la tieu chi", "v la tieu chi", "dau x la tieu chi"},
      [&](std::string_view begin) { return find_words(words, begin) != std::string_view::npos; });
}

// "x: tiêu chí đạt", "(x) là chưa đạt", "dấu v = cơ bản đạt": what stands behind the sign, up to the next clause. Empty
// where none is defined.
std::string definition_in(std::string_view line) {
  const auto is_letter = [&](std::size_t i) {
    if (i >= line.size()) return false;
    const char lower = static_cast<char>(line[i] | 0x20);
    return static_cast<unsigned char>(line[i]) >= 0x80 || is_digit(line[i]) || (lower >= 'a' && lower <= 'z');
  };
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char sign = static_cast<char>(line[i] | 0x20);
    if ((sign != 'x' && sign != 'v') || is_letter(i + 1) || (i > 0 && is_letter(i - 1))) continue;
    std::size_t at = std::min(line.find_first_not_of(" '\")]", i + 1), line.size());
    if (at < line.size() && (line[at] == ':' || line[at] == '=')) {
      ++at;
    } else if (line.substr(at).starts_with("là ")) {
      at += std::string_view("là ").size();
    } else {
      continue;
    }
    const std::size_t end = std::min(line.find_first_of(";,.\n", at), line.size());
    std::string words = words_in(line.substr(at, end - at));
    // another sign is defined behind it
    for (const Phrased& phrase : terms_of_legends) {
      if (is_sign(phrase.term)) words.resize(std::min(find_words(words, phrase.words), words.size()));
    }
    for (const std::string_view other : {"0", "1", "o"}) words.resize(std::min(find_words(words, other), words.size()));
    if (!words.empty()) return words;
  }
  return {};
}

// Whether words of a definition say that a criterion is met, or not, and nothing else.
bool is_understood_definition(std::string words) {
  for (const Phrased& phrase : terms_of_legends) {
    if (phrase.term == Term::met || phrase.term == Term::not_met) erase_words(words, phrase.words);
  }
  erase_all(words, {"tieu chi", "criterion", "criteria", "tc", "xa", "da", "duoc", "chuan", "la", "nhung", "cac", "co",
                    "nong thon moi", "ntm", "theo quy dinh", "theo bo tieu chi", "den nay", "nghia"});
  return words.empty();
}

}  // namespace

Legend legend_in(std::string_view line) {
  if (const std::string defined = definition_in(line); !defined.empty() && !is_understood_definition(defined)) {
    return Legend::unclear;
  }
  constexpr std::size_t farthest = 8;
  const std::vector<Found> found = terms_in(line);
  const auto is_about_signs = [](const Found& one) { return is_sign(one.term); };
  const auto is_about_criteria = [](const Found& one) { return !is_sign(one.term); };
  const auto first = std::ranges::find_if(found, is_about_criteria);
  if (first == found.end()) return says_other_of_criteria(line) ? Legend::unclear : Legend::none;
  if (std::ranges::none_of(found, is_about_signs)) return Legend::none;
  // "x là đạt, ô trống là chưa đạt", or "đạt: x, chưa đạt: để trống"
  const bool sign_first = is_sign(found.front().term);
  std::optional<Legend> legend;
  for (std::size_t i = 0; i + 1 < found.size(); ++i) {
    if (is_sign(found[i].term) != sign_first || is_sign(found[i + 1].term) == sign_first) continue;
    if (found[i + 1].place - found[i].place > farthest) continue;
    const Term sign = sign_first ? found[i].term : found[i + 1].term;
    const Term meaning = sign_first ? found[i + 1].term : found[i].term;
    const Legend said = meaning == Term::other                           ? Legend::unclear
                        : (sign == Term::mark) == (meaning == Term::met) ? Legend::met
                                                                         : Legend::not_met;
    if (legend && *legend != said) return Legend::unclear;
    legend = said;
  }
  return legend.value_or(Legend::none);
}

Legend legend_of_title(std::string_view title) {
  if (const Legend legend = legend_in(title); legend != Legend::none) return legend;
  std::string words = words_in(title);
  // communes that have not reached the standard, whatever of it they have reached
  erase_all(words, {"xa chua dat chuan", "xa chua dat 19"});
  const std::size_t unmet = find_first(words, Term::not_met);
  const std::size_t criteria = find_first(words, {"tieu chi", "criteria", "tc"});
  if (criteria == std::string::npos) return Legend::none;
  if (std::string rest = words; find_words(words, "co ban dat") != std::string::npos) {
    // beside those that are met they have marks of their own
    erase_words(rest, "co ban dat");
    if (find_first(rest, Term::met) == std::string::npos) return Legend::unclear;
  }
  if (unmet == std::string::npos) return Legend::none;
  const bool is_of_communes = words.substr(0, unmet).ends_with("xa ");
  for (const Phrased& phrase : terms_of_legends) {
    if (phrase.term == Term::not_met) erase_words(words, phrase.words);
  }
  if (find_first(words, Term::met) != std::string::npos) return Legend::none;
  return is_of_communes ? Legend::unclear : Legend::not_met;
}

bool announces_plan(std::string_view line, const ColumnTable& words) {
  std::string said = words_in(without_other_years(line));
  erase_all(said, {"muc tieu quoc gia", "so ke hoach", "phong ke hoach", "phong tai chinh ke hoach",
                   "tai chinh ke hoach", "ke hoach va dau tu", "ke hoach dau tu", "ke hoach so", "thoi diem", "xa diem",
                   "thi diem", "trong diem", "dac diem", "dia diem", "quy uoc", "co ban dat"});
  if (name_key(line).find("số kế hoạch") != std::string::npos) return true;  // and no "Sở Kế hoạch"
  if (find_first(said, {"uoc", "du kien", "du bao", "du tinh", "forecast", "estimate", "estimated"}) !=
      std::string::npos)
    return true;
  const std::size_t plan =
      std::min(words.find_other(said), find_first(said, {"lo trinh", "giao chi tieu", "chi tieu giao", "phan cong",
                                                         "bieu giao", "giao tieu chi", "tieu chi giao"}));
  if (plan == std::string::npos) return false;
  const std::size_t result = find_first(
      said, {"ket qua", "thuc hien", "tinh hinh", "hien trang", "thuc trang", "kem theo", "den ngay", "so lieu den",
             "can cu", "dat duoc", "results", "achieved", "ke hoach va ket qua", "ke hoach va thuc hien"});
  return plan < result;
}

bool speaks_of_districts(std::string_view title) {
  const std::string words = words_in(title);
  const bool says_districts = find_first(words, {"theo huyen", "cac huyen", "theo cap huyen", "tung huyen",
                                                 "theo tung huyen", "by district"}) != std::string::npos;
  return says_districts && find_first(words, {"xa", "communes"}) == std::string::npos;
}

bool counts_communes(std::string_view header) {
  constexpr std::array counts =
      std::to_array<std::string_view>({"so xa", "tong so xa", "so luong xa", "so don vi cap xa", "so xa phuong",
                                       "so xa phuong thi tran", "so xa thi tran", "number of communes", "communes"});
  return std::ranges::find(counts, words_in(header)) != counts.end();
}

bool is_preliminary(std::string_view line) {
  const std::string words = words_in(line);
  return find_first(words, {"so bo", "du thao", "chua tham dinh", "chua chinh thuc", "preliminary", "draft"}) !=
         std::string::npos;
}

CommuneRemark commune_remark(std::string_view remark, const ColumnTable& words) {
  using Says = CommuneRemark::Says;
  const std::string said = words_in(remark);
  const auto says_any = [&](Words any) { return find_first(said, any) != std::string::npos; };
  for (const std::string_view facts_of :
       {"so lieu nam", "so nam", "lay nam", "theo nam", "ket qua nam", "nhu nam", "nguyen nam"}) {
    const std::size_t at = find_words(said, facts_of);
    if (at == std::string::npos) continue;
    const std::string_view which = std::string_view(said).substr(std::min(at + facts_of.size() + 1, said.size()));
    if (which.starts_with("truoc") || which.starts_with("ngoai")) return {Says::previous_year};
    const bool is_at_front = at <= std::string_view("lay theo ").size();
    const auto year = year_of_cell(which.substr(0, which.find(' ')));
    if (is_at_front && year) return {Says::named_year, *year};
  }
  if (says_any({"sap nhap vao", "nhap vao xa", "nhap vao phuong", "nhap vao thi tran", "giai the", "thanh phuong",
                "thanh thi tran", "len phuong", "len thi tran"}))
    return {Says::no_commune};
  const bool is_about_data = says_any({"so lieu", "tinh den", "chot", "bao cao"}) || said.starts_with("den ");
  if (is_about_data && speaks_of_part_of_year(remark)) return {Says::part_of_year};
  if (words.is_claim(remark) ||
      says_any({"so bo", "chua tham dinh", "chua chinh thuc", "tam tinh", "uoc tinh", "so uoc", "uoc thuc hien"}))
    return {Says::not_final};
  return {};
}

void RemarkMemo::begin(const ColumnTable& words) {
  if (words_ != &words) remarks_.clear();
  words_ = &words;
}

CommuneRemark RemarkMemo::remark(std::string_view text) {
  constexpr std::size_t most = 4096;
  text_.assign(text);
  if (const auto known = remarks_.find(text_); known != remarks_.end()) return known->second;
  if (remarks_.size() >= most) remarks_.clear();
  return remarks_.emplace(text_, commune_remark(normalized(text), *words_)).first->second;
}

std::string not_understood_of_criteria(std::string_view title, const ColumnTable& words) {
  constexpr std::string_view criteria = "tieu chi";
  const std::string all = words_in(title.substr(0, title.find_first_of("(;:.,")));
  const std::size_t at = find_words(all, criteria);
  if (at == std::string::npos) return {};
  std::string said = all.substr(std::min(at + criteria.size() + 1, all.size()));
  erase_words(said, "binh quan");
  // behind these stand places, and times
  for (const std::string_view end : {"tinh", "huyen", "thi xa", "thanh pho", "quan", "tai", "tren", "cua", "o", "nam",
                                     "thang", "quy", "den", "giai doan", "trong", "cap"}) {
    if (const std::size_t place = find_words(said, end); place != std::string::npos) said.resize(place);
  }
  said.resize(said.find_last_not_of("0123456789 ") + 1);
  return words.is_known_group_of_criteria(said) ? std::string() : said;
}

std::string province_in(std::string_view title) {
  const std::string key = name_key(title);
  for (std::size_t at = key.find("tỉnh "); at != std::string::npos; at = key.find("tỉnh ", at + 1)) {
    if (at > 0 && key[at - 1] != ' ') continue;
    std::string_view rest = std::string_view(key).substr(at + std::string_view("tỉnh ").size());
    const std::string_view first = rest.substr(0, rest.find(' '));
    if (first.empty() || first.size() == rest.size() || is_one_of_no_names(first)) continue;
    rest = rest.substr(0, rest.find_first_of(" ,.;:-(", first.size() + 1));
    return std::string(rest);
  }
  return {};
}

}  // namespace ntm
