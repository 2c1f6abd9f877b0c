// The header is found as by a plain search that tries every row with every delimiter and asks the words anew each time.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <random>
#include <set>
#include <span>
#include <utility>

#include "helpers.hpp"
#include "ntm/rule_sets.hpp"
#include "ntm/unicode.hpp"
#include "read/header.hpp"
#include "read/records.hpp"

using namespace ntm;

namespace {

constexpr std::size_t most_rows_tried = 40;
constexpr std::size_t most_header_rows = 3;

// A record of the head, kept.
struct HeadRow {
  std::size_t line;
  std::vector<std::string> cells;
  bool speaks = false;  // a cell of it means something by itself: every header has such a row, and data have none
};

std::vector<HeadRow> head_rows(std::string_view text, char delimiter, std::size_t first_line) {
  Diagnostics ignored;  // told when the whole file is read
  RecordReader reader(text, delimiter, {}, ignored, first_line);
  std::vector<HeadRow> rows;
  Record record;
  while (reader.next(record)) {
    HeadRow row{record.line, {}, false};
    for (const std::string_view cell : record.cells) row.cells.push_back(normalized(cell));
    rows.push_back(std::move(row));
  }
  return rows;
}

// The cell at `column`, "" beyond the row's end.
std::string_view cell_at(const HeadRow& row, std::size_t column) {
  return column < row.cells.size() ? std::string_view(row.cells[column]) : std::string_view();
}

// The header that the rows [first, first + count) would be. A cell of an upper row stands also above the blank cells
// to its right that have something below them: that is how a spreadsheet exports merged cells.
std::vector<HeaderColumn> columns_of(const std::vector<HeadRow>& rows, std::size_t first, std::size_t count,
                                     const ColumnTable& table) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < count; ++i) width = std::max(width, rows[first + i].cells.size());
  std::vector<HeaderColumn> columns(width);
  std::vector<std::string_view> above(count);
  for (std::size_t column = 0; column < width; ++column) {
    const std::string_view bottom = cell_at(rows[first + count - 1], column);
    std::string group;
    for (std::size_t i = 0; i + 1 < count; ++i) {
      const std::string_view own = cell_at(rows[first + i], column);
      if (!own.empty() || bottom.empty()) above[i] = own;
      if (above[i].empty()) continue;
      if (!group.empty()) group += ' ';
      group.append(above[i]);
    }
    const std::string joined =
        group.empty() || bottom.empty() ? group + std::string(bottom) : fmt::format("{} {}", group, bottom);
    ColumnMeaning meaning = table.meaning_of(joined);
    if (count > 1 && !above[0].empty()) {
      const std::string_view below = std::string_view(joined).substr(std::min(above[0].size(), joined.size()));
      int criterion = table.criterion_in_group(above[0], below);
      // the groups of criteria may stand between: "Tiêu chí" above "I. Quy hoạch" above 1
      if (criterion == 0) criterion = table.criterion_in_group(above[0], bottom);
      if (criterion > 0) meaning = {Meaning::criterion, criterion};
    }
    // A group such as "General" says nothing by itself; one that means something must not be overheard.
    if (meaning == ColumnMeaning{} && table.meaning_of(group) == ColumnMeaning{}) meaning = table.meaning_of(bottom);
    columns[column] = {joined, meaning};
  }
  // some programs end every row with blank cells, some only the first
  while (!columns.empty() && columns.back().title.empty()) columns.pop_back();
  return columns;
}

// A group that stands above the header and means another number than the cell below it: "Số hộ" below "Hộ nghèo" is
// not the number of households.
void heed_groups_above(std::vector<HeaderColumn>& columns, const HeadRow& row_above, const ColumnTable& table) {
  Meaning group = Meaning::unknown;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!cell_at(row_above, i).empty()) group = table.meaning_of(cell_at(row_above, i)).meaning;
    Meaning& meaning = columns[i].meaning.meaning;
    if (is_number_column(group) && is_number_column(meaning) && group != meaning) meaning = Meaning::unknown;
  }
}

std::size_t score(const std::vector<HeaderColumn>& columns) {
  std::set<std::pair<Meaning, int>> known;
  for (const HeaderColumn& column : columns) {
    if (column.meaning.meaning != Meaning::unknown) known.emplace(column.meaning.meaning, column.meaning.criterion);
  }
  return known.size();
}

struct Candidate {
  Header header;
  std::size_t score = 0;
};

// Where several columns bear the names of criteria, all that do are marks: "Thu nhập" and "Hộ nghèo" are criteria, too.
void heed_names_of_criteria(std::vector<HeaderColumn>& columns, const ColumnTable& table) {
  constexpr std::ptrdiff_t fewest = 3;
  const auto bears_name = [&](const HeaderColumn& column) {
    return column.meaning == ColumnMeaning{} && table.criterion_named(column.title) > 0;
  };
  if (std::ranges::count_if(columns, bears_name) < fewest) return;
  for (HeaderColumn& column : columns) {
    const int criterion = table.criterion_named(column.title);
    if (criterion > 0) column.meaning = {Meaning::criterion, criterion};
  }
}

void take(const std::vector<HeadRow>& rows, std::size_t first, std::size_t count, char delimiter,
          std::vector<HeaderColumn> columns, Candidate& best) {
  best.score = score(columns);
  best.header.delimiter = delimiter;
  best.header.line = rows[first].line;
  best.header.rows = count;
  best.header.records_before = first;
  best.header.columns = std::move(columns);
  best.header.titles.clear();
  for (std::size_t i = 0; i < first; ++i) {
    best.header.titles.push_back({rows[i].line, normalized(fmt::format("{}", fmt::join(rows[i].cells, " ")))});
  }
}

// Whether a row alone leaves nothing to be understood, so that no other row can be the header.
bool is_perfect(const std::vector<HeaderColumn>& columns) {
  const auto is_known = [](const HeaderColumn& column) { return column.meaning.meaning != Meaning::unknown; };
  const auto is_mark = [](const HeaderColumn& column) { return column.meaning.criterion > 0; };
  return std::ranges::all_of(columns, is_known) && std::ranges::any_of(columns, is_mark);
}

// False when the search is over.
bool consider(std::vector<HeadRow> rows, char delimiter, const ColumnTable& table, Candidate& best) {
  for (std::size_t count = 1; count <= most_header_rows; ++count) {
    for (std::size_t first = 0; first + count <= rows.size(); ++first) {
      if (count > 1 && std::ranges::none_of(std::span(rows).subspan(first, count), &HeadRow::speaks)) continue;
      auto columns = columns_of(rows, first, count, table);
      heed_names_of_criteria(columns, table);
      if (count == 1) rows[first].speaks = score(columns) > 0;
      if (first > 0) heed_groups_above(columns, rows[first - 1], table);
      if (score(columns) <= best.score) continue;
      take(rows, first, count, delimiter, std::move(columns), best);
      if (count == 1 && is_perfect(best.header.columns)) return false;
    }
  }
  return true;
}

// "sep=;" on the first line, as Excel writes and reads it; also in quotes.
void take_separator_line(std::string_view text, Header& header) {
  const std::string_view line = text.substr(0, std::min(text.find_first_of("\r\n"), text.size()));
  const std::string_view bare = line.starts_with('"') ? line.substr(1) : line;
  const bool found = bare.size() >= 5 && bare.starts_with("sep=") &&
                     delimiters.find(bare[4]) != std::string_view::npos &&
                     bare.substr(5).find_first_not_of("\",;\t| ") == std::string_view::npos;
  if (!found) return;
  header.delimiter = bare[4];
  header.body_offset = line.size();
  if (text.substr(line.size()).starts_with("\r\n")) {
    header.body_offset += 2;
  } else if (line.size() < text.size()) {
    header.body_offset += 1;
  }
  header.body_line = 2;
}

// The best of all that are tried, whether it will do or not; with no columns if nothing is known.
Header plain_search(std::string_view text, const ColumnTable& table) {
  Candidate best;
  Header start;
  take_separator_line(text, start);
  const std::string_view body = text.substr(start.body_offset);
  const std::string_view head = head_of(body, most_rows_tried);
  if (start.body_offset > 0) {
    consider(head_rows(head, start.delimiter, start.body_line), start.delimiter, table, best);
  } else {
    for (const char delimiter : delimiters) {
      const bool occurs = head.find(delimiter) != std::string_view::npos;
      if (occurs && !consider(head_rows(head, delimiter, 1), delimiter, table, best)) break;
    }
  }
  best.header.body_offset = start.body_offset;
  best.header.body_line = start.body_line;
  if (best.score < 2) best.header.columns.clear();
  return best.header;
}

std::string to_text(const Header& header) {
  std::string text = fmt::format("'{}' offset {} line {} of body {}, {} rows after {}\n", header.delimiter,
                                 header.body_offset, header.line, header.body_line, header.rows, header.records_before);
  for (const Title& title : header.titles) text += fmt::format("title {}: {}\n", title.line, title.text);
  for (const HeaderColumn& column : header.columns) {
    text += fmt::format("'{}' {} {}\n", column.title, name(column.meaning.meaning), column.meaning.criterion);
  }
  return text;
}

class Heads {
 public:
  explicit Heads(unsigned seed) : random_(seed) {}

  std::string next() {
    text_.clear();
    delimiter_ = pick<char>({',', ';', ';', '\t', '|'});
    end_ = pick<std::string>({"\n", "\r\n", "\r\n", "\r"});
    if (one_in(20)) text_ += pick<std::string>({"sep=;\n", "\"sep=|\"\r\n", "sep=,\r\n"});
    if (one_in(30)) text_ += "\xEF\xBB\xBF";
    const std::size_t width = 2 + random_() % 14;
    for (auto rows = random_() % 4; rows > 0; --rows) {
      row(width, [&](std::size_t i) { return i == random_() % 3 || one_in(9) ? title() : std::string(); });
    }
    const auto groups = random_() % 3;
    for (std::size_t i = 0; i < groups; ++i) {
      row(width, [&](std::size_t) { return one_in(2) ? std::string() : one_in(3) ? title() : word(); });
    }
    const bool of_numbers = groups > 0 && one_in(2);
    row(width, [&](std::size_t i) { return of_numbers && one_in(2) ? std::to_string(i) : word(); });
    for (auto rows = random_() % 45; rows > 0; --rows) row(width, [&](std::size_t) { return datum(); });
    return text_;
  }

 private:
  bool one_in(unsigned chances) { return random_() % chances == 0; }
  template <typename Value>
  Value pick(std::initializer_list<Value> values) {
    return values.begin()[random_() % values.size()];
  }

  template <typename MakeCell>
  void row(std::size_t width, MakeCell make_cell) {
    if (one_in(12)) width += random_() % 3;
    for (std::size_t i = 0; i < width; ++i) {
      if (i > 0) text_ += delimiter_;
      std::string cell = make_cell(i);
      if (one_in(150)) cell += pick<std::string>({"\"", "\xC2\xA0", " \"x\" ", "\xCC\x81"});
      const bool quoted = one_in(25) || (cell.find(delimiter_) != std::string::npos && !one_in(10));
      if (quoted && one_in(3)) cell += end_ + "2";
      text_ += quoted ? " \"" + cell + "\"" : cell;
    }
    text_ += end_;
  }

  std::string word() {
    std::string text = pick<std::string>({"STT",
                                          "Mã xã",
                                          "Tên xã",
                                          "Xã, phường",
                                          "Đơn vị",
                                          "Huyện",
                                          "Tỉnh",
                                          "Xã điểm",
                                          "Năm",
                                          "Số hộ",
                                          "Hộ nghèo",
                                          "Số hộ nghèo",
                                          "Dân số",
                                          "Thu nhập",
                                          "Thu nhập bình quân (triệu đồng/người/năm)",
                                          "Tổng số TC đạt",
                                          "Số tiêu chí đạt",
                                          "Ghi chú",
                                          "Cán bộ phụ trách",
                                          "diện tích",
                                          "Tiêu chí",
                                          "Các tiêu chí",
                                          "TC",
                                          "Kết quả",
                                          "Quy hoạch",
                                          "Giao thông",
                                          "Thủy lợi",
                                          "Điện",
                                          "1. Quy hoạch",
                                          "Tiêu chí 2 Giao thông",
                                          "Thông tin",
                                          "",
                                          "Dân số năm 2013",
                                          "Số hộ2013",
                                          "Tổng số",
                                          "I. Hạ tầng",
                                          "hiện có trên địa bàn",
                                          "%",
                                          "–",
                                          "commune_code",
                                          "c",
                                          "Tiêu chí số",
                                          "Đạt",
                                          "Xã",
                                          "Tổng cộng",
                                          "Số",
                                          "hộ nghèo (%)",
                                          "x",
                                          "[người]",
                                          "12013 năm 2013"});
    if (one_in(3))
      text = pick<std::string>({"TC", "c0", "Tiêu chí ", "Tiêu chí số ", ""}) + std::to_string(random_() % 22);
    if (one_in(10)) text += ' ' + word();
    return text;
  }

  std::string title() {
    return pick<std::string>({"UBND TỈNH LAI CHÂU", "BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN TIÊU CHÍ NÔNG THÔN MỚI NĂM 2013",
                              "Biểu số 2, năm 2013", "Tiêu chí; kết quả", "Đơn vị tính: xã", "Năm 2013", "Hộ nghèo",
                              "1. Kết quả thực hiện các tiêu chí của các xã trên địa bàn", "c", "(kèm theo) x"}) +
           (one_in(12) ? std::string(300, 'x') : "");
  }

  std::string datum() {
    return one_in(40)
               ? word()
               : pick<std::string>({"",      "",    "0", "1",  "x",   "X", "03403",        "12,5", "12.5",
                                    "1.234", "605", "Đ", "CĐ", "Đạt", "–", "Xã Nậm Loỏng", "Xã",   "Huyện Tam Đường",
                                    "7",     "2013"});
  }

  std::mt19937 random_;
  std::string text_;
  char delimiter_ = ',';
  std::string end_;
};

// How many headers were found.
int compare(const Rules& rules, std::string_view own_words, unsigned seed, int heads) {
  Diagnostics ignored;
  const ColumnTable table(rules, own_words, "own.csv", ignored);
  Heads made(seed);
  int found = 0;
  for (int i = 0; i < heads; ++i) {
    const std::string text = made.next();
    CAPTURE(text);
    const Header expected = plain_search(text, table);
    Diagnostics diagnostics;
    const auto header = find_header(text, table, 64, "f.csv", diagnostics);
    if (header) {
      ++found;
      REQUIRE(to_text(*header) == to_text(expected));
    } else {
      // refused for what it is: the messages name the place and the columns
      const std::string messages = test::messages(diagnostics);
      REQUIRE(messages.empty() == false);
      const bool is_none = expected.columns.empty();
      REQUIRE((messages.find("no header") != std::string::npos || messages.find("quote") != std::string::npos) ==
              is_none);
      if (!is_none) REQUIRE(messages.starts_with(fmt::format("f.csv:{}:", expected.line)));
    }
  }
  return found;
}

}  // namespace

TEST_CASE("the search that leaves out what cannot be better finds what the plain one finds") {
  Diagnostics diagnostics;
  const auto rules = read_rules("default", rule_sets()[0].files, "", diagnostics);
  REQUIRE(rules.has_value());
  CHECK(compare(*rules, "", 1, 2500) > 200);
  // words of numbers and marks alone, and a name of a criterion that is none
  CHECK(compare(*rules, "column,alias\ncommune,x\npopulation,605\ncriterion,1\nfiller,2\n", 2, 800) > 50);
  Rules odd = test::simple_rules(4);
  odd.criteria[0].name_vi = "***";
  odd.criteria[1].name_vi = "605";
  odd.criteria[2].name_vi = "Giao thông";
  odd.criteria[3].name_vi = "Điện";
  CHECK(compare(odd, "", 3, 800) > 50);
}
