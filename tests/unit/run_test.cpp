// Runs as values: what commands come to in a world that is in memory.
#include <doctest/doctest.h>

#include <sstream>
#include <string>

#include "helpers.hpp"
#include "memory_world.hpp"

using namespace ntm;
using test::bytes_of;
using test::MemoryWorld;
using test::outcome_of;
using test::told;

namespace {

// Two years of two communes that meet 5, then 10 and 7 criteria.
void add_two_years(MemoryWorld& world) {
  world.files["in/a.csv"] =
      "year,commune_code,commune,district,criteria_met\n"
      "2012,03403,Xã A,Huyện X,5\n2012,03404,Xã B,Huyện Y,5\n"
      "2013,03403,Xã A,Huyện X,10\n2013,03404,Xã B,Huyện Y,7\n";
}

}  // namespace

TEST_CASE("a report for standard output is a page, made after the run") {
  MemoryWorld world;
  add_two_years(world);
  const Outcome outcome = outcome_of({"averages", "in", "-f", "csv", "--rules", "national-2009"}, world);
  CHECK(outcome.code == ExitCode::done);
  CHECK(outcome.files.empty());
  CHECK(outcome.folder.empty());
  CHECK(outcome.told_last.all().empty());
  REQUIRE(outcome.page.has_value());
  const std::string page = bytes_of(*outcome.page);
  CHECK(page.find("average,all,,,2013,,8.500000,17,2,criteria/commune\n") != std::string::npos);
  CHECK(bytes_of(*outcome.page) == page);  // it can be made again
  CHECK(world.told_progress > 0);
}

TEST_CASE("a page is as wide as the terminal that shows it, and a file is not") {
  MemoryWorld world;
  add_two_years(world);
  const std::vector<std::string> words{"averages", "in", "--rules", "national-2009"};
  const auto has_colours = [](const std::string& page) { return page.find('\x1B') != std::string::npos; };
  const std::string plain = bytes_of(*outcome_of(words, world).page);
  CHECK_FALSE(has_colours(plain));
  world.shown = {true, 50, true};
  const std::string shown = bytes_of(*outcome_of(words, world).page);
  CHECK(has_colours(shown));
  CHECK(shown != plain);
  std::vector<std::string> to_file = words;
  to_file.insert(to_file.end(), {"-o", "page.txt"});
  const Outcome outcome = outcome_of(to_file, world);
  CHECK_FALSE(outcome.page.has_value());
  REQUIRE(outcome.files.size() == 1);
  CHECK(outcome.files.front().name == "page.txt");
  CHECK(bytes_of(outcome.files.front().text) == plain);
}

TEST_CASE("a report into a folder is a file a section, in each format") {
  MemoryWorld world;
  add_two_years(world);
  const Outcome outcome = outcome_of({"report", "in", "-f", "csv,md", "-o", "out/", "--rules", "national-2009"}, world);
  CHECK(outcome.code == ExitCode::done);
  CHECK(outcome.folder == "out/");
  std::string names;
  for (const NamedText& file : outcome.files) names += file.name + ' ';
  CHECK(names ==
        "out/averages.csv out/increments.csv out/bands.csv out/criteria.csv out/gap.csv out/indicators.csv "
        "out/ranking.csv out/report.md ");
  CHECK_FALSE(outcome.only_new_files);
}

TEST_CASE("what was read is written over by no report") {
  MemoryWorld world;
  add_two_years(world);
  const Outcome outcome = outcome_of({"averages", "in", "-o", "in/a.csv", "--rules", "national-2009"}, world);
  CHECK(outcome.code == ExitCode::wrong_usage);
  CHECK(outcome.files.empty());
  CHECK(told(outcome).find("in/a.csv: error: the output file is also an input file") != std::string::npos);
}

TEST_CASE("targets that are not met are told when the page is out") {
  MemoryWorld world;
  add_two_years(world);
  const Outcome outcome = outcome_of({"gap", "in", "--rules", "lai-chau-2014", "--fail-if-short"}, world);
  CHECK(outcome.code == ExitCode::findings);
  CHECK(outcome.page.has_value());
  CHECK_FALSE(outcome.told_last.all().empty());
}

TEST_CASE("input that cannot be used leaves messages and no page") {
  MemoryWorld world;
  world.files["in/a.csv"] = "year,commune_code,criteria_met\n2013,03403,many\n";
  const Outcome outcome = outcome_of({"report", "in"}, world);
  CHECK(outcome.code == ExitCode::unusable_input);
  CHECK_FALSE(outcome.page.has_value());
  CHECK(outcome.files.empty());
  CHECK(told(outcome).find("in/a.csv:2:3: error: ") != std::string::npos);
}

TEST_CASE("check finds errors on its page, and says so by its code") {
  MemoryWorld world;
  world.files["a.csv"] = "year,commune_code,criteria_met\n2013,03403,many\n";
  const Outcome outcome = outcome_of({"check", "a.csv"}, world);
  CHECK(outcome.code == ExitCode::findings);
  CHECK(told(outcome).empty());
  REQUIRE(outcome.page.has_value());
  CHECK(bytes_of(*outcome.page).find("a.csv:2:3: error: ") != std::string::npos);
}

TEST_CASE("canonical files and rules are new files or none") {
  MemoryWorld world;
  add_two_years(world);
  const Outcome tidied = outcome_of({"tidy", "in", "-o", "out", "--rules", "national-2009"}, world);
  CHECK(tidied.only_new_files);
  CHECK(tidied.folder == "out");
  CHECK(tidied.files.size() == 2);
  const Outcome rules = outcome_of({"rules", "national-2009", "-o", "own"}, world);
  CHECK(rules.only_new_files);
  CHECK(rules.files.size() == 5);
}

namespace {

// Of two provinces; with the rows of every commune, or those that `is_kept` names alone.
std::string rows_of_two_provinces(bool (*is_kept)(const std::string& row)) {
  std::string text =
      "year,commune_code,commune,unit_type,district,province,pilot,criteria_met,households,poor_households\n";
  for (const std::string row : {
           "2012,03403,Xã Bình Lư,xã,Huyện Tam Đường,Tỉnh Lai Châu,1,5,900,300",
           "2012,03404,Xã Giang Ma,xã,Huyện Tam Đường,Tỉnh Lai Châu,0,3,800,310",
           "2012,03405,Xã Nậm Cha,xã,Huyện Sìn Hồ,Tỉnh Lai Châu,0,4,700,320",
           "2012,03406,Xã Chờ,xã,Huyện Sìn Hồ,Tỉnh Lai Châu,0,9,600,100",
           "2012,09001,Xã Nậm Chà,xã,Huyện Tam Đường,Tỉnh Khác,0,7,500,90",
           "2013,03403,Xã Bình Lư,xã,Huyện Tam Đường,Tỉnh Lai Châu,1,12,910,290",
           "2013,03404,Thị trấn Giang Ma,thị trấn,Huyện Tam Đường,Tỉnh Lai Châu,0,6,810,300",
           "2013,03405,Xã Nậm Cha,xã,Huyện Tam Đường,Tỉnh Lai Châu,0,11,710,300",
           "2013,03406,Xã Chờ,xã,Huyện Sìn Hồ,Tỉnh Lai Châu,1,8,610,90",
           "2013,09001,Xã Nậm Chà,xã,Huyện Tam Đường,Tỉnh Khác,0,13,510,80",
       }) {
    if (is_kept(row)) text += row + '\n';
  }
  return text;
}

bool is_any(const std::string&) { return true; }

// All figures of the report, by district.
std::string figures_with(const std::string& rows, const std::vector<std::string>& conditions) {
  MemoryWorld world;
  world.files["a.csv"] = rows;
  std::vector<std::string> words{"report",  "a.csv",        "-f", "csv", "--by", "province,district",
                                 "--rules", "national-2009"};
  for (const std::string& condition : conditions) words.insert(words.end(), {"--where", condition});
  const Outcome outcome = outcome_of(words, world);
  CAPTURE(told(outcome));
  REQUIRE(outcome.code == ExitCode::done);
  return bytes_of(*outcome.page);
}

// The rows of figures that are ranks, or all others.
std::string ranks_in(const std::string& figures, bool are_ranks) {
  std::istringstream rows(figures);
  std::string result;
  for (std::string row; std::getline(rows, row);) {
    if (row.starts_with("rank,") == are_ranks) result += row + '\n';
  }
  return result;
}

std::string refusal_of(const std::string& rows, const std::string& condition) {
  MemoryWorld world;
  world.files["a.csv"] = rows;
  const Outcome outcome = outcome_of({"averages", "a.csv", "--rules", "national-2009", "--where", condition}, world);
  CHECK(outcome.code == ExitCode::wrong_usage);
  CHECK_FALSE(outcome.page.has_value());
  return told(outcome);
}

}  // namespace

TEST_CASE("figures of a place are those of a file that holds its rows alone, but for its rank, which is among all") {
  const std::string all = rows_of_two_provinces(is_any);
  const auto holds = [&](const std::vector<std::string>& conditions, bool (*is_kept)(const std::string& row)) {
    CAPTURE(conditions);
    const std::string narrowed = figures_with(all, conditions);
    CHECK(ranks_in(narrowed, false) == ranks_in(figures_with(rows_of_two_provinces(is_kept), {}), false));
    CHECK(narrowed != figures_with(all, {}));
    return ranks_in(narrowed, true);
  };
  const auto has = [](const std::string& row, const char* part) { return row.find(part) != std::string::npos; };
  static const auto holds_part = has;
  CHECK(holds({"province=Lai Châu"}, [](const std::string& row) { return holds_part(row, "Lai Châu"); }) ==
        "rank,district,Huyện Sìn Hồ,,2013,,2,2,2,rank\nrank,district,Huyện Tam Đường,,2013,,1,1,2,rank\n");
  CHECK(holds({"province=lai chau", "district=tam duong"}, [](const std::string& row) {
          return holds_part(row, "Huyện Tam Đường,Tỉnh Lai Châu");
        }) == "rank,district,Huyện Tam Đường,,2013,,1,1,2,rank\n");
  CHECK(holds({"province=lai chau", "district=sin ho"}, [](const std::string& row) {
          return holds_part(row, "Huyện Sìn Hồ");
        }) == "rank,district,Huyện Sìn Hồ,,2013,,2,2,2,rank\n");
  CHECK(holds({"district=Tỉnh Khác / Huyện Tam Đường"}, [](const std::string& row) {
          return holds_part(row, "Khác");
        }) == "rank,district,Huyện Tam Đường,,2013,,1,1,1,rank\n");
  CHECK(holds({"commune=03404"}, [](const std::string& row) { return holds_part(row, ",03404,"); }) ==
        "rank,district,Huyện Tam Đường,,2013,,1,1,1,rank\n");
  holds({"commune=giang ma", "commune=Chờ"},
        [](const std::string& row) { return holds_part(row, ",03404,") || holds_part(row, ",03406,"); });
  holds({"type=thị trấn", "district=Sìn Hồ", "type=xã"}, [](const std::string& row) { return holds_part(row, "Sìn"); });
}

TEST_CASE("pilots and bands are those of the report year, followed to the others") {
  const std::string all = rows_of_two_provinces(is_any);
  const auto rows_of = [](bool (*is_kept)(const std::string& row)) { return rows_of_two_provinces(is_kept); };
  // 03406 became one in 2013
  CHECK(figures_with(all, {"pilot=yes"}) == figures_with(rows_of([](const std::string& row) {
                                                           return row.find(",03403,") != std::string::npos ||
                                                                  row.find(",03406,") != std::string::npos;
                                                         }),
                                                         {}));
  CHECK(figures_with(all, {"band=10-14", "province=Lai Châu"}) ==
        figures_with(rows_of([](const std::string& row) {
                       return row.find(",03403,") != std::string::npos || row.find(",03405,") != std::string::npos;
                     }),
                     {}));
}

TEST_CASE("a name that could be several is refused with all of them") {
  const std::string all = rows_of_two_provinces(is_any);
  CHECK(refusal_of(all, "district=tam duong")
            .ends_with("error: --where: district tam duong may be any of Tỉnh Khác / Huyện Tam Đường, Tỉnh Lai Châu / "
                       "Huyện Tam Đường; write the one that is meant in full, or add a condition on its province or "
                       "district\n"));
  CHECK(refusal_of(all, "commune=nam cha").find("may be any of 03405 Xã Nậm Cha") != std::string::npos);
  CHECK(refusal_of(all, "commune=Nậm").find("there is no commune Nậm") != std::string::npos);
  CHECK(refusal_of(all, "band=20-30").find("there is no band 20-30") != std::string::npos);
}

TEST_CASE("communes are followed to no year in which others bear their codes") {
  const std::string rows =
      "year,commune_code,commune,pilot,criteria_met\n"
      "2012,03403,Xã A,1,5\n2012,03404,Xã B,1,5\n2012,03405,Xã C,1,5\n"
      "2013,03403,Xã Mới,1,5\n2013,03404,Xã Lạ,1,5\n2013,03405,Xã Khác,1,5\n";
  CHECK(refusal_of(rows, "pilot=yes").find("communes of 2013 cannot be followed to 2012") != std::string::npos);
}
