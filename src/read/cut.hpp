// Text -> records, cut by masks: 64 bytes are looked at together, and each delimiter, quote and line end is one bit.
// A record that is not simple (a quote inside a cell, a line break inside quotes, a control character) is left to
// RecordReader, which says the same of every record that is cut here.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "read/records.hpp"

namespace ntm {

// How many bytes behind the end of the text may be looked at.
inline constexpr std::size_t cut_slack = 64;

class RecordCutter {
 public:
  explicit RecordCutter(char delimiter = ',') : delimiter_(delimiter) {}

  // Cuts the record that begins at `at`, before `end`, and returns where the next one begins. Null where it is not
  // simple. Its cells are views of the text.
  const char* cut(const char* at, const char* end, Record& record) const;

 private:
  char delimiter_;
};

// The bytes of a byte order mark that RecordReader leaves out at the beginning of its text: 3, or 0.
std::size_t size_of_order_mark(std::string_view text);

// The records of a text that are not blank, one after the other: cut by masks, or else by RecordReader's rules.
class Records {
 public:
  enum class Next {
    record,
    end,
    open,  // the text ends inside quotes
    bad,   // the record cannot be read: RecordReader and decode() say why
  };

  // For text that has `cut_slack` bytes behind it, whatever they are. `is_valid` says that it is known to be UTF-8;
  // else each record is checked. `lines` stand above it.
  void begin(std::string_view text, char delimiter, bool is_valid, std::size_t lines = 0);
  // The cells are valid until the next call.
  Next next(Record& record);
  // Where the record after the last one begins.
  [[nodiscard]] const char* at() const { return at_; }
  // How many lines stand above that.
  [[nodiscard]] std::size_t lines() const { return lines_; }
  // A record of one line was read by others.
  void take_line(const char* next) {
    at_ = next;
    ++lines_;
  }

 private:
  RecordCutter cutter_;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  char delimiter_ = ',';
  bool is_valid_ = true;
  std::size_t lines_ = 0;
  std::string line_;
};

}  // namespace ntm
