// Words of published lines.
#pragma once

#include <optional>
#include <string_view>

#include "ntm/reconcile.hpp"

namespace ntm {

// "about", "gần", "up to", in either language; none where there is nothing, and nothing for other words.
std::optional<Hedge> find_hedge(std::string_view words);

// What recognised communes are recognised as.
enum class Recognition {
  standard,
  advanced,
  model
};

// "standard", "đạt chuẩn", "NTM nâng cao", "kiểu mẫu"; nothing for other words.
std::optional<Recognition> find_recognition(std::string_view words);

// "communes", "recognised", "advanced", a number, in either language. False for other words.
bool read_denominator(std::string_view words, PublishedLine& line);

}  // namespace ntm
