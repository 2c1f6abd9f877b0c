#include "read/year.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "ntm/unicode.hpp"
#include "read/cells.hpp"
#include "read/code_cells.hpp"

namespace ntm {
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

std::optional<int> year_of_cell(std::string_view cell) {
  constexpr std::size_t longest = 64;
  if (cell.size() > longest) return std::nullopt;
  std::string storage;
  std::string words;
  std::string_view text = cell;
  if (!is_digits(text)) {
    if (const auto unwrapped = unwrapped_code(cell, storage)) {
      text = *unwrapped;
    } else {
      words = word_key(cell);
      text = words;
      for (const std::string_view word : {"nam ", "year "}) {
        if (text.starts_with(word)) text.remove_prefix(word.size());
      }
    }
  }
  const auto number = [](std::string_view digits) { return std::stoi(std::string(digits)); };
  if (is_digits(text)) return text.size() == 4 ? std::optional(number(text)) : std::nullopt;
  // with a time of day behind it, as programs write a date
  for (const std::string_view time : {" 00:00:00", " 0:00", " 00:00", "t00:00:00", " 0:00:00", " 12:00:00 am"}) {
    if (text.ends_with(time)) text.remove_suffix(time.size());
  }
  constexpr std::size_t size_of_date = 10;
  if (text.size() != size_of_date) return std::nullopt;
  const auto separated = [&](std::size_t first, std::size_t second) {
    return text[first] == text[second] && std::string_view("/-.").find(text[first]) != std::string_view::npos;
  };
  const auto digits = [&](std::size_t at, std::size_t size) {
    const std::string_view part = text.substr(at, size);
    return is_digits(part) ? number(part) : 0;
  };
  if (separated(2, 5)) {
    const bool is_last_day = (digits(0, 2) == 31 && digits(3, 2) == 12) || (digits(0, 2) == 12 && digits(3, 2) == 31);
    if (is_last_day && digits(6, 4) > 0) return digits(6, 4);
  }
  if (separated(4, 7) && digits(5, 2) == 12 && digits(8, 2) == 31 && digits(0, 4) > 0) return digits(0, 4);
  return std::nullopt;
}

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

}  // namespace ntm
