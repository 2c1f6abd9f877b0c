#include "formats/xlsx_book.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <new>
#include <utility>

#include "text/code_points.hpp"
#include "text/unicode.hpp"

namespace ntm {
namespace {

// Widths of columns, in characters.
constexpr double least_width = 7;
constexpr double most_width = 48;

constexpr lxw_row_t most_rows_of_sheet = 1'048'576;
constexpr std::size_t most_characters = 32'000;  // of a cell: less than Excel's most, and room for an ellipsis
constexpr std::size_t most_units_of_name = 31;   // of a sheet's name, in UTF-16

constexpr lxw_color_t ink_of_notes = 0x51606E;
constexpr lxw_color_t good_ink = 0x14663A;
constexpr lxw_color_t bad_ink = 0xA3261B;
constexpr lxw_color_t ground_of_headers = 0xE6EBF0;

double to_double(const Ratio& value) {
  constexpr int decimals = 17;  // as many as tell one double below 1 from the next
  const std::string digits = value.is_integer() ? to_string(value.numerator()) : value.rounded(decimals);
  double result = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), result);
  return result;
}

// A blank as wide as the sign behind the underscore: an indent would move a "0" and a "+1" by different widths.
constexpr std::string_view space = "_)";

// "+#,##0.00_);-#,##0.00_);0.00_)": Excel writes the signs of its own language.
std::string number_format(const Look& look) {
  const std::string zeros = look.decimals == 0 ? "" : '.' + std::string(static_cast<std::size_t>(look.decimals), '0');
  const std::string digits = ("#,##0" + zeros).append(space);
  return look.with_sign ? '+' + digits + ";-" + digits + ";0" + zeros + std::string(space) : digits;
}

// About how wide a word is, in digits, as columns are measured: most letters are as wide.
double width_of(std::string_view word) {
  constexpr std::string_view narrow = " .,;:()-'ijlIt";
  double width = static_cast<double>(display_width(word));
  for (const char sign : word) {
    if (narrow.find(sign) != std::string_view::npos) width -= 0.5;
    if (sign >= 'A' && sign <= 'Z' && sign != 'I') width += 0.2;
  }
  return width;
}

// Words are not broken, except those that no line has room for.
std::size_t lines_of_paragraph(std::string_view words, double width) {
  std::size_t lines = 1;
  double filled = 0;
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find(' ', begin), words.size());
    const double word = width_of(words.substr(begin, end - begin));
    if (filled > 0 && filled + word > width) {
      ++lines;
      filled = 0;
    }
    lines += static_cast<std::size_t>(word / width);
    filled += word + width_of(" ");
    begin = end + 1;
  }
  return lines;
}

// Without the signs that Excel forbids.
std::string cut_name(std::string_view name, std::size_t most_units) {
  constexpr std::string_view forbidden = "[]:*?/\\'";
  std::string result;
  for (std::size_t units = 0; !name.empty();) {
    const CodePoint point = first_code_point(name);
    constexpr utf8proc_int32_t first_of_two_units = 0x10000;
    units += point.value >= first_of_two_units ? 2 : 1;
    if (units > most_units) break;
    result.append(forbidden.find(name[0]) == std::string_view::npos ? name.substr(0, point.size) : " ");
    name.remove_prefix(point.size);
  }
  return result;
}

}  // namespace

Book::Book(const XlsxLibrary& library, const std::string& path, const std::string& folder, const Style& style,
           std::string title)
    : library_(library), style_(style), folder_(folder) {
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = folder_.data();
  book_ = library.workbook_new_opt(path.c_str(), &options);
  lxw_doc_properties properties{};
  properties.title = title.data();
  constexpr time_t first_of_january_2000 = 946'684'800;  // the same bytes every run
  properties.created = first_of_january_2000;
  library.workbook_set_properties(book_, &properties);
}

// To close it would write a book that is not whole, and may even be without a sheet.
Book::~Book() {
  if (book_ != nullptr) library_.lxw_workbook_free(book_);
}

void Book::close() {
  errno = 0;
  const lxw_error error = library_.workbook_close(std::exchange(book_, nullptr));
  // the compressor is another library
  if (error != LXW_NO_ERROR && errno == ENOMEM) throw std::bad_alloc();
  check(error);
}

void Book::check(lxw_error error) const {
  if (error != LXW_NO_ERROR) throw UnwritableReport(library_.lxw_strerror(error));
}

std::string Book::name_of_sheet(const std::string& wanted) {
  const int number = ++sheets_[wanted];
  const std::string suffix = number == 1 ? "" : ' ' + std::to_string(number);
  return cut_name(wanted, most_units_of_name - suffix.size()) + suffix;
}

lxw_format* Book::format(const Look& look) {
  lxw_format*& format = formats_[look];
  if (format == nullptr) format = make(look);
  return format;
}

lxw_format* Book::make(const Look& look) {
  using Kind = Look::Kind;
  lxw_format* const format = library_.workbook_add_format(book_);
  const bool is_header = look.kind == Kind::header || look.kind == Kind::header_of_numbers ||
                         look.kind == Kind::header_after_numbers || look.kind == Kind::header_of_mark;
  library_.format_set_align(format, is_header ? LXW_ALIGN_VERTICAL_BOTTOM : LXW_ALIGN_VERTICAL_TOP);
  if (is_header) {
    library_.format_set_bold(format);
    library_.format_set_text_wrap(format);
    library_.format_set_bottom(format, LXW_BORDER_THIN);
    library_.format_set_bg_color(format, ground_of_headers);
  }
  if (look.is_right_of_line) library_.format_set_left(format, LXW_BORDER_DOUBLE);
  if (look.is_below_line) library_.format_set_top(format, LXW_BORDER_DOUBLE);
  switch (look.kind) {
    case Kind::title:
      library_.format_set_bold(format);
      library_.format_set_font_size(format, 13);
      break;
    case Kind::header: break;
    case Kind::text_after_numbers:
    case Kind::header_after_numbers: library_.format_set_indent(format, 1); [[fallthrough]];
    case Kind::text: library_.format_set_text_wrap(format); break;
    case Kind::note: library_.format_set_font_color(format, ink_of_notes); break;
    case Kind::mark:
    case Kind::header_of_mark: library_.format_set_align(format, LXW_ALIGN_CENTER); break;
    case Kind::year: set_number_format(format, "0_)"); break;
    case Kind::number: set_number_format(format, number_format(look)); break;
    case Kind::header_of_numbers:
    case Kind::text_of_numbers: set_number_format(format, "@_)"); break;
    case Kind::share: set_number_format(format, "0.0%_)"); break;
  }
  if (look.tone != Tone::plain) library_.format_set_font_color(format, look.tone == Tone::good ? good_ink : bad_ink);
  return format;
}

void Book::set_number_format(lxw_format* format, const std::string& number_format) {
  library_.format_set_num_format(format, number_format.c_str());
  library_.format_set_align(format, LXW_ALIGN_RIGHT);
}

Sheet::Sheet(Book& book, const std::string& wanted_name)
    : book_(book), library_(book.library()), name_(book.name_of_sheet(wanted_name)) {
  errno = 0;
  sheet_ = library_.workbook_add_worksheet(book.get(), name_.c_str());
  if (sheet_ == nullptr) throw UnwritableReport(errno != 0 ? std::strerror(errno) : name_);
  constexpr std::uint8_t a4 = 9;
  library_.worksheet_set_paper(sheet_, a4);
  library_.worksheet_set_landscape(sheet_);
  library_.worksheet_fit_to_pages(sheet_, 1, 0);
  library_.worksheet_set_footer(sheet_, "&R&P / &N");
}

void Sheet::text(std::string_view words, const Look& look, bool is_measured) {
  std::string shown(words.substr(0, most_characters));
  if (words.size() > most_characters) {
    while (find_invalid_utf8(shown) != std::string::npos) shown.pop_back();
    shown += "…";
  }
  if (is_measured) measure(shown);
  if (is_measured && look.kind != Look::Kind::title) lines_ = std::max(lines_, lines_of(shown));
  book_.check(library_.worksheet_write_string(sheet_, row_, column_++, shown.c_str(), book_.format(look)));
}

void Sheet::number(const Ratio& value, const Look& look, bool is_measured) {
  if (is_measured) measure(value.rounded(look.decimals) + " ,+");
  book_.check(library_.worksheet_write_number(sheet_, row_, column_++, to_double(value), book_.format(look)));
}

void Sheet::next_row() {
  constexpr double height_of_line = 15;
  // Excel finds the height by itself, other programs do not
  if (lines_ > 1) {
    book_.check(library_.worksheet_set_row(sheet_, row_, height_of_line * static_cast<double>(lines_), nullptr));
  }
  lines_ = 1;
  ++row_;
  column_ = 0;
}

bool Sheet::is_full() const { return row_ == most_rows_of_sheet; }

void Sheet::fit_one_page(lxw_row_t rows) {
  constexpr lxw_row_t most_rows_across = 45;
  if (rows > most_rows_across) library_.worksheet_set_portrait(sheet_);
  library_.worksheet_fit_to_pages(sheet_, 1, 1);
}

void Sheet::finish() {
  for (std::size_t i = 0; i < widths_.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    const double width = std::clamp(static_cast<double>(widths_[i]) + 3, least_width, most_width);
    fixed_.try_emplace(column, width);
  }
  for (const auto& [column, width] : fixed_) {
    book_.check(library_.worksheet_set_column(sheet_, column, column, width, nullptr));
  }
}

std::size_t Sheet::lines_of(std::string_view words) const {
  const auto fixed = fixed_.find(column_);
  const double width = fixed == fixed_.end() ? most_width : fixed->second;
  std::size_t lines = 0;
  for (std::size_t begin = 0; begin <= words.size();) {
    const std::size_t end = std::min(words.find('\n', begin), words.size());
    lines += lines_of_paragraph(words.substr(begin, end - begin), width);
    begin = end + 1;
  }
  return lines;
}

void Sheet::measure(std::string_view words) {
  if (widths_.size() <= column_) widths_.resize(std::size_t{column_} + 1);
  for (std::size_t begin = 0; begin <= words.size();) {
    const std::size_t end = std::min(words.find('\n', begin), words.size());
    widths_[column_] = std::max(widths_[column_], display_width(words.substr(begin, end - begin)));
    begin = end + 1;
  }
}

}  // namespace ntm
