// What a whole table shows that no cell of it does: how it writes "no", and its decimal sign.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/read.hpp"
#include "oracle/header.hpp"
#include "oracle/rows.hpp"

namespace ntm::oracle {

// How marks are written in some columns.
struct MarkStyle {
  bool says_yes = false;
  bool says_no = false;

  // A blank means "no" where only "yes" is ever written.
  [[nodiscard]] bool blank_is_no() const { return says_yes && !says_no; }
};

// How a column of names is filled.
struct NameStyle {
  std::size_t filled = 0;
  std::size_t blank = 0;
  std::size_t first_blank_line = 0;
  bool begins_filled = false;
  std::set<std::string, std::less<>> names;

  // Merged cells keep their text in the first row only: each name stands once, above blanks.
  [[nodiscard]] bool is_merged() const { return begins_filled && blank > filled && names.size() == filled; }
};

struct Survey {
  MarkStyle criteria;
  MarkStyle pilot;
  char decimal_sign = '\0';  // '\0' where nothing proves one, or both are proved
  NameStyle district;
  NameStyle province;
  std::set<std::size_t> untitled;  // columns without a header that hold something
  std::size_t communes = 0;
  bool broke_off = false;  // at a record that cannot be read, which whoever reads the table tells
};

// Walks over the communes of a table.
Survey survey(std::string_view body, const Header& header, const RowSorter& sorter, const ReadOptions& options,
              const std::string& file);

}  // namespace ntm::oracle
