// A workbook: a sheet per section as a person reads it, a sheet of all figures, a sheet of notes. Rows are written as
// they are made and kept in temporary files until the end, so that a country fits. No cell is a formula, and codes are
// texts. A number of a cell is a double, as Excel has no other; it is made here of the exact one, and shown with its
// decimals.
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>

#include "formats/all.hpp"
#include "formats/figure_value.hpp"
#include "formats/words.hpp"
#include "formats/xlsx_book.hpp"
#include "formats/xlsx_table.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

std::string folder_for_temporary_files() {
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
  if (error) throw UnwritableReport(error.message());
  return folder.string();
}

// A file without a name, which is gone with the process, however that ends. The library opens it anew, by its place
// among the open files; its own files have no names either.
class UnnamedFile {
 public:
  explicit UnnamedFile(const std::string& folder) {
    std::string name = folder + "/ntm-XXXXXX";
    const int descriptor = ::mkstemp(name.data());
    if (descriptor < 0) throw UnwritableReport(std::strerror(errno));
    ::unlink(name.c_str());
    path_ = "/proc/self/fd/" + std::to_string(descriptor);
    file_.reset(::fdopen(descriptor, "r+b"));
    if (file_ != nullptr) return;
    const int error = errno;
    ::close(descriptor);
    throw UnwritableReport(std::strerror(error));
  }

  [[nodiscard]] const std::string& path() const { return path_; }

  // Writes the mark as the comment of the archive, whose length stands in its last two bytes.
  void mark() const {
    const std::array<char, 2> length{static_cast<char>(workbook_mark.size()), 0};
    if (std::fseek(file_.get(), -static_cast<long>(length.size()), SEEK_END) != 0 ||
        std::fwrite(length.data(), 1, length.size(), file_.get()) != length.size() ||
        std::fwrite(workbook_mark.data(), 1, workbook_mark.size(), file_.get()) != workbook_mark.size() ||
        std::fflush(file_.get()) != 0) {
      throw UnwritableReport(std::strerror(errno));
    }
  }

  void give(const ByteSink& sink) const {
    if (std::fseek(file_.get(), 0, SEEK_SET) != 0) throw UnwritableReport(std::strerror(errno));
    std::array<char, 1 << 16> piece;
    for (std::size_t size = 1; size > 0;) {
      size = std::fread(piece.data(), 1, piece.size(), file_.get());
      if (size > 0) sink({piece.data(), size});
    }
    if (std::ferror(file_.get()) != 0) throw UnwritableReport(std::strerror(errno));
  }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  std::string path_;
  std::unique_ptr<std::FILE, Close> file_;
};

// The CSV's columns, on as many sheets as the rows need.
class FigureSheets final : public FigureSink {
 public:
  explicit FigureSheets(Book& book) : book_(book) {}

  void add(const Figure& figure) override {
    if (!sheet_ || sheet_->is_full()) begin();
    sheet_->text(ntm::name(figure.measure), {}, is_measured());
    sheet_->text(ntm::name(figure.scope), {}, is_measured());
    text(figure.name);
    text(figure.item);
    sheet_->number(Ratio(figure.year), {Look::Kind::year}, is_measured());
    figure.base_year ? sheet_->number(Ratio(*figure.base_year), {Look::Kind::year}, is_measured()) : sheet_->skip();
    const Ratio value = figure.value();
    value.is_integer() ? exact(value) : sheet_->number(value, look_of(value), is_measured());
    exact(figure.numerator);
    exact(Ratio(figure.denominator));
    sheet_->text(unit(figure.measure), {Look::Kind::text_after_numbers}, is_measured());
    sheet_->next_row();
  }

  void finish() {
    if (!sheet_) return;
    constexpr lxw_col_t last_column = 9;
    book_.check(book_.library().worksheet_autofilter(sheet_->get(), 0, 0, sheet_->row() - 1, last_column));
    if (sheet_->row() > most_printed + 1) {
      book_.check(book_.library().worksheet_print_area(sheet_->get(), 0, 0, most_printed, last_column));
      is_cut_in_print_ = true;
    }
    sheet_->finish();
  }

  // What is to be said of the sheet; empty if nothing is.
  [[nodiscard]] Message note() const {
    if (!is_cut_in_print_) return {};
    return {"Of '{}' the first {} rows are printed.", Phrase("All figures"), Count{most_printed}};
  }

 private:
  // The figures of a country would fill 28,000 pages. They are for looking up: each sheet prints the first of its own.
  static constexpr lxw_row_t most_printed = 2000;

  void begin() {
    finish();
    sheet_.emplace(book_, Message("All figures").in(book_.style().language));
    // numbers of a country must not become "####"
    constexpr double widest_number = 18;
    for (lxw_col_t column = 6; column <= 8; ++column) sheet_->set_width(column, widest_number);
    const auto write = [&](std::initializer_list<Message> titles, Look::Kind kind) {
      for (const Message& title : titles) sheet_->text(title.in(book_.style().language), {kind});
    };
    write({"Measure", "Scope", "Name", "Item"}, Look::Kind::header);
    write({"Year", "Base year", "Value", "Numerator", "Denominator"}, Look::Kind::header_of_numbers);
    write({"Unit"}, Look::Kind::header_after_numbers);
    sheet_->next_row();
    book_.library().worksheet_freeze_panes(sheet_->get(), 1, 0);
    book_.check(book_.library().worksheet_repeat_rows(sheet_->get(), 0, 0));
  }
  // The first rows show how wide a column is to be.
  [[nodiscard]] bool is_measured() const {
    constexpr lxw_row_t looked_at = 2000;
    return sheet_->row() < looked_at;
  }
  static Look look_of(const Ratio& value) { return {Look::Kind::number, value.is_integer() ? 0 : 2}; }
  // What a double would change stands as the text of its digits.
  void exact(const Ratio& decimal) {
    const std::string digits = decimal.exact_decimal();
    survives_double(digits) ? sheet_->number(decimal, look_of(decimal), is_measured())
                            : sheet_->text(digits, {}, is_measured());
  }
  void text(std::string_view words) {
    words.empty() ? sheet_->skip() : sheet_->text(printable(words), {}, is_measured());
  }

  Book& book_;
  std::optional<Sheet> sheet_;
  bool is_cut_in_print_ = false;
};

// The tables of one part of the report: long and wide ones have sheets of their own.
void write_part(const std::vector<Table>& tables, Book& book) {
  if (tables.empty()) return;
  const Table& first = tables.front();
  const std::string name = to_words(first.part.empty() ? first.title : first.part, book.style());
  constexpr std::size_t most_rows_beside_others = 60;
  constexpr std::size_t most_columns_beside_others = 12;  // which take their widths from each other
  std::vector<const Table*> beside_others;
  std::vector<const Table*> alone;
  for (const Table& table : tables) {
    const bool is_small =
        table.rows.size() <= most_rows_beside_others && table.columns.size() <= most_columns_beside_others;
    (is_small ? beside_others : alone).push_back(&table);
  }
  if (!beside_others.empty()) write_sheet(name, beside_others, book);
  for (const Table* const table : alone) write_sheet(name, {table}, book);
}

void write_notes(const Report& report, const Message& note_on_figures, Book& book) {
  Sheet sheet(book, std::string(Phrase("Notes", "sheet").in(book.style().language)));
  constexpr double wide = 110;
  sheet.set_width(0, wide);
  const auto write = [&](const Message& message, Look::Kind kind) {
    sheet.text(to_words(message, book.style()), {kind});
    sheet.next_row();
  };
  write(report.title, Look::Kind::title);
  if (!report.about.empty()) write(report.about, Look::Kind::note);
  for (const auto* const list : {&report.sentences, &report.notes, &report.definitions}) {
    if (list->empty()) continue;
    sheet.next_row();
    if (list == &report.notes) write("About this report", Look::Kind::title);
    if (list == &report.definitions) write("Rules and definitions", Look::Kind::title);
    for (const Message& message : *list) write(message, Look::Kind::text);
  }
  if (!note_on_figures.empty()) {
    sheet.next_row();
    write(note_on_figures, Look::Kind::note);
  }
  sheet.finish();
}

}  // namespace

void check_for_workbooks(Diagnostics& diagnostics) {
  if (find_xlsx_library() != nullptr) return;
  diagnostics.error({}, {"a workbook needs the library {}, which is not installed here", xlsx_library_name},
                    {"install it (Debian, Ubuntu: {}), or choose another format", xlsx_library_package});
}

void write_workbook(const Report& report, const Style& style, const ByteSink& sink) {
  const XlsxLibrary* const library = find_xlsx_library();
  if (library == nullptr) throw UnwritableReport(std::string(xlsx_library_name));
  const std::string folder = folder_for_temporary_files();
  const UnnamedFile file(folder);
  Book book(*library, file.path(), folder, style, to_words(report.title, style));
  report.tables.give_parts([&](const std::vector<Table>& part) { write_part(part, book); });
  FigureSheets figures(book);
  report.figures.give(figures);
  figures.finish();
  write_notes(report, figures.note(), book);
  book.close();
  file.mark();
  file.give(sink);
}

}  // namespace ntm
