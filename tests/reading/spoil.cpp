#include "reading/spoil.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>
#include <string_view>
#include <utility>

namespace ntm::reading {
namespace {

using namespace std::string_view_literals;
using Texts = std::vector<std::string>;

constexpr std::array pieces = std::to_array<std::string_view>({"\"",
                                                               "\"\"",
                                                               ",",
                                                               ";",
                                                               "\t",
                                                               "|",
                                                               "\n",
                                                               "\r",
                                                               "\r\n",
                                                               " ",
                                                               "  ",
                                                               "x",
                                                               "X",
                                                               "-",
                                                               "–",
                                                               ".",
                                                               "0",
                                                               "1",
                                                               "2",
                                                               "9",
                                                               "é",
                                                               "\xCC\x81",
                                                               "\xCC\xA3",
                                                               "\xCC\x9B",
                                                               "\xC2\xA0",
                                                               "\xE2\x80\x8B",
                                                               "\xEF\xBB\xBF",
                                                               "\xE3\x80\x80",
                                                               "Đ",
                                                               "đ",
                                                               "%",
                                                               "(",
                                                               ")",
                                                               ":",
                                                               "'",
                                                               "=",
                                                               "\xF0\x9F\x98\x80",
                                                               "ß",
                                                               "İ",
                                                               "\xE2\x84\xAA",
                                                               "\0"sv,
                                                               "\x1A",
                                                               "\x7F"});

constexpr std::array odd_bytes = std::to_array<std::string_view>(
    {"\xFF", "\x80", "\xC3", "\0"sv, "\xE1\xBB", "\xFF\xFE", "\xD0", "\xF2", "\r", "\n", "\"", "\xED\xA0\x80", "\xD8"});

constexpr std::array cell_values = std::to_array<std::string_view>({"",
                                                                    "",
                                                                    "x",
                                                                    "X ",
                                                                    "1",
                                                                    "0",
                                                                    "2",
                                                                    "1.0",
                                                                    "0.0",
                                                                    "Đạt",
                                                                    "CHƯA ĐẠT",
                                                                    "CĐ",
                                                                    "Có",
                                                                    "không",
                                                                    "yes",
                                                                    "v",
                                                                    "✓",
                                                                    "-",
                                                                    "–",
                                                                    "đạt (2/3)",
                                                                    "1.234",
                                                                    "1,234",
                                                                    "12,5",
                                                                    "12.5",
                                                                    "0,5",
                                                                    "0.500",
                                                                    "1.234.567",
                                                                    "1,234,567",
                                                                    "1 234",
                                                                    "1\xC2\xA0"
                                                                    "234",
                                                                    "1 234,5",
                                                                    "1.234,56",
                                                                    "12,345.6",
                                                                    "9,99",
                                                                    "999999999999",
                                                                    "9999999999999",
                                                                    "12345678901234567890",
                                                                    "000012",
                                                                    "-5",
                                                                    "-1.234",
                                                                    "+5",
                                                                    "12.3456789",
                                                                    "0.0000001",
                                                                    "5.1000000",
                                                                    ".5",
                                                                    "5.",
                                                                    "1e3",
                                                                    "12%",
                                                                    "Mường",
                                                                    "03403",
                                                                    "3403",
                                                                    "003403",
                                                                    "00",
                                                                    "LC-03",
                                                                    "lc_3",
                                                                    "123",
                                                                    "1234567",
                                                                    "12345678",
                                                                    "123456789",
                                                                    "034O3",
                                                                    "03403.0",
                                                                    "'03403",
                                                                    "03 403",
                                                                    "2011",
                                                                    "2012.0",
                                                                    "1989",
                                                                    "2101",
                                                                    "20112",
                                                                    "năm 2012",
                                                                    "Huyện Tam Đường",
                                                                    "HUYỆN TAM ĐƯỜNG",
                                                                    "Tỉnh Lai Châu",
                                                                    "TP. Lai Châu",
                                                                    "Tổng cộng",
                                                                    "Cộng",
                                                                    "Tổng",
                                                                    "Tổng huyện",
                                                                    "Bình quân",
                                                                    "Trong đó: xã điểm",
                                                                    "Ghi chú: đã sửa",
                                                                    "I",
                                                                    "IV.",
                                                                    "A",
                                                                    "B",
                                                                    "Xã",
                                                                    "commune",
                                                                    "commune_code",
                                                                    "Mã xã",
                                                                    "\"",
                                                                    "\"a",
                                                                    "a\"",
                                                                    "\"a\"b",
                                                                    "\"\"",
                                                                    "\"Xã A\"",
                                                                    "\"Xã \"\"A\"\"\"",
                                                                    "\"Xã,A;B\tC|D\"",
                                                                    "\"Xã\nA\"",
                                                                    "\"Xã\r\nA\r\n\"",
                                                                    "\" 1 \"",
                                                                    " \"1\" ",
                                                                    "  Xã A  ",
                                                                    "Xa\xCC\x83 A",
                                                                    "Xã\xC2\xA0"
                                                                    "A",
                                                                    "xã a",
                                                                    "Straße",
                                                                    "\xEF\xBB\xBF"
                                                                    "1",
                                                                    "#N/A",
                                                                    "NULL",
                                                                    "?",
                                                                    "X?",
                                                                    "=1+1"});

constexpr std::array header_words = std::to_array<std::string_view>({"",
                                                                     "Ghi chú",
                                                                     "note",
                                                                     "Hộ cận nghèo",
                                                                     "Tổng số TC đạt",
                                                                     "criteria_met",
                                                                     "Năm",
                                                                     "year",
                                                                     "Dân số năm 2012",
                                                                     "Dân số (người)",
                                                                     "Thu nhập (nghìn đồng)",
                                                                     "Thu nhập (triệu đồng/người/tháng)",
                                                                     "Tiêu chí 25",
                                                                     "TC1",
                                                                     "c01",
                                                                     "C02",
                                                                     "tc 3",
                                                                     "Tiêu chí",
                                                                     "Số hộ (hộ)",
                                                                     "Tỷ lệ hộ nghèo",
                                                                     "Mã",
                                                                     "Mã xã",
                                                                     "Xã",
                                                                     "Huyện",
                                                                     "Tỉnh",
                                                                     "STT",
                                                                     "TT",
                                                                     "Đơn vị",
                                                                     "Quy hoạch",
                                                                     "Giao thông",
                                                                     "Thủy lợi",
                                                                     "Điện",
                                                                     "Trường học",
                                                                     "Hộ nghèo",
                                                                     "Thu nhập",
                                                                     "1",
                                                                     "(1)",
                                                                     "met",
                                                                     "criterion",
                                                                     "Kết quả",
                                                                     "\"Tên\nxã\"",
                                                                     "MÃ  XÃ",
                                                                     "ma xa",
                                                                     "Xã điểm",
                                                                     "pilot",
                                                                     "income",
                                                                     "Diện tích"});

constexpr std::array rows_between = std::to_array<std::string_view>({"I,,Huyện Mường Tè",
                                                                     "II,Huyện Sìn Hồ",
                                                                     ",,Huyện Than Uyên,5,5",
                                                                     ",Tỉnh Lai Châu",
                                                                     "A,,Tỉnh Hà Giang",
                                                                     "Tổng cộng",
                                                                     ",,Tổng cộng",
                                                                     ",Tổng cộng,,,,3",
                                                                     ",,Cộng huyện I",
                                                                     "Toàn tỉnh: 96 xã",
                                                                     ",,Bình quân,,,,,1",
                                                                     ",Tỷ lệ (%)",
                                                                     "1,2,3,4,5,6,7",
                                                                     "A,B,1,2,3,4,5,6",
                                                                     "(1),(2),(3),(4),(5)",
                                                                     ",,Ghi chú: số liệu đến 31/12",
                                                                     "Nguồn",
                                                                     ",,,,Người lập biểu",
                                                                     ",,,,,,TM. ỦY BAN NHÂN DÂN",
                                                                     "(Ký\\, ghi rõ họ tên)",
                                                                     ",,Nguyễn Văn A",
                                                                     "x",
                                                                     ",",
                                                                     ",,,,,,,,,,,,,",
                                                                     "",
                                                                     " ",
                                                                     "03999,Xã Lạ,1,1,0,1",
                                                                     "999,,1,1,1,1",
                                                                     ",,,,,,1,0,1,0,1"});

constexpr std::array titles = std::to_array<std::string_view>(
    {"UBND TỈNH LAI CHÂU", "BIỂU TỔNG HỢP NĂM 2012", "Năm 2013", "Lai Châu, ngày 5 tháng 3 năm 2014", "sep=;", "sep=,",
     "\"sep=;\"", "", "Đơn vị tính: triệu đồng", "Biểu số 02", ",,Tiêu chí,,,,", "Năm 2012 so với năm 2011"});

constexpr std::array names =
    std::to_array<std::string_view>({"communes.csv", "2012.csv", "so-sanh-2011-2012.csv", "thang 12-2013/bieu.csv",
                                     "communes-1899.csv", "20123.csv", "bieu 2014 (1).txt"});

constexpr std::array own_outputs = std::to_array<std::string_view>(
    {"measure,scope,name,item,year,base_year,value,numerator,denominator,unit\n",
     "New rural development: 2013\n═══════════════════════════\n", "x\n========\n", "PK\x03\x04...", "%PDF-1.4", "",
     "\xEF\xBB\xBF", "\n\n", "<html><body><table>", "<?xml version=\"1.0\"?>", "a,b\n1,2\n"});

Texts split(std::string_view text, char separator) {
  Texts parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    parts.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::string joined(const Texts& parts, char separator) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += separator;
    text += parts[i];
  }
  return text;
}

// A file's text in lines, put back together at the end. The last is empty where the text ends with a line's end.
class Lines {
 public:
  explicit Lines(File& file) : file_(file), lines_(split(file.text, '\n')) {}
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;
  ~Lines() { file_.text = joined(lines_, '\n'); }

  Texts& all() { return lines_; }
  // Calls edit(cells) for one line.
  template <typename Edit>
  void edit_cells(std::size_t line, Edit edit) {
    std::string& text = lines_[line];
    const bool has_return = text.ends_with('\r');
    if (has_return) text.pop_back();
    Texts cells = split(text, file_.delimiter);
    edit(cells);
    text = joined(cells, file_.delimiter) + (has_return ? "\r" : "");
  }
  // A row with commas between its cells, in the file's own form.
  [[nodiscard]] std::string own(std::string_view row) const {
    std::string text(row);
    std::ranges::replace(text, ',', file_.delimiter);
    return text + (lines_.front().ends_with('\r') ? "\r" : "");
  }

 private:
  File& file_;
  Texts lines_;
};

// The header is most often the first line, and in forms the fourth.
std::size_t header_line(Lines& lines, Random& random) {
  return std::min(random.one_of(std::array<std::size_t, 6>{0, 0, 0, 1, 2, 3}), lines.all().size() - 1);
}

std::size_t any_line(Lines& lines, Random& random) { return random.below(lines.all().size()); }

// ---- characters

void put_piece(File& file, Random& random) {
  const std::size_t at = random.below(file.text.size() + 1);
  const std::size_t taken = random.one_in(2) ? 0 : random.below(4);
  file.text.replace(at, taken, random.one_of(pieces));
}

void lose_characters(File& file, Random& random) {
  file.text.erase(random.below(file.text.size() + 1), 1 + random.below(12));
}

void cut_off(File& file, Random& random) { file.text.resize(random.below(file.text.size() + 1)); }

// ---- cells

void put_value(File& file, Random& random) {
  Lines lines(file);
  lines.edit_cells(any_line(lines, random),
                   [&](Texts& cells) { cells[random.below(cells.size())] = random.one_of(cell_values); });
}

void move_cells(File& file, Random& random) {
  Lines lines(file);
  lines.edit_cells(any_line(lines, random), [&](Texts& cells) {
    const std::size_t at = random.below(cells.size());
    switch (random.below(4)) {
      case 0: std::swap(cells[at], cells[random.below(cells.size())]); break;
      case 1: cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(at)); break;
      case 2: cells.insert(cells.begin() + static_cast<std::ptrdiff_t>(at), std::string(cells[at])); break;
      default: cells.emplace_back(random.one_of(cell_values)); break;
    }
  });
}

void quote_cell(File& file, Random& random) {
  Lines lines(file);
  lines.edit_cells(any_line(lines, random), [&](Texts& cells) {
    std::string& cell = cells[random.below(cells.size())];
    cell = fmt::format("\"{}{}\"", cell, random.one_of(std::array{"", "", ",", ";", "\n", "\r\n", "\"\"", " "}));
  });
}

// ---- rows

void move_rows(File& file, Random& random) {
  Lines lines(file);
  Texts& all = lines.all();
  const auto at = static_cast<std::ptrdiff_t>(any_line(lines, random));
  const std::size_t other = any_line(lines, random);
  switch (random.below(4)) {
    case 0: std::swap(all[static_cast<std::size_t>(at)], all[other]); break;
    case 1: all.erase(all.begin() + at); break;
    case 2: all.insert(all.begin() + at, std::string(all[other])); break;
    default: all.insert(all.begin() + at, std::string(all.front())); break;  // a header on every page
  }
}

void put_row(File& file, Random& random) {
  Lines lines(file);
  const auto at = static_cast<std::ptrdiff_t>(any_line(lines, random));
  lines.all().insert(lines.all().begin() + at, lines.own(random.one_of(rows_between)));
}

void put_rows_at_end(File& file, Random& random) {
  Lines lines(file);
  for (std::size_t i = 0; i <= random.below(3); ++i) {
    lines.all().insert(lines.all().end() - 1, lines.own(random.one_of(rows_between)));
  }
}

void put_titles(File& file, Random& random) {
  Lines lines(file);
  for (std::size_t i = 0; i <= random.below(2); ++i) {
    lines.all().insert(lines.all().begin(), lines.own(random.one_of(titles)));
  }
}

// ---- columns

void rename_column(File& file, Random& random) {
  Lines lines(file);
  lines.edit_cells(header_line(lines, random),
                   [&](Texts& cells) { cells[random.below(cells.size())] = random.one_of(header_words); });
}

// Calls edit(cell, number of the row) for the cells of one column.
template <typename Edit>
void edit_column(File& file, Random& random, Edit edit) {
  Lines lines(file);
  std::size_t width = 1;
  lines.edit_cells(lines.all().size() / 2, [&](const Texts& cells) { width = cells.size(); });
  // names and numbers more often than marks
  const std::size_t column = random.one_in(2)   ? random.below(width)
                             : random.one_in(2) ? random.below(std::min<std::size_t>(width, 7))
                                                : width - 1 - random.below(std::min<std::size_t>(width, 5));
  const std::size_t header = header_line(lines, random);
  for (std::size_t i = header + 1; i < lines.all().size(); ++i) {
    lines.edit_cells(i, [&](Texts& cells) {
      if (column < cells.size()) edit(cells[column], i);
    });
  }
}

void rewrite_column(File& file, Random& random) {
  const std::size_t how = random.below(12);
  const std::size_t often = 1 + random.below(3);
  std::string above;
  const auto end_with = [](std::string& cell, std::string_view end) {
    if (!cell.empty()) cell += end;
  };
  edit_column(file, random, [&](std::string& cell, std::size_t row) {
    if (how == 0) {  // merged cells
      if (cell == above) {
        cell.clear();
      } else {
        above = cell;
      }
      return;
    }
    if (row % often != 0) return;
    switch (how) {
      case 1: cell.clear(); break;
      case 2: cell.erase(0, std::min(cell.find_first_not_of('0'), cell.size())); break;
      case 3: cell.insert(0, "LC-"); break;
      case 4: cell.insert(0, "1234"); break;
      case 5: end_with(cell, ".0"); break;
      case 6: end_with(cell, ".000"); break;
      case 7: std::ranges::replace(cell, '.', ','); break;
      case 8:
        if (cell.size() > 3) cell.insert(cell.size() - 3, random.one_of(std::array{".", ",", " ", "\xC2\xA0"}));
        break;
      case 9: end_with(cell, " "); break;
      case 10: cell = "x"; break;
      default: cell = cell == "0" ? "" : cell; break;
    }
  });
}

void drop_column(File& file, Random& random) {
  Lines lines(file);
  std::size_t width = 1;
  lines.edit_cells(lines.all().size() / 2, [&](const Texts& cells) { width = cells.size(); });
  const std::size_t column = random.below(width);
  const std::size_t other = random.below(width);
  const bool swaps = random.one_in(2);
  for (std::size_t i = 0; i < lines.all().size(); ++i) {
    lines.edit_cells(i, [&](Texts& cells) {
      if (std::max(column, other) >= cells.size() || cells.size() < 2) return;
      if (swaps) {
        std::swap(cells[column], cells[other]);
      } else {
        cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(column));
      }
    });
  }
}

// ---- the whole

void change_line_ends(File& file, Random& random) {
  std::erase(file.text, '\r');
  const std::string_view end = random.one_of(std::array{"\r\n", "\r", "\n"});
  const std::size_t often = random.one_in(3) ? 2 : 1;
  std::string text;
  std::size_t line = 0;
  for (const char character : file.text) {
    if (character == '\n' && ++line % often == 0) {
      text += end;
    } else {
      text += character;
    }
  }
  file.text = std::move(text);
}

void lose_last_line_end(File& file, Random&) {
  while (file.text.ends_with('\n') || file.text.ends_with('\r')) file.text.pop_back();
}

void change_delimiter(File& file, Random& random) {
  const char delimiter = random.one_of(std::array{',', ';', '\t', '|'});
  std::ranges::replace(file.text, file.delimiter, delimiter);
  file.delimiter = delimiter;
}

void change_encoding(File& file, Random& random) {
  file.encoding = random.one_of(std::array{Encoding::utf8, Encoding::utf8_with_mark, Encoding::utf16le,
                                           Encoding::utf16be, Encoding::windows1258});
}

// As macOS writes names.
void decompose(File& file, Random&) {
  utf8proc_uint8_t* decomposed = nullptr;
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(file.text.data()),
                                 static_cast<utf8proc_ssize_t>(file.text.size()), &decomposed,
                                 static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_STABLE));
  if (size >= 0) file.text.assign(reinterpret_cast<const char*>(decomposed), static_cast<std::size_t>(size));
  std::free(decomposed);
}

void rename_file(File& file, Random& random) { file.name = random.one_of(names); }

constexpr std::array spoils = std::to_array<void (*)(File&, Random&)>(
    {put_piece,        put_piece,          put_piece,        lose_characters, cut_off,         put_value,
     put_value,        put_value,          put_value,        move_cells,      quote_cell,      quote_cell,
     move_rows,        move_rows,          put_row,          put_row,         put_rows_at_end, put_titles,
     rename_column,    rename_column,      rewrite_column,   rewrite_column,  rewrite_column,  drop_column,
     change_line_ends, lose_last_line_end, change_delimiter, change_encoding, decompose,       rename_file});

void spoil_bytes(std::string& bytes, Random& random) {
  const std::size_t at = random.below(bytes.size() + 1);
  if (random.one_in(3)) {
    bytes.erase(at, 1 + random.below(3));
  } else {
    bytes.replace(at, random.below(3), random.one_of(odd_bytes));
  }
}

}  // namespace

std::vector<SpoiltFile> spoilt(std::vector<File> files, const std::vector<File>& others, Random& random) {
  const int things = random.one_of(std::array{1, 1, 1, 2, 2, 3});
  bool bytes_are_spoilt = false;
  for (int i = 0; i < things; ++i) {
    const std::size_t which = random.below(spoils.size() + 4);
    File& file = files[random.below(files.size())];
    if (which < spoils.size()) {
      spoils[which](file, random);
    } else if (which == spoils.size()) {
      bytes_are_spoilt = true;
    } else if (which == spoils.size() + 1) {
      files.push_back(File(file));  // twice the same year
    } else if (which == spoils.size() + 2) {
      files.push_back(random.one_of(others));
    } else {
      files.push_back({"bao-cao-2013.csv", std::string(random.one_of(own_outputs))});
    }
  }
  std::vector<SpoiltFile> result;
  const bool from_folder = random.one_in(3);
  std::set<std::string> names;
  for (const File& file : files) {
    std::string name = file.name;
    while (!names.insert(name).second) name.insert(0, "ban-sao-");  // two files never have one name
    result.push_back({name, encoded(file), from_folder});
  }
  if (bytes_are_spoilt) spoil_bytes(result[random.below(result.size())].bytes, random);
  return result;
}

}  // namespace ntm::reading
