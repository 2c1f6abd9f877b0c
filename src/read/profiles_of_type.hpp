// Which profiles units of one type are of in the rows of a table.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "panel/dictionary.hpp"
#include "read/input_table.hpp"

namespace ntm {

// The numbers of these profiles: the dictionary, which threads share, is asked once for each. One thread uses one, for
// one table.
class ProfilesOfType {
 public:
  // Of a unit that has reported, in a row of `year` that says of all of the table's criteria whether they are met. Who
  // is pilot is open where the mark is blank.
  std::uint32_t number_of(std::string_view type, std::optional<Pilot> pilot, int year, const InputTable& table,
                          Dictionary& dictionary) {
    if (!pilot && year_of_open_ != year) {
      numbers_[open].reset();
      year_of_open_ = year;
    }
    auto& number = numbers_[pilot ? static_cast<std::size_t>(*pilot) : open];
    if (!number) {
      const UnitProfile profile{
          .pilot = pilot.value_or(Pilot::not_reported), .counts_marks = table.observes_all, .observed = table.observed};
      std::optional<Dictionary::OpenPilot> open_pilot;
      if (!pilot) open_pilot = {table.number, year};
      number = dictionary.number_of({std::string(type), profile, open_pilot});
    }
    return *number;
  }

 private:
  static constexpr std::size_t open = 3;

  std::array<std::optional<std::uint32_t>, open + 1> numbers_;  // by pilot
  int year_of_open_ = 0;
};

}  // namespace ntm
