#include "cli/nearest.hpp"
#include "text/edit_distance.hpp"
#include "words/phrases.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>

using ntm::edit_distance;
using ntm::nearest;

namespace {

constexpr std::array<std::string_view, 5> commands{"report", "increments", "indicators", "gap", "rules"};
constexpr std::array<std::string_view, 5> options{"--year", "--base", "--by", "--output", "--version"};

}  // namespace

TEST_CASE("a slip is a letter added, dropped or changed, or two that changed places") {
  CHECK(edit_distance("report", "report") == 0);
  CHECK(edit_distance("repot", "report") == 1);
  CHECK(edit_distance("repport", "report") == 1);
  CHECK(edit_distance("rebort", "report") == 1);
  CHECK(edit_distance("repotr", "report") == 1);
  CHECK(edit_distance("Report", "report") == 0);
  CHECK(edit_distance("", "gap") == 3);
  CHECK(edit_distance("ca", "abc") == 3);
}

TEST_CASE("the nearest word is the one with the fewest slips, if they are few") {
  CHECK(nearest("repotr", commands) == "report");
  CHECK(nearest("gpa", commands) == "gap");
  CHECK(nearest("incremens", commands) == "increments");
  CHECK(nearest("frobnicate", commands).empty());
  CHECK(nearest("sample-data", commands).empty());
  CHECK(nearest("", commands).empty());
  CHECK(nearest(std::string(100000, 'r'), commands).empty());
}

TEST_CASE("a word that begins only one other means it") {
  CHECK(nearest("incr", commands) == "increments");
  CHECK(nearest("in", commands).empty());
  CHECK(nearest("--out", options) == "--output");
}

TEST_CASE("dashes are no likeness") {
  CHECK(nearest("-year", options) == "--year");
  CHECK(nearest("--yeer", options) == "--year");
  CHECK(nearest("-x", options).empty());
  CHECK(nearest("---", options).empty());
}

TEST_CASE("what to do where nothing is near is said instead") {
  const ntm::Message otherwise = "`ntm --help` shows the commands";
  CHECK(ntm::did_you_mean("gpa", commands, otherwise).in(ntm::Language::english) == "did you mean gap?");
  CHECK(ntm::did_you_mean("xyz", commands, otherwise) == otherwise);
}

TEST_CASE("a name is known without its marks, without what kind of place it is, and with a slip") {
  const std::vector<std::string> names{"Huyện Tam Đường", "Huyện Than Uyên", "Thành phố Lai Châu"};
  CHECK(ntm::nearest_name("Huyen Tam Duong", names) == "Huyện Tam Đường");
  CHECK(ntm::nearest_name("tam đường", names) == "Huyện Tam Đường");
  CHECK(ntm::nearest_name("Lai Chau", names) == "Thành phố Lai Châu");
  CHECK(ntm::nearest_name("Huyện Thanh Uyên", names) == "Huyện Than Uyên");
  CHECK(ntm::nearest_name("Hà Nội", names).empty());
  CHECK(ntm::nearest_name("Huyện", {}).empty());
}
