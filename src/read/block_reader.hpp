// Blocks of tables -> rows of a panel, and what was noted of them. A row is read by the first of three steps that can:
// straight, by cells that are cut by masks, by cells that fast-cpp-csv-parser cuts.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "panel/block_rows.hpp"
#include "read/block_text.hpp"
#include "read/cut.hpp"
#include "read/input_table.hpp"
#include "read/notes.hpp"
#include "read/row_reader.hpp"
#include "read/straight.hpp"

namespace ntm {

// One thread uses one.
class BlockReader {
 public:
  using Read = std::function<void(std::uint64_t bytes)>;  // so much more was read

  explicit BlockReader(const Reading& reading)
      : rows_(reading.dictionary), reader_(reading, rows_), straight_(reading.dictionary, rows_) {}

  // The rows of a block, in a table whose blocks may be read in any order. Adds to `parts`.
  void read(const InputTable& table, const Block& block, Notes& notes, std::vector<Part>& parts);
  // The rows of a whole table, one after the other.
  void read_in_order(const InputTable& table, std::size_t piece, Notes& notes, std::vector<Part>& parts,
                     const Read& read);
  // Its rows once more, with their lines, by what it was settled to show.
  void read_again(const InputTable& table, const Survey& settled, std::size_t piece, const VisitRowAgain& visit);
  // Those of one block, in a table whose blocks may be read in any order.
  void read_again(const InputTable& table, const Survey& settled, const BlockBelow& block, const VisitRowAgain& visit);
  void check_unchanged() const { text_.check_unchanged(); }

 private:
  using Finish = std::function<bool()>;  // after each piece; false where no more is wanted

  void begin(const InputTable& table, const Survey& believed, Purpose purpose);
  // How much of the text was read: all, or up to a record that it does not hold whole.
  std::size_t read_rows(std::string_view text, bool is_whole, bool is_valid, Notes& notes);
  void read_pieces(const InputTable& table, std::size_t piece, Notes& notes, const Read& read, const Finish& finish);

  BlockText text_;
  BlockRows rows_;
  RowReader reader_;
  straight::Reader straight_;
  Records records_;
  Record record_;
  const InputTable* table_ = nullptr;
  std::size_t header_rows_ = 0;  // still to be skipped
};

}  // namespace ntm
