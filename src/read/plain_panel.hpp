// Plain tables -> a panel, block by block on several threads.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/panel.hpp"
#include "ntm/read.hpp"
#include "ntm/rules.hpp"
#include "ntm/source.hpp"
#include "read/header.hpp"

namespace ntm::plain {

struct Result {
  Panel panel;
  std::vector<Header> headers;                           // by source
  std::vector<std::map<int, std::size_t>> rows_by_year;  // by source
};

// Nothing if any source is not plain, or if all together hold what must be told or mended: the general reader is then
// to read all of them. Throws ReadFailure.
std::optional<Result> read_panel(std::span<const Source> sources, const Rules& rules, const ReadOptions& options);

}  // namespace ntm::plain
