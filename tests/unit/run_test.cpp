// Runs as values: what commands come to in a world that is in memory.
#include <doctest/doctest.h>

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
  CHECK(told(outcome).find("in/a.csv: error: the output is a file that is read") != std::string::npos);
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
