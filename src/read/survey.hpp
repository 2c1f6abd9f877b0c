// What a whole table shows that no cell of it does: how it writes "no", and its decimal sign.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/read.hpp"
#include "read/header.hpp"
#include "read/rows.hpp"

namespace ntm {

// How marks are written in some columns.
struct MarkStyle {
  bool says_yes = false;
  bool says_no = false;

  // A blank means "no" where only "yes" is ever written.
  [[nodiscard]] bool blank_is_no() const { return says_yes && !says_no; }
};

struct Survey {
  MarkStyle criteria;
  MarkStyle pilot;
  char decimal_sign = '\0';  // '\0' where nothing proves one, or both are proved
};

// Walks over the communes of a table.
Survey survey(std::string_view body, const Header& header, const RowSorter& sorter, const ReadOptions& options,
              const std::string& file);

}  // namespace ntm
