#include "reading/dialects.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <numeric>
#include <random>
#include <utility>

#include "reading/encodings.hpp"

namespace ntm::reading {
namespace {

using Words = std::vector<std::string>;

enum Cell : std::size_t {
  year_cell,
  code_cell,
  name_cell,
  type_cell,
  district_cell,
  province_cell,
  pilot_cell,
  first_mark_cell
};
constexpr std::size_t numbers = 4;  // households, poor households, population, income; behind the marks
constexpr std::array<std::string_view, first_mark_cell> canonical_words{
    "year", "commune_code", "commune", "unit_type", "district", "province", "pilot"};
constexpr std::array<std::string_view, first_mark_cell> vietnamese_words{"Năm",   "Mã xã", "Tên xã", "Loại đơn vị",
                                                                         "Huyện", "Tỉnh",  "Xã điểm"};
constexpr std::array<std::string_view, numbers> canonical_numbers{"households", "poor_households", "population",
                                                                  "income"};
constexpr std::array<std::string_view, numbers> vietnamese_numbers{"Số hộ", "Hộ nghèo", "Dân số", "Thu nhập"};

// The cells of one row.
class Row {
 public:
  explicit Row(std::string_view line) {
    for (std::size_t at = 0; at <= line.size();) {
      const std::size_t end = std::min(line.find(',', at), line.size());
      cells_.push_back(line.substr(at, end - at));
      at = end + 1;
    }
  }

  [[nodiscard]] std::size_t size() const { return cells_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t cell) const { return cells_[cell]; }
  [[nodiscard]] std::size_t criteria() const { return cells_.size() - numbers - first_mark_cell; }
  [[nodiscard]] bool is_pilot() const { return cells_[pilot_cell] == "1"; }
  [[nodiscard]] bool meets(std::size_t criterion) const { return cells_[first_mark_cell + criterion] == "1"; }
  [[nodiscard]] bool is_mark(std::size_t cell) const {
    return cell >= first_mark_cell && cell < first_mark_cell + criteria();
  }
  // Of the numbers behind the marks.
  [[nodiscard]] std::string_view number(std::size_t which) const { return cells_[cells_.size() - numbers + which]; }

 private:
  std::vector<std::string_view> cells_;
};

std::int64_t value_of(std::string_view digits) {
  std::int64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::string with_comma(std::string_view number) {
  std::string text(number);
  std::ranges::replace(text, '.', ',');
  return text;
}

std::string two_digits(std::size_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// Cells, one after the other, become a file.
class Writer {
 public:
  explicit Writer(char delimiter = ',', std::string_view line_end = "\n") : delimiter_(delimiter), end_(line_end) {}

  void quote_all() { quotes_ = true; }
  void cell(std::string_view text) {
    if (quotes_) return quoted(text);
    separate();
    text_ += text;
  }
  void quoted(std::string_view text) {
    separate();
    text_ += '"';
    for (const char character : text) text_.append(character == '"' ? 2 : 1, character);
    text_ += '"';
  }
  void cell(std::int64_t number) { cell(std::to_string(number)); }
  void blanks(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) cell("");
  }
  template <typename Texts>
  void cells(const Texts& texts) {
    for (const auto& text : texts) cell(text);
  }
  void end() {
    text_ += end_;
    begun_ = false;
  }
  File file(std::string name, Encoding encoding = Encoding::utf8) {
    return {std::move(name), std::move(text_), delimiter_, encoding};
  }

 private:
  void separate() {
    if (begun_) text_ += delimiter_;
    begun_ = true;
  }

  std::string text_;
  char delimiter_;
  std::string_view end_;
  bool quotes_ = false;
  bool begun_ = false;
};

std::string canonical_name(const Table& table) { return "communes-" + table.year() + ".csv"; }

Words criteria_words(const Table& table, std::string_view before, bool padded = false) {
  Words words;
  for (std::size_t i = 1; i <= table.criteria(); ++i) {
    words.push_back(std::string(before) + (padded ? two_digits(i) : std::to_string(i)));
  }
  return words;
}

Words canonical_header(const Table& table) {
  Words words(canonical_words.begin(), canonical_words.end());
  std::ranges::move(criteria_words(table, "c", true), std::back_inserter(words));
  words.insert(words.end(), canonical_numbers.begin(), canonical_numbers.end());
  return words;
}

// The numbers behind the marks, the income with a decimal comma where offices have one.
void write_numbers(Writer& writer, const Row& row, bool decimal_comma) {
  for (std::size_t i = 0; i + 1 < numbers; ++i) writer.cell(row.number(i));
  writer.cell(decimal_comma ? with_comma(row.number(numbers - 1)) : std::string(row.number(numbers - 1)));
}

// The canonical header, and rows whose cells `write` may change.
template <typename Write>
File rewritten(const Table& table, Writer writer, Write write) {
  writer.cells(canonical_header(table));
  writer.end();
  for (const std::string_view line : table.rows()) {
    write(writer, Row(line));
    writer.end();
  }
  return writer.file(canonical_name(table));
}

void copy_cells(Writer& writer, const Row& row) {
  for (std::size_t i = 0; i < row.size(); ++i) writer.cell(row[i]);
}

File plain(const Table& table, Turn) { return {canonical_name(table), table.text()}; }

File with_crlf(const Table& table, Turn) { return rewritten(table, Writer(',', "\r\n"), copy_cells); }

File quoted(const Table& table, Turn) {
  Writer writer;
  writer.quote_all();
  return rewritten(table, std::move(writer), copy_cells);
}

File semicolons(const Table& table, Turn) {
  return rewritten(table, Writer(';'), [](Writer& writer, const Row& row) {
    for (std::size_t i = 0; i + 1 < row.size(); ++i) writer.cell(row[i]);
    writer.cell(with_comma(row[row.size() - 1]));
  });
}

File words(const Table& table, Turn) {
  return rewritten(table, Writer(), [](Writer& writer, const Row& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i == pilot_cell) {
        writer.cell(row.is_pilot() ? "Có" : "Không");
      } else if (row.is_mark(i)) {
        writer.cell(row[i] == "1" ? "Đạt" : "Chưa đạt");
      } else {
        writer.cell(row[i]);
      }
    }
  });
}

// Every second year is from a program that takes codes for numbers.
File lost_zeros(const Table& table, Turn turn) {
  const bool loses = turn.index % 2 == 1;
  return rewritten(table, Writer(), [&](Writer& writer, const Row& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::size_t zeros = i == code_cell && loses ? row[i].find_first_not_of('0') : 0;
      writer.cell(row[i].substr(std::min(zeros, row[i].size())));
    }
  });
}

// One cell of all years is in quotes.
File one_quote(const Table& table, Turn turn) {
  const std::size_t middle = turn.index == turn.count / 2 ? table.rows().size() / 2 : table.rows().size();
  std::size_t number = 0;
  return rewritten(table, Writer(), [&](Writer& writer, const Row& row) {
    const bool quotes = number++ == middle;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (quotes && i == name_cell) {
        writer.quoted(row[i]);
      } else {
        writer.cell(row[i]);
      }
    }
  });
}

File unsorted(const Table& table, Turn turn) {
  std::mt19937 random(static_cast<std::uint32_t>(turn.index) + 7);
  std::vector<std::string_view> lines = table.rows();
  for (std::size_t left = lines.size(); left > 1; --left) std::swap(lines[left - 1], lines[random() % left]);
  Writer writer;
  writer.cells(canonical_header(table));
  writer.end();
  for (const std::string_view line : lines) {
    writer.cell(line);
    writer.end();
  }
  return writer.file(canonical_name(table));
}

File without_codes(const Table& table, Turn) {
  Writer writer;
  Words header = canonical_header(table);
  header.erase(header.begin() + code_cell);
  writer.cells(header);
  writer.end();
  for (const std::string_view line : table.rows()) {
    const Row row(line);
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i != code_cell) writer.cell(row[i]);
    }
    writer.end();
  }
  return writer.file(canonical_name(table));
}

// Columns that no figure needs.
File extra_columns(const Table& table, Turn) {
  Writer writer;
  writer.cells(canonical_header(table));
  writer.cells(std::array{"Cán bộ phụ trách", "Ghi chú", "diện tích"});
  writer.end();
  for (std::size_t i = 0; i < table.rows().size(); ++i) {
    copy_cells(writer, Row(table.rows()[i]));
    writer.cell(i % 3 != 0 ? "Nguyễn Văn A" : "Lò Thị Bình");
    writer.cell(i % 7 != 0 ? "" : "đã thẩm tra đợt 2");
    writer.cell("12.5");
    writer.end();
  }
  return writer.file(canonical_name(table));
}

File other_order(const Table& table, Turn) {
  const std::size_t last = first_mark_cell + table.criteria() + numbers - 1;
  std::vector<std::size_t> order{last,          last - 1,  last - 2,  last - 3, province_cell,
                                 district_cell, name_cell, code_cell, type_cell};
  for (std::size_t i = table.criteria(); i-- > 0;) order.push_back(first_mark_cell + i);
  order.insert(order.end(), {pilot_cell, year_cell});
  const Words header = canonical_header(table);
  Writer writer;
  for (const std::size_t cell : order) writer.cell(header[cell]);
  writer.end();
  for (const std::string_view line : table.rows()) {
    const Row row(line);
    for (const std::size_t cell : order) writer.cell(row[cell]);
    writer.end();
  }
  return writer.file(canonical_name(table));
}

// A row a commune and criterion.
File long_layout(const Table& table, Turn) {
  Writer writer;
  writer.cells(canonical_words);
  writer.cells(canonical_numbers);
  writer.cells(std::array{"criterion", "met"});
  writer.end();
  for (const std::string_view line : table.rows()) {
    const Row row(line);
    for (std::size_t criterion = 0; criterion < row.criteria(); ++criterion) {
      for (std::size_t i = 0; i < first_mark_cell; ++i) writer.cell(row[i]);
      write_numbers(writer, row, false);
      writer.cell(static_cast<std::int64_t>(criterion + 1));
      writer.cell(row[first_mark_cell + criterion]);
      writer.end();
    }
  }
  return writer.file(canonical_name(table));
}

File vietnamese_header(const Table& table, Turn) {
  Writer writer;
  writer.cells(vietnamese_words);
  writer.cells(criteria_words(table, "TC"));
  writer.cells(vietnamese_numbers);
  writer.end();
  for (const std::string_view line : table.rows()) {
    writer.cell(line);
    writer.end();
  }
  return writer.file(canonical_name(table));
}

// Excel with Vietnamese regional settings: titles, ordinals, x or nothing, a total at the end.
File excel(const Table& table, Turn) {
  Writer writer(';', "\r\n");
  const std::size_t width = first_mark_cell + table.criteria() + numbers;
  for (const std::string& title :
       {std::string("UBND TỈNH"), "BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN TIÊU CHÍ NÔNG THÔN MỚI NĂM " + table.year(),
        std::string()}) {
    writer.cell(title);
    writer.blanks(width - 1);
    writer.end();
  }
  writer.cell("STT");
  writer.cells(std::span(vietnamese_words).subspan(code_cell));
  writer.cells(criteria_words(table, "TC"));
  writer.cells(std::array{"Số hộ", "Số hộ nghèo", "Dân số", "Thu nhập bình quân (triệu đồng/người/năm)"});
  writer.end();

  std::vector<std::int64_t> met(table.criteria());
  std::int64_t pilots = 0;
  std::array<std::int64_t, numbers> sums{};
  for (std::size_t i = 0; i < table.rows().size(); ++i) {
    const Row row(table.rows()[i]);
    writer.cell(static_cast<std::int64_t>(i + 1));
    for (std::size_t cell = code_cell; cell <= province_cell; ++cell) writer.cell(row[cell]);
    writer.cell(row.is_pilot() ? "x" : "");
    pilots += row.is_pilot() ? 1 : 0;
    for (std::size_t criterion = 0; criterion < met.size(); ++criterion) {
      writer.cell(row.meets(criterion) ? "x" : "");
      met[criterion] += row.meets(criterion) ? 1 : 0;
    }
    write_numbers(writer, row, true);
    for (std::size_t number = 0; number < numbers; ++number) sums[number] += value_of(row.number(number));
    writer.end();
  }
  writer.blanks(2);
  writer.cell("Tổng cộng");
  writer.blanks(3);
  writer.cell(pilots);
  writer.cells(met);
  writer.cell(sums[0]);
  writer.cell("");
  writer.cell(sums[2]);
  writer.cell("");
  writer.end();
  return writer.file("Bieu tong hop " + table.year() + ".csv", Encoding::utf8_with_mark);
}

// Years before the last are plain, the last comes from Excel.
File one_from_excel(const Table& table, Turn turn) {
  return turn.index + 1 == turn.count ? excel(table, turn) : plain(table, turn);
}

// "Unicode Text" of Excel: the year stands in the name alone.
File unicode_text(const Table& table, Turn) {
  Writer writer('\t', "\r\n");
  writer.cells(std::span(vietnamese_words).subspan(code_cell));
  writer.cells(criteria_words(table, "Tiêu chí "));
  writer.cells(vietnamese_numbers);
  writer.end();
  for (const std::string_view line : table.rows()) {
    const Row row(line);
    for (std::size_t cell = code_cell; cell <= province_cell; ++cell) writer.cell(row[cell]);
    writer.cell(row.is_pilot() ? "x" : "");
    for (std::size_t criterion = 0; criterion < row.criteria(); ++criterion) {
      writer.cell(row.meets(criterion) ? "x" : "");
    }
    write_numbers(writer, row, true);
    writer.end();
  }
  return writer.file("tieuchi_" + table.year() + ".txt", Encoding::utf16le);
}

File vietnamese_code_page(const Table& table, Turn) {
  Writer writer(';', "\r\n");
  writer.cells(vietnamese_words);
  writer.cells(criteria_words(table, "Tiêu chí "));
  writer.cells(vietnamese_numbers);
  writer.end();
  for (const std::string_view line : table.rows()) {
    const Row row(line);
    for (std::size_t cell = year_cell; cell <= province_cell; ++cell) writer.cell(row[cell]);
    writer.cell(row.is_pilot() ? "Đ" : "CĐ");
    for (std::size_t criterion = 0; criterion < row.criteria(); ++criterion) {
      writer.cell(row.meets(criterion) ? "Đ" : "CĐ");
    }
    write_numbers(writer, row, true);
    writer.end();
  }
  return writer.file("bao-cao-" + table.year() + ".csv", Encoding::windows1258);
}

// A form with provinces and districts in rows above their communes, and a header of two rows.
class HeadingsWriter {
 public:
  explicit HeadingsWriter(const Table& table) : criteria_(table.criteria()) {
    writer_.cells(std::array{"STT", "Mã xã", "Đơn vị", "Loại đơn vị", "Xã điểm", "Tiêu chí"});
    writer_.blanks(criteria_ - 1);
    writer_.cell("Tổng số TC đạt");
    writer_.cells(vietnamese_numbers);
    writer_.end();
    writer_.blanks(5);
    writer_.cells(criteria_words(table, ""));
    writer_.blanks(1 + numbers);
    writer_.end();
    for (std::size_t first = 0; first < table.rows().size();) first = district(table.rows(), first);
  }

  File file(const Table& table) { return writer_.file("NTM-" + table.year() + ".csv"); }

 private:
  // Writes the district that begins at `first`; returns where the next begins.
  std::size_t district(const std::vector<std::string_view>& rows, std::size_t first) {
    const Row row(rows[first]);
    if (first == 0 || row[province_cell] != province_) province(row[province_cell]);
    std::vector<std::int64_t> met(criteria_);
    std::size_t end = first;
    for (; end < rows.size(); ++end) {
      const Row other(rows[end]);
      if (other[district_cell] != row[district_cell] || other[province_cell] != row[province_cell]) break;
      for (std::size_t criterion = 0; criterion < criteria_; ++criterion) met[criterion] += other.meets(criterion);
    }
    writer_.cell(roman[districts_++ % roman.size()]);
    writer_.cell("");
    writer_.cell(row[district_cell]);
    writer_.blanks(2);
    writer_.cells(met);
    writer_.blanks(1 + numbers);
    writer_.end();
    for (std::size_t i = first; i < end; ++i) commune(Row(rows[i]), i - first + 1);
    return end;
  }

  void province(std::string_view name) {
    province_ = name;
    districts_ = 0;
    const bool is_city = name.starts_with("Thành phố");  // which would be a district's
    writer_.cell("A");
    writer_.cell("");
    writer_.cell((is_city ? "Tỉnh " : "") + std::string(name));
    writer_.blanks(2 + criteria_ + 1 + numbers);
    writer_.end();
  }

  void commune(const Row& row, std::size_t ordinal) {
    writer_.cell(static_cast<std::int64_t>(ordinal));
    for (const std::size_t cell : {code_cell, name_cell, type_cell}) writer_.cell(row[cell]);
    writer_.cell(row.is_pilot() ? "x" : "");
    std::int64_t met = 0;
    for (std::size_t criterion = 0; criterion < criteria_; ++criterion) {
      writer_.cell(row[first_mark_cell + criterion]);
      met += row.meets(criterion) ? 1 : 0;
    }
    writer_.cell(met);
    write_numbers(writer_, row, false);
    writer_.end();
  }

  static constexpr std::array<std::string_view, 15> roman{"I",  "II", "III", "IV",  "V",    "VI",  "VII", "VIII",
                                                          "IX", "X",  "XI",  "XII", "XIII", "XIV", "XV"};
  Writer writer_;
  std::size_t criteria_;
  std::string_view province_;
  std::size_t districts_ = 0;
};

File headings(const Table& table, Turn) { return HeadingsWriter(table).file(table); }

constexpr std::array all_dialects = std::to_array<Dialect>({{"plain", plain},
                                                            {"crlf", with_crlf},
                                                            {"quoted", quoted},
                                                            {"onequote", one_quote},
                                                            {"semicolon", semicolons},
                                                            {"excel", excel},
                                                            {"onefile", one_from_excel},
                                                            {"utf16", unicode_text},
                                                            {"cp1258", vietnamese_code_page},
                                                            {"headings", headings},
                                                            {"words", words},
                                                            {"vihead", vietnamese_header},
                                                            {"extra", extra_columns},
                                                            {"reorder", other_order},
                                                            {"unsorted", unsorted},
                                                            {"lostzeros", lost_zeros},
                                                            {"nocodes", without_codes},
                                                            {"long", long_layout}});

}  // namespace

Table::Table(std::string canonical) : text_(std::move(canonical)) {
  std::string_view rest = text_;
  const auto next_line = [&] {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return line;
  };
  criteria_ = Row(next_line()).criteria();
  while (!rest.empty()) rows_.push_back(next_line());
  if (!rows_.empty()) year_ = Row(rows_.front())[year_cell];
}

std::string encoded(const File& file) {
  switch (file.encoding) {
    case Encoding::utf8: break;
    case Encoding::utf8_with_mark: return "\xEF\xBB\xBF" + file.text;
    case Encoding::utf16le: return "\xFF\xFE" + utf16le(file.text);
    case Encoding::utf16be: return "\xFE\xFF" + utf16be(file.text);
    case Encoding::windows1258: return windows1258(file.text);
  }
  return file.text;
}

std::span<const Dialect> dialects() { return all_dialects; }

}  // namespace ntm::reading
