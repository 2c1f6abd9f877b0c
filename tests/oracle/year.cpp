#include "oracle/year.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "oracle/cells.hpp"
#include "oracle/unicode.hpp"

namespace ntm::oracle {
namespace {

// The numbers of exactly four digits that can be years, with where they begin.
std::vector<std::pair<std::size_t, int>> years_in(std::string_view text) {
  std::vector<std::pair<std::size_t, int>> years;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end - at == 4) {
      const int year = std::stoi(std::string(text.substr(at, 4)));
      if (year >= first_year && year <= last_year) years.emplace_back(at, year);
    }
    at = std::max(end, at + 1);
  }
  return years;
}

// "2011 and 2013"
Message both(const std::set<int>& years) {
  Message list;
  for (const int year : years) {
    list = list.empty() ? Message::verbatim(std::to_string(year)) : Message{"{} and {}", list, year};
  }
  return list;
}

// The years that titles speak of as years: "năm 2013", but not the date of a signature, "tháng 3 năm 2014".
std::set<int> years_in_titles(const std::vector<Title>& titles) {
  std::set<int> found;
  for (const Title& title : titles) {
    const std::string words = word_key(title.text);
    for (const auto& [at, year] : years_in(words)) {
      const std::string before = words.substr(0, at);
      const bool is_named = before.ends_with("nam ") || before.ends_with("year ");
      const std::size_t month = before.rfind("thang ");
      const bool is_date = month != std::string::npos && before.size() - month <= std::string("thang 12 nam ").size();
      if (is_named && !is_date) found.insert(year);
    }
  }
  return found;
}

}  // namespace

std::optional<int> year_in(std::string_view text) {
  std::set<int> years;
  for (const auto& [at, year] : years_in(text)) years.insert(year);
  return years.size() == 1 ? std::optional(*years.begin()) : std::nullopt;
}

std::optional<int> year_in_name(const std::string& file) {
  return year_in(std::string_view(file).substr(file.rfind('/') + 1));
}

std::optional<int> year_in_titles(const std::vector<Title>& titles) {
  const std::set<int> named = years_in_titles(titles);
  std::set<int> all;
  for (const Title& title : titles) {
    for (const auto& [at, year] : years_in(title.text)) all.insert(year);
  }
  return named.size() == 1 && all.size() == 1 ? std::optional(*named.begin()) : std::nullopt;
}

std::optional<int> year_of_file(const std::string& file, const std::vector<Title>& titles, Diagnostics& diagnostics) {
  const auto named = year_in_name(file);
  const std::set<int> titled = years_in_titles(titles);
  if (named && !titled.empty() && !titled.contains(*named)) {
    diagnostics.error({file, titles.front().line, 0}, {"the file's name says {}, its title {}", *named, both(titled)},
                      "correct the one that is wrong");
    return std::nullopt;
  }
  if (named) return named;
  if (titled.size() == 1) return *titled.begin();
  diagnostics.error({file}, "no year: there is no year column, and neither the file's name nor its title has one year",
                    "put the year in the file's name, such as communes-2013.csv");
  return std::nullopt;
}

}  // namespace ntm::oracle
