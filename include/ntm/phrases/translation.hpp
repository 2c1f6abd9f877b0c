// A row of the table of phrases: a fixed text in every language that the program speaks.
#pragma once

#include <string_view>

namespace ntm {

// Patterns as fmt has them. The English one is also the key, by which the code calls it; its arguments stand as {} in
// their order. The Vietnamese one has {} as often, or names them as {0}, {1}, …: it may change their order, and leave
// out those that only English needs, such as the s of a plural.
struct Translation {
  std::string_view english;
  std::string_view vietnamese;
  std::string_view context = {};  // tells two phrases apart that are one in English only
};

}  // namespace ntm
