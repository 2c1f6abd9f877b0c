// What each file of this room defines; formats.cpp puts them in a list.
#pragma once

#include <string>

#include "ntm/formats.hpp"

namespace ntm {

std::string write_text(const Report& report, const Style& style);
std::string write_csv(const Report& report, const Style& style);
std::string write_excel(const Report& report, const Style& style);

}  // namespace ntm
