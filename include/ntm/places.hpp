// Names of provinces and districts, as the rows of many years spell them, brought together.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ntm/panel.hpp"
#include "ntm/texts.hpp"

namespace ntm {

// Names of which several spellings, differing in letter case only, are one. The latest year's spelling stands,
// within a year the first by bytes, so that the order of rows and files decides nothing.
class Spellings {
 public:
  // The number of the name `text`, used in `year`, among the names of the same `owner`.
  std::uint32_t intern(std::string_view text, int year, std::uint32_t owner = 0);
  [[nodiscard]] std::size_t size() const { return names_.size(); }
  [[nodiscard]] const std::string& operator[](std::uint32_t number) const { return names_[number].text; }

 private:
  struct Name {
    std::string text;
    int year;
  };
  std::vector<Name> names_;
  std::unordered_map<std::string, std::uint32_t> by_key_;
};

// Places as rows name them, each spelling with a number of its own, in the order in which they come.
class Places {
 public:
  // `names` are those of district and province with a line feed between them. `guess` is a number that it may well
  // have.
  std::uint32_t number_of(std::string_view names, int year, std::uint32_t guess = 0);
  // The same where that changes nothing: nothing for names that are new, or new in that year.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view names, int year, std::uint32_t guess = 0) const;

  // The places without different spellings, ascending; for each number the index of its place; and by year, which
  // places have units in it.
  struct InOrder {
    Texts texts;  // of the places
    std::vector<Place> places;
    std::vector<std::uint32_t> index;
    std::map<int, std::vector<bool>> in_year;
  };
  // To be called when all are there, once. `threads` changes nothing but the time that it takes.
  [[nodiscard]] InOrder in_order(std::size_t threads = 1);

 private:
  using Years = std::bitset<last_year - first_year + 1>;
  struct Names {
    std::string_view both;
    Years years;
    int latest = first_year;
  };
  // The spellings of one district, which follow each other.
  struct Group {
    std::string_view district;
    int year;  // of this spelling
    std::size_t begin;
    std::size_t end;
  };

  [[nodiscard]] std::optional<std::uint32_t> locate(std::string_view names, std::uint32_t guess) const;
  [[nodiscard]] std::string_view district(std::uint32_t number) const;
  [[nodiscard]] std::string_view province(std::uint32_t number) const;
  [[nodiscard]] std::vector<Group> groups_of(std::vector<std::uint32_t>& numbers) const;

  Texts texts_;
  std::vector<Names> names_;
  std::pmr::monotonic_buffer_resource memory_;
  std::pmr::unordered_map<std::string_view, std::uint32_t> numbers_{&memory_};
};

}  // namespace ntm
