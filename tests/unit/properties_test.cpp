// What must not matter: the order of rows and files, delimiter, encoding, composition and line ends change no figure.
#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <random>

#include "helpers.hpp"
#include "ntm/formats.hpp"
#include "ntm/read.hpp"

using namespace ntm;

namespace {

using Rows = std::vector<std::vector<std::string>>;

constexpr int criteria = 6;

// Two years of 40 communes in 4 districts of 2 provinces; some come, some go, one moves. All numbers are plausible. The
// header comes first.
Rows table(int year) {
  std::mt19937 random(static_cast<unsigned>(year));
  Rows rows{{"commune_code", "commune", "district", "province", "pilot"}};
  for (int i = 1; i <= criteria; ++i) rows[0].push_back(fmt::format("c{:02}", i));
  for (const char* const column : {"households", "poor_households", "population", "income"})
    rows[0].emplace_back(column);
  for (unsigned unit = year % 5; unit < 40; ++unit) {
    const unsigned district = (unit + (unit == 20 && year == 2013 ? 1U : 0U)) % 4;
    std::vector<std::string> row{fmt::format("{:05}", 3400 + unit), fmt::format("Xã Nậm Loỏng {}, \"{}\"", unit, unit),
                                 fmt::format("Huyện Tân Uyên {}", district % 2),
                                 fmt::format("Tỉnh Đắk Lắk {}", district / 2), unit % 7 == 0 ? "1" : "0"};
    for (int i = 0; i < criteria; ++i) row.push_back(random() % 2 == 0 ? "1" : "0");
    row.push_back(std::to_string(700 + random() % 200));
    row.push_back(unit % 9 == 0 ? "" : std::to_string(random() % 400));
    row.push_back(std::to_string(4000 + random() % 1000));
    const auto tenths = 1 + random() % 9;  // first: compilers do not agree in which order arguments are made
    row.push_back(fmt::format("{}.{}", 9 + random() % 5, tenths));
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string csv(const Rows& rows, char delimiter = ',', std::string_view line_end = "\n") {
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      std::string cell = row[i];
      for (std::size_t at = 0; (at = cell.find('"', at)) != std::string::npos; at += 2) cell.insert(at, 1, '"');
      const bool quoted = cell.find_first_of(std::string("\"\r\n") + delimiter) != std::string::npos;
      text += (i == 0 ? "" : std::string(1, delimiter)) + (quoted ? '"' + cell + '"' : cell);
    }
    text += line_end;
  }
  return text;
}

std::string decomposed(std::string_view text) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &mapped, static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_STABLE));
  REQUIRE(size > 0);
  std::string result(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
  std::free(mapped);
  return result;
}

std::string utf16(std::string_view text, bool big_endian, bool with_mark) {
  std::string bytes;
  const auto add = [&](unsigned unit) {
    const char high = static_cast<char>(unit >> 8);
    const char low = static_cast<char>(unit & 0xFF);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  };
  if (with_mark) add(0xFEFF);
  while (!text.empty()) {
    utf8proc_int32_t point = 0;
    const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                       static_cast<utf8proc_ssize_t>(text.size()), &point);
    REQUIRE(size > 0);
    add(static_cast<unsigned>(point));
    text.remove_prefix(static_cast<std::size_t>(size));
  }
  return bytes;
}

std::string figures(const std::vector<Source>& sources) {
  const Rules rules = test::simple_rules(criteria);
  Diagnostics diagnostics;
  const ReadResult input = read_panel(sources, rules, {}, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (diagnostic.severity != Severity::note) return to_string(diagnostic, Language::english);
  }
  const Summary summary = test::summary_of(input.panel, rules, {.by_province = true, .by_district = true});
  Report report;
  report.figures = FigureSource([&](FigureSink& sink) {
    for (const Section& section : sections()) section.compute(summary, sink);
  });
  for (const Format& format : formats()) {
    if (format.name == "csv") return format.whole(report, Language::english);
  }
  return {};
}

std::string figures(const std::string& earlier, const std::string& later) {
  return figures(std::vector{make_source("2012.csv", earlier), make_source("2013.csv", later)});
}

// Both years through the same transformation of their bytes.
template <typename Transform>
std::string figures_of(Transform transform) {
  return figures(transform(table(2012)), transform(table(2013)));
}

const std::string& reference() {
  static const std::string text = figures_of([](const Rows& rows) { return csv(rows); });
  return text;
}

}  // namespace

TEST_CASE("the reference has figures of every scope") {
  REQUIRE(reference().starts_with("measure,"));
  for (const char* const scope :
       {",all,", ",pilot,", ",other,", ",province,Tỉnh Đắk Lắk 1,", ",district,Tỉnh Đắk Lắk 0 / Huyện Tân Uyên 1,"}) {
    CAPTURE(scope);
    CHECK(reference().find(scope) != std::string::npos);
  }
}

TEST_CASE("the order of rows changes no figure") {
  std::mt19937 random(1);
  for (int i = 0; i < 20; ++i) {
    CHECK(figures_of([&](Rows rows) {
            std::shuffle(rows.begin() + 1, rows.end(), random);
            return csv(rows);
          }) == reference());
  }
}

TEST_CASE("the order of columns changes no figure") {
  CHECK(figures_of([](Rows rows) {
          for (auto& row : rows) std::reverse(row.begin(), row.end());
          return csv(rows);
        }) == reference());
}

TEST_CASE("the order of files, and how years are spread over them, change no figure") {
  CHECK(figures(std::vector{make_source("2013.csv", csv(table(2013))), make_source("2012.csv", csv(table(2012)))}) ==
        reference());
  Rows first = table(2013);
  Rows second = table(2013);
  first.erase(first.begin() + 10, first.end());
  second.erase(second.begin() + 1, second.begin() + 10);
  CHECK(figures(std::vector{make_source("b-2013.csv", csv(second)), make_source("2012.csv", csv(table(2012))),
                            make_source("a-2013.csv", csv(first))}) == reference());
}

TEST_CASE("the delimiter changes no figure") {
  for (const char delimiter : {',', ';', '\t', '|'}) {
    CAPTURE(delimiter);
    CHECK(figures_of([&](const Rows& rows) { return csv(rows, delimiter); }) == reference());
    CHECK(figures_of([&](const Rows& rows) { return fmt::format("sep={}\n", delimiter) + csv(rows, delimiter); }) ==
          reference());
  }
}

TEST_CASE("line ends and blank lines change no figure") {
  for (const char* const line_end : {"\n", "\r\n", "\r", "\n\n", "\r\n\r\n"}) {
    CAPTURE(line_end);
    CHECK(figures_of([&](const Rows& rows) { return csv(rows, ',', line_end); }) == reference());
  }
}

TEST_CASE("a last line without its end changes no figure, and is told, for a number in it may have been cut") {
  const std::string told = figures_of([](const Rows& rows) {
    std::string text = csv(rows);
    text.pop_back();
    return text;
  });
  CHECK(
      told.starts_with("2012.csv:39:15: warning: the last row has no line end: the file may be truncated, and '13.6'"));
  CHECK(figures_of([](Rows rows) {
          // of the same numbers: a mark of one digit at the end cannot be cut
          for (auto& row : rows) std::rotate(row.begin(), row.begin() + 6, row.end());
          std::string text = csv(rows);
          text.pop_back();
          return text;
        }) == reference());
}

TEST_CASE("encoding and composition change no figure") {
  const auto bytes = [](const Rows& rows) { return csv(rows, ';'); };
  CHECK(figures_of([&](const Rows& rows) { return "\xEF\xBB\xBF" + bytes(rows); }) == reference());
  CHECK(figures_of([&](const Rows& rows) { return decomposed(bytes(rows)); }) == reference());
  for (const bool big_endian : {false, true}) {
    for (const bool with_mark : {false, true}) {
      CHECK(figures_of([&](const Rows& rows) { return utf16(bytes(rows), big_endian, with_mark); }) == reference());
    }
  }
}

TEST_CASE("the spelling of marks and of decimals changes no figure") {
  const std::array<std::pair<const char*, const char*>, 6> spellings{
      {{"x", ""}, {"Đạt", "Chưa đạt"}, {"Đ", "CĐ"}, {"có", "KHÔNG"}, {"TRUE", "false"}, {"+", "-"}}};
  for (const auto& spelling : spellings) {
    const char* const yes = spelling.first;
    const char* const no = spelling.second;
    CAPTURE(yes);
    CHECK(figures_of([&](Rows rows) {
            for (std::size_t row = 1; row < rows.size(); ++row) {
              for (std::size_t i = 4; i < 5 + criteria; ++i) rows[row][i] = rows[row][i] == "1" ? yes : no;
              std::ranges::replace(rows[row].back(), '.', ',');
            }
            return csv(rows, ';');
          }) == reference());
  }
}

TEST_CASE("titles, totals and remarks around the communes change no figure") {
  CHECK(figures_of([](Rows rows) {
          const std::size_t width = rows[0].size();
          const auto row = [&](std::string first) {
            std::vector<std::string> made(width);
            made[1] = std::move(first);
            return made;
          };
          rows.insert(rows.begin(), row("UBND TỈNH"));
          rows.insert(rows.begin() + 1, row(""));
          rows.push_back(row("Ghi chú: số liệu đến 31/12"));
          return csv(rows);
        }) == reference());
}
