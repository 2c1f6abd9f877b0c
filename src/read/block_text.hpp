// The bytes of tables -> text, block by block: in any order where lines can be told apart in the bytes, or one after
// the other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "read/encodings.hpp"
#include "read/input_table.hpp"

namespace ntm {

// The end of a file as DOS programs write it.
inline constexpr char end_mark = '\x1A';

// Where the line behind the first line feed at `from` or later begins; npos where there is none. `line_feed` is its
// bytes, which stand at a multiple of their number.
std::size_t find_behind_line_feed(std::string_view bytes, std::size_t from, std::string_view line_feed);

// Some bytes of a table: the records that begin behind the first line feed at `begin` or later, or with the rows, up
// to the one that ends with the first line feed at `end` or later. So blocks that meet share no record.
struct Block {
  std::size_t table = 0;
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};

struct BlockBelow {
  Block block;
  std::size_t lines = 0;  // of the text above it
};

// One thread uses one. Its texts have `cut_slack` bytes behind them, and are valid until the next is read.
class BlockText {
 public:
  // Throws ReadFailure, like all below.
  void begin(const InputTable& table);
  // That what was read was no mixture of an old and a new file.
  void check_unchanged() const;

  // The records of a block, the last one with a line end. Nothing where a line is too long to be one of communes, or
  // bytes are not of the encoding.
  std::optional<std::string_view> read(const Block& block);

  // The text from the beginning of the file on, one piece after the other: each begins with the rest that was left of
  // the one before. Nothing where bytes are not of the encoding.
  std::optional<std::string_view> next(std::size_t rest, std::size_t piece);
  [[nodiscard]] std::string_view text() const { return text_; }
  // Takes something off its beginning.
  void drop(std::size_t size) { text_.erase(0, size); }
  [[nodiscard]] bool at_end() const { return offset_ >= table_->size; }

 private:
  // Bytes that begin with a page. Systems copy into them many times faster than to where a page of a file comes to lie
  // a few bytes behind the beginning of another.
  class Buffer {
   public:
    std::span<char> of_size(std::size_t size);

   private:
    std::vector<char> bytes_;
  };

  std::optional<std::string_view> decoded(std::string_view bytes, bool is_last);

  const InputTable* table_ = nullptr;
  std::unique_ptr<Bytes> bytes_;
  std::optional<Decoder> decoder_;
  std::string line_feed_;
  Buffer buffer_;
  std::string text_;
  std::uint64_t offset_ = 0;  // of what comes next, one after the other
  std::size_t undecoded_ = 0;
};

}  // namespace ntm
