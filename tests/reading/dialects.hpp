// The dialects in which offices export communes: one panel's facts, written as programs and people do.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ntm::reading {

// One year of a panel in canonical form, as `ntm tidy` writes it, without quotes: year, commune_code, commune,
// unit_type, district, province, pilot, the criteria, households, poor_households, population, income.
class Table {
 public:
  explicit Table(std::string canonical);
  Table(Table&&) = default;  // a copy's rows would lie in the original
  Table& operator=(Table&&) = default;

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const std::string& year() const { return year_; }
  [[nodiscard]] std::size_t criteria() const { return criteria_; }
  // The row of each unit, without its end.
  [[nodiscard]] const std::vector<std::string_view>& rows() const { return rows_; }

 private:
  std::string text_;
  std::string year_;
  std::size_t criteria_ = 0;
  std::vector<std::string_view> rows_;
};

enum class Encoding {
  utf8,
  utf8_with_mark,
  utf16le,
  utf16be,
  windows1258
};

struct File {
  std::string name;
  std::string text;  // UTF-8
  char delimiter = ',';
  Encoding encoding = Encoding::utf8;
};

std::string encoded(const File& file);

// Which of how many years a file is of: some habits change from year to year.
struct Turn {
  std::size_t index = 0;
  std::size_t count = 1;
};

struct Dialect {
  std::string_view name;
  File (*write)(const Table& table, Turn turn);
};

std::span<const Dialect> dialects();

}  // namespace ntm::reading
