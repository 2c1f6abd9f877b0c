#include "fuzz/rules_of.hpp"

#include <array>
#include <string>

#include "ntm/rule_sets.hpp"

namespace ntm::fuzz {
namespace {

Rules built_in_rules() {
  Diagnostics diagnostics;
  return *read_rules("", rule_sets().front().files, "", diagnostics);
}

Rules small_rules() {
  Rules rules;
  const std::array names{"Quy hoạch", "Giao thông", "Điện", "Hộ nghèo", "Thu nhập"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    rules.criteria.push_back({static_cast<int>(i + 1), names[i], "Criterion " + std::to_string(i + 1), ""});
  }
  rules.bands = {{"all", 0, static_cast<int>(names.size())}};
  return rules;
}

}  // namespace

const Rules& rules_of(std::size_t which) {
  static const std::array rules{small_rules(), built_in_rules()};
  return rules[which % rules.size()];
}

}  // namespace ntm::fuzz
