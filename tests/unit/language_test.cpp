#include "ntm/language.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "cli/language.hpp"

using namespace ntm;

namespace {

constexpr Language english = Language::english;
constexpr Language vietnamese = Language::vietnamese;

// The language of a command line in an environment of these variables alone; the old one stands again afterwards.
Language chosen(std::vector<const char*> words, std::initializer_list<std::pair<const char*, const char*>> variables) {
  std::vector<std::pair<const char*, std::string>> before;
  for (const char* const name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* const value = std::getenv(name);
    if (value != nullptr) before.emplace_back(name, value);
    ::unsetenv(name);
  }
  for (const auto& [name, value] : variables) ::setenv(name, value, 1);
  words.insert(words.begin(), "ntm");
  const Language language = choose_language(static_cast<int>(words.size()), words.data());
  for (const auto& [name, value] : variables) ::unsetenv(name);
  for (const auto& [name, value] : before) ::setenv(name, value.c_str(), 1);
  return language;
}

}  // namespace

TEST_CASE("a locale's language is what stands before its country") {
  CHECK(language_of_locale("vi") == vietnamese);
  CHECK(language_of_locale("vi_VN") == vietnamese);
  CHECK(language_of_locale("vi_VN.UTF-8") == vietnamese);
  CHECK(language_of_locale("vi.UTF-8") == vietnamese);
  CHECK(language_of_locale("vi_VN@euro") == vietnamese);
  for (const char* const other : {"", "C", "POSIX", "C.UTF-8", "en_US.UTF-8", "fr_FR", "via", "VI", "lo_VI"}) {
    CHECK(language_of_locale(other) == english);
  }
}

TEST_CASE("the environment's first variable that is not empty decides") {
  CHECK(chosen({}, {}) == english);
  CHECK(chosen({}, {{"LANG", "vi_VN.UTF-8"}}) == vietnamese);
  CHECK(chosen({}, {{"LC_MESSAGES", "C"}, {"LANG", "vi_VN.UTF-8"}}) == english);
  CHECK(chosen({}, {{"LC_MESSAGES", "vi_VN"}, {"LANG", "en_US.UTF-8"}}) == vietnamese);
  CHECK(chosen({}, {{"LC_ALL", "C"}, {"LC_MESSAGES", "vi_VN"}, {"LANG", "vi_VN"}}) == english);
  CHECK(chosen({}, {{"LC_ALL", ""}, {"LC_MESSAGES", ""}, {"LANG", "vi_VN"}}) == vietnamese);
}

TEST_CASE("--lang decides before the environment, wherever it stands") {
  CHECK(chosen({"report", "--lang", "vi", "x.csv"}, {{"LC_ALL", "C"}}) == vietnamese);
  CHECK(chosen({"report", "x.csv", "--lang=vi"}, {}) == vietnamese);
  CHECK(chosen({"report", "--lang", "en"}, {{"LC_ALL", "vi_VN"}}) == english);
  // what is no language is complained of in that of the environment
  CHECK(chosen({"report", "--lang", "fr"}, {{"LC_ALL", "vi_VN"}}) == vietnamese);
  CHECK(chosen({"report", "--lang"}, {{"LC_ALL", "vi_VN"}}) == vietnamese);
  CHECK(chosen({"report", "--", "--lang", "vi"}, {}) == english);
}

TEST_CASE("numbers as each language writes them") {
  CHECK(in_groups("0", vietnamese) == "0");
  CHECK(in_groups("999", vietnamese) == "999");
  CHECK(in_groups("1234", english) == "1,234");
  CHECK(in_groups("1234", vietnamese) == "1.234");
  CHECK(in_groups("-1234567.50", english) == "-1,234,567.50");
  CHECK(in_groups("-1234567.50", vietnamese) == "-1.234.567,50");
  CHECK(in_groups("+123.456789", vietnamese) == "+123,456789");
  CHECK(in_groups("8.2", english) == "8.2");
  CHECK(in_groups("8.2", vietnamese) == "8,2");
}
