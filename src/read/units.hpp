// The units in which offices write numbers, and what makes them the tool's own: million VND per person and year, and
// counts of one.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "ntm/message.hpp"
#include "read/columns.hpp"
#include "words/phrases.hpp"

namespace ntm {

struct Unit {
  Message name = {};  // "thousand VND"; empty where nothing says one
  std::int64_t multiply = 1;
  std::int64_t divide = 1;  // 0 where the words contradict each other, or name what cannot be converted

  [[nodiscard]] bool is_own() const { return multiply == 1 && divide == 1; }
  [[nodiscard]] bool is_usable() const { return divide != 0; }
};

// What a text that is known to speak of units says of the numbers of a column; nothing if it says nothing of them.
std::optional<Unit> unit_in(Meaning meaning, std::string_view text);

// Likewise of a header, where units stand in brackets or behind a comma: "Thu nhập, nghìn đồng".
std::optional<Unit> unit_of_header(Meaning meaning, std::string_view header);

// Likewise of a line above or below the table: "ĐVT: nghìn đồng", "thu nhập bình quân đầu người/tháng".
std::optional<Unit> unit_of_line(Meaning meaning, std::string_view line);

}  // namespace ntm
