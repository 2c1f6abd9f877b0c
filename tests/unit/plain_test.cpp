// The reader of plain tables against the general one, cell by cell: both must say the same of every table, plain or
// spoilt, whatever the number of threads and the size of blocks.
#include "read/plain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <random>

#include "helpers.hpp"
#include "ntm/read.hpp"
#include "read/plain_panel.hpp"

using namespace ntm;

namespace {

std::string number(Reported reported) {
  return reported.has_value() ? std::to_string(reported.value()) : std::string("-");
}

// All that a panel says, and all messages.
std::string story_of(const std::vector<Source>& sources, const ReadOptions& options,
                     const Rules& rules = test::simple_rules(6)) {
  Diagnostics diagnostics;
  const ReadResult result = read_panel(sources, rules, options, diagnostics);
  std::string story;
  const Panel& panel = result.panel;
  for (std::size_t year = 0; !diagnostics.has_errors() && year < panel.years().size(); ++year) {
    for (const Observation& unit : panel.observations(year)) {
      story += fmt::format("{} {} {} {} [{}/{}] {} {:b} {:b} {} {} {} {} {}\n", unit.year(), panel.code(unit),
                           panel.name(unit), panel.type(unit), panel.place(unit).province, panel.place(unit).district,
                           static_cast<int>(unit.pilot()), unit.met(), unit.observed(), number(unit.criteria_met()),
                           number(unit.households()), number(unit.poor_households()), number(unit.population()),
                           number(unit.income()));
    }
    for (std::size_t place = 0; place < panel.places().size(); ++place)
      story += panel.has_units(place, year) ? '+' : '-';
    story += '\n';
  }
  for (const FileAccount& file : result.files) {
    story += fmt::format("{} {} {} columns", file.file, file.encoding, file.columns.size());
    for (const auto& [year, rows] : file.rows_by_year) story += fmt::format(" {}:{}", year, rows);
    story += '\n';
  }
  return story + test::messages(diagnostics);
}

// A forced encoding is more than a plain reader knows.
ReadOptions generally() {
  ReadOptions options;
  options.encoding = "UTF-8";
  return options;
}

struct PlainTable {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;

  [[nodiscard]] std::string csv(std::string_view line_end = "\n") const {
    std::string text = fmt::format("{}{}", fmt::join(header, ","), line_end);
    for (const auto& row : rows) text += fmt::format("{}{}", fmt::join(row, ","), line_end);
    return text;
  }
};

// Units of some years; some come and go, are renamed, move, or spell their district in capitals.
PlainTable plain_table(std::mt19937& random, int first, int years) {
  const char* const names[] = {"Xã Nậm Loỏng", "Xã Tân Uyên", "Bản Bo", "Thị trấn Sìn Hồ", "Xã Đắk Ơ", "Xã A"};
  PlainTable table;
  table.header = {"year", "commune_code", "commune", "unit_type", "district", "province", "pilot"};
  for (int i = 1; i <= 6; ++i) table.header.push_back(fmt::format("c{:02}", i));
  for (const char* column : {"households", "poor_households", "population", "income"})
    table.header.emplace_back(column);
  for (int year = first; year < first + years; ++year) {
    for (unsigned unit = 0; unit < 60; ++unit) {
      if (random() % 10 == 0) continue;
      const unsigned district = unit / 7;
      std::vector<std::string> row{std::to_string(year),
                                   fmt::format("{:05}", 3400 + 3 * unit),
                                   random() % 20 == 0 ? "Xã Mới" : names[unit % 6],
                                   unit % 9 == 0 ? "" : "commune",
                                   fmt::format("{} {}", year == 2012 ? "HUYỆN" : "Huyện", district),
                                   fmt::format("Tỉnh {}", district % 2),
                                   random() % 4 == 0 ? "1" : "0"};
      for (int i = 0; i < 6; ++i) row.emplace_back(random() % 2 == 0 ? "0" : "1");
      row.push_back(random() % 8 == 0 ? "" : std::to_string(400 + random() % 90000));
      row.push_back(random() % 8 == 0 ? "" : std::to_string(random() % 400));
      row.push_back(random() % 8 == 0 ? "" : std::to_string(random() % 9999999));
      row.push_back(random() % 8 == 0   ? ""
                    : random() % 4 == 0 ? std::to_string(random() % 90)
                    : random() % 2 == 0 ? fmt::format("{}.{}", random() % 90, random() % 10)
                                        : fmt::format("{}.{:02}", random() % 90, random() % 100));
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

bool is_plain(const std::vector<Source>& sources) {
  return plain::read_panel(sources, test::simple_rules(6), {}).has_value();
}

void check_all_ways(const std::vector<Source>& sources) {
  const std::string expected = story_of(sources, generally());
  for (const std::size_t threads : {1U, 2U, 7U}) {
    for (const std::size_t block_size : {1U, 100U, 1000U, 1U << 18}) {
      ReadOptions options;
      options.threads = threads;
      options.block_size = block_size;
      const std::string story = story_of(sources, options);
      CHECK_MESSAGE(story == expected, "with " << threads << " threads and blocks of " << block_size << " bytes");
    }
  }
}

// In place of a column's order, any.
void permute_columns(PlainTable& table, std::mt19937& random) {
  std::vector<std::size_t> order(table.header.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::shuffle(order, random);
  const auto permuted = [&](const std::vector<std::string>& cells) {
    std::vector<std::string> result;
    for (const std::size_t i : order) result.push_back(cells[i]);
    return result;
  };
  table.header = permuted(table.header);
  for (auto& row : table.rows) row = permuted(row);
}

// A file that is another one each time it is looked at.
class ChangingBytes : public Bytes {
 public:
  explicit ChangingBytes(std::string bytes) : bytes_(std::move(bytes)) {}
  [[nodiscard]] std::uint64_t size() const override { return bytes_.size(); }
  std::size_t read(std::uint64_t offset, std::span<char> buffer) const override {
    return bytes_.copy(buffer.data(), buffer.size(), offset);
  }
  [[nodiscard]] bool unchanged() const override { return false; }

 private:
  std::string bytes_;
};

}  // namespace

TEST_CASE("plain tables are read alike on any number of threads, in blocks of any size, and by the general reader") {
  std::mt19937 random(1);
  for (int round = 0; round < 6; ++round) {
    PlainTable first = plain_table(random, 2011, 1);
    PlainTable second = plain_table(random, 2012, 2);
    if (round % 3 == 1) permute_columns(first, random);
    if (round % 3 == 2) std::ranges::shuffle(second.rows, random);
    if (round == 5) permute_columns(second, random);
    std::string later = second.csv();
    if (round % 2 == 1) later.pop_back();  // the last line may lack its end
    const std::vector<Source> sources{source_of("a.csv", first.csv()), source_of("b.csv", later)};
    REQUIRE(is_plain(sources));
    check_all_ways(sources);
  }
}

TEST_CASE("carriage returns at the ends of lines are plain where every line has them") {
  std::mt19937 random(3);
  const PlainTable table = plain_table(random, 2011, 2);
  const std::vector<Source> sources{source_of("a.csv", table.csv("\r\n"))};
  REQUIRE(is_plain(sources));
  check_all_ways(sources);
  std::string mixed = table.csv("\r\n");
  mixed.erase(mixed.rfind('\r'), 1);
  CHECK_FALSE(is_plain({source_of("a.csv", mixed)}));
  check_all_ways({source_of("a.csv", mixed)});
}

TEST_CASE("marks in any number, with a pilot's before or behind them, are read alike") {
  std::mt19937 random(4);
  for (int criteria = 1; criteria <= max_criteria; ++criteria) {
    for (const bool pilot_first : {true, false}) {
      std::string header = pilot_first ? "commune_code,commune,pilot" : "commune_code,commune";
      for (int i = 1; i <= criteria; ++i) header += fmt::format(",c{:02}", i);
      if (!pilot_first) header += ",pilot";
      std::string rows;
      for (int unit = 0; unit < 4; ++unit) {
        rows += fmt::format("{:05},Xã A", 100 + unit);
        for (int i = 0; i <= criteria; ++i) rows += random() % 2 == 0 ? ",0" : ",1";
        rows += '\n';
      }
      const std::vector<Source> sources{source_of("2013.csv", header + '\n' + rows)};
      const Rules rules = test::simple_rules(criteria);
      REQUIRE(plain::read_panel(sources, rules, {}).has_value());
      CHECK(story_of(sources, {}, rules) == story_of(sources, generally(), rules));
    }
  }
}

TEST_CASE("counts without marks, and years from names of files, are plain too") {
  const std::vector<Source> sources{
      source_of("2012.csv", "commune_code,commune,criteria_met\n03403,Xã Nậm Loỏng,2\n03409,San Thàng,6\n"),
      source_of("2013.csv",
                "\xEF\xBB\xBF"
                "commune,commune_code,criteria_met\nXã Nậm Loỏng,03403,3\nSan Thàng,03409,0\n")};
  REQUIRE(is_plain(sources));
  check_all_ways(sources);
}

TEST_CASE("a plain table that is spoilt anywhere says what the general reader says") {
  std::mt19937 random(2);
  const std::string_view spoils[] = {"\"", ";",  "\n", ",",        "x",    " ", "", "2",
                                     "-",  "\r", ".",  "\xCC\x81", "\xFF", "é", "0"};
  std::size_t plain = 0;
  for (int round = 0; round < 500; ++round) {
    PlainTable table = plain_table(random, 2012, 1 + round % 2);
    table.rows.resize(12);
    std::string text = table.csv();
    const std::size_t at = random() % text.size();
    text.replace(at, random() % 3, spoils[random() % std::size(spoils)]);
    const std::vector<Source> sources{source_of("a.csv", text)};
    plain += is_plain(sources) ? 1 : 0;
    ReadOptions options;
    options.block_size = 64;
    CHECK_MESSAGE(story_of(sources, options) == story_of(sources, generally()), text);
  }
  CHECK(plain > 33);   // letters of names and digits of numbers
  CHECK(plain < 333);  // all else
}

TEST_CASE("what needs a look at the whole is left to the general reader") {
  const auto plain = [](const std::string& rows,
                        const std::string& header = "year,commune_code,commune,district,c01,income") {
    return is_plain({source_of("a.csv", header + "\n" + rows)});
  };
  CHECK(plain("2013,03403,Xã Nậm Loỏng,Huyện Tam Đường,1,9.8\n"));
  CHECK_FALSE(plain("2013,03403,Xã Nậm Loỏng,Huyện Tam Đường,1,9.812\n"));   // thousands?
  CHECK_FALSE(plain("2013,03403,Xã Nậm Loỏng,,1,9.8\n"));                    // the district above?
  CHECK_FALSE(plain("2013,03403,Huyện Tam Đường,Huyện Tam Đường,1,9.8\n"));  // a heading?
  CHECK_FALSE(plain("2013,03403,Xã Nậm Loỏng,Huyện Tam Đường,,9.8\n"));      // not met?
  CHECK_FALSE(plain("2013,03403,A,B,1,9\n2013,03403,A,B,1,9\n"));            // twice
  CHECK_FALSE(plain("2013,3403,A,B,1,9\n2013,03409,A,B,1,9\n"));             // a lost zero?
  CHECK_FALSE(plain("2013,LC-03,A,B,1,9\n"));                                // a code not of digits
  CHECK_FALSE(plain("2013,3403,A,B,1,9\n", "year,Code,commune,district,c01,income"));
  CHECK_FALSE(plain("2013,3403,A,B,1,9\n", "year,commune_code,commune,district,c07,income"));
}

TEST_CASE("cells that are blank or missing before anything was read are not taken for what came before") {
  const auto same = [](const std::string& file, const std::string& text) { check_all_ways({source_of(file, text)}); };
  for (const char* const file : {"x.csv", "2013.csv"}) {
    same(file, "commune_code,commune,criteria_met,year\n03403,Ba,5,\n\n03404,Bo,6,2013\n");
    same(file, "year,commune_code,commune,criteria_met\n\n,03403,Ba,5\n2013,03404,Bo,6\n");
    same(file, "commune_code,commune,criteria_met,district\n03403,Ba,5,\n\n03404,Bo,6,H1\n");
    same(file, "commune_code,commune,district,criteria_met\n03403,Ba,\n,5\n03404,Bo,H1,6\n");
    same(file, "commune_code,commune,criteria_met,district,province\n03403,Ba,5,\n\n03404,Bo,6,H,P\n");
  }
}

TEST_CASE("rows that number the columns, files without rows and names with other delimiters are told as ever") {
  const std::string header = "commune_code,commune,criteria_met";
  check_all_ways({source_of("2013.csv",
                            "commune,commune_code,criteria_met,poor_households,households,population\n"
                            "A,1,2,3,4,5\nBo,2,2,3,4,5\n")});
  check_all_ways({source_of("2012.csv", header + "\n"), source_of("2013.csv", header + "\n03403,Xã A,5\n")});
  check_all_ways({source_of("2013.csv", header + "\n03403,A|năm|huyện|tỉnh|dân số|hộ nghèo,5\n03404,Bo,5\n")});
}

TEST_CASE("tables with very many types of units are read, too") {
  for (const int types : {60, 100}) {
    std::string rows;
    for (int unit = 0; unit < types; ++unit) rows += fmt::format("2013,{:05},Xã A,type{},1\n", unit, unit);
    const std::vector<Source> sources{source_of("a.csv", "year,commune_code,commune,unit_type,c01\n" + rows)};
    CHECK(is_plain(sources) == (types < 64));
    check_all_ways(sources);
  }
}

TEST_CASE("a file that changes while it is read is refused, plain or not") {
  for (const char* const name : {"commune_code", "Mã xã"}) {
    const std::string text = fmt::format("{},commune,c01\n03403,A,1\n", name);
    const std::vector<Source> sources{{"2013.csv", false, [text] { return std::make_unique<ChangingBytes>(text); }}};
    CHECK(story_of(sources, {}) ==
          "2013.csv: error: the file changed while it was read; run again when it is complete\n");
  }
}
