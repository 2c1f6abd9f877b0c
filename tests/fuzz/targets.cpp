#include "fuzz/targets.hpp"

#include <array>

#include "reading/story.hpp"

namespace ntm::fuzz {

void require_same(const std::string& ours, const std::string& expected, const std::string& what) {
  if (ours != expected) throw Difference(what + ":\n" + reading::first_difference(ours, expected));
}

void require(bool holds, const std::string& what) {
  if (!holds) throw Difference(what);
}

std::span<const Target> targets() {
  static constexpr std::array targets = std::to_array<Target>({
      {"read", check_read},
      {"rows", check_rows},
      {"words", check_words},
      {"rules", check_rules},
      {"decode", check_decode},
      {"tidy", check_tidy},
  });
  return targets;
}

}  // namespace ntm::fuzz
