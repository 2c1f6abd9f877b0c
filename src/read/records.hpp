// Text -> records: rows of cells, as fast-cpp-csv-parser cuts them, behind the guards that it needs (preparation.hpp).
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "read/preparation.hpp"

namespace ntm {

struct Record {
  std::size_t line = 0;                 // the line on which it begins
  std::vector<std::string_view> cells;  // unquoted, without blanks at their ends; valid until the next record
};

// The delimiters that are recognised.
// (A named array: of a literal, each object file may have its own.)
inline constexpr char all_delimiters[] = {',', ';', '\t', '|'};  // NOLINT
inline constexpr std::string_view delimiters(all_delimiters, sizeof all_delimiters);

class RecordReader {
 public:
  // `text` must outlive the reader. `first_line` is the number of its first line. What cannot be read goes to
  // `diagnostics`, and the reader then has no records.
  RecordReader(std::string_view text, char delimiter, const std::string& file, Diagnostics& diagnostics,
               std::size_t first_line = 1);
  ~RecordReader();
  RecordReader(const RecordReader&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;

  // The next record that is not blank; false after the last.
  bool next(Record& record);

 private:
  class Lines;
  std::unique_ptr<Lines> lines_;
  char delimiter_;
};

// One record, cut as RecordReader cuts them.
struct ExactCut {
  enum class Outcome {
    cut,
    open,  // it does not end in the text, whose end is inside quotes
    bad,   // RecordReader says why
  };
  Outcome outcome = Outcome::cut;
  std::size_t size = 0;   // bytes of the text, with the line end
  std::size_t lines = 0;  // line ends
};

// Cuts the first record of `text`. Its cells are views of `line`.
ExactCut cut_exactly(std::string_view text, char delimiter, Record& record, std::string& line);

// The delimiter that stands in `text` most often.
char most_frequent_delimiter(std::string_view text);

// The beginning of `text`, up to and including `most_records` records, whatever their delimiter.
std::string_view first_records(std::string_view text, std::size_t most_records);

}  // namespace ntm
