// Names of provinces and districts, as the rows of many years spell them, brought together.
#pragma once

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ntm/panel.hpp"
#include "panel/place_names.hpp"
#include "text/text_hash.hpp"
#include "text/texts.hpp"

namespace ntm {

// One of the spellings of a name.
struct Spelling {
  std::string_view text;
  std::int64_t rows = 0;
  int year = 0;  // the latest
};

// The spelling that is shown first: that of most rows; among equals that of the latest year, then the first by bytes,
// so that the order of rows and files decides nothing. The same text stands once, with all its rows.
void put_in_order(std::vector<Spelling>& spellings);

// What was treated as one name, and what could not be.
struct Respelled {
  enum class What {
    province,
    district,
    commune
  };
  What what;
  std::vector<Spelling> spellings;  // the one that is shown first
};
struct UnclearName {
  Respelled::What what;
  Spelling name;
  std::string_view one;
  std::string_view other;  // empty where one alone could be it, but stands in the same year
};

// Places as rows name them, each spelling with a number of its own, in the order in which they come.
class Places {
 public:
  // `names` are those of district and province with a line feed between them. `guess` is a number that it may well
  // have.
  std::uint32_t number_of(std::string_view names, int year, std::uint32_t guess = 0);
  // The same where that changes nothing: nothing for names that are new, or new in that year.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view names, int year, std::uint32_t guess = 0) const;

  // What number_of was given for this number.
  [[nodiscard]] std::string_view names(std::uint32_t number) const { return names_[number].both; }

  // Whether is_such(names) is true for any place; names are its district and province with a line feed between them.
  template <typename IsSuch>
  [[nodiscard]] bool any_of(const IsSuch& is_such) const {
    return std::ranges::any_of(names_, is_such, &Names::both);
  }

  // The places without different spellings, ascending; for each number the index of its place; and by year, which
  // places have units in it.
  struct InOrder {
    Texts texts;  // of the places
    std::vector<Place> places;
    std::vector<std::uint32_t> index;
    std::map<int, std::vector<bool>> in_year;
    // To be reported. Their texts last as long as this.
    std::vector<Respelled> respelled;
    std::vector<UnclearName> unclear;
  };
  // How many rows there are of each place, by its number. Asked for only if it matters.
  using CountRows = std::function<std::vector<std::int64_t>()>;
  // To be called once, when all are there. `threads` changes nothing but the time that it takes.
  [[nodiscard]] InOrder in_order(std::size_t threads, const CountRows& count_rows);

 private:
  using Years = std::bitset<last_year - first_year + 1>;
  struct Names {
    std::string_view both;
    Years years;
    int latest = first_year;
  };
  // One district in one or several spellings.
  struct District {
    std::string_view name;
    std::vector<std::uint32_t> numbers;
  };
  // One province in one or several spellings, and its districts.
  struct Province {
    std::string_view name;
    std::vector<std::uint32_t> numbers;
    std::vector<District> districts;
    std::vector<SameNames::Unclear> unclear;
  };

  [[nodiscard]] std::optional<std::uint32_t> locate(std::string_view names, std::uint32_t guess) const;
  [[nodiscard]] std::string_view district(std::uint32_t number) const;
  [[nodiscard]] std::string_view province(std::uint32_t number) const;
  [[nodiscard]] std::vector<Province> provinces(std::vector<SameNames::Unclear>& unclear) const;
  void find_districts(Province& province) const;
  template <typename TextOf>
  [[nodiscard]] std::vector<Spelling> spellings_of(const std::vector<std::uint32_t>& numbers, TextOf text_of) const;
  void choose_names(std::vector<Province>& provinces, const std::vector<SameNames::Unclear>& unclear,
                    InOrder& result) const;

  Texts texts_;
  std::vector<Names> names_;
  std::vector<std::int64_t> rows_;  // by number; empty where they do not matter
  std::pmr::monotonic_buffer_resource memory_;
  std::pmr::unordered_map<std::string_view, std::uint32_t, TextHash> numbers_{&memory_};
};

}  // namespace ntm
