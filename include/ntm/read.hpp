// Reading: bytes as an office exported them -> a panel. Nothing here touches a file; the caller brings the sources.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "ntm/crosswalk.hpp"
#include "ntm/diagnostic.hpp"
#include "ntm/panel.hpp"
#include "ntm/rulebook.hpp"
#include "ntm/source.hpp"

namespace ntm {

// Columns that a file lacks, and the figures that are left out because of it.
struct LeftOut {
  Message columns;
  std::vector<Message> figures;

  friend auto operator<=>(const LeftOut&, const LeftOut&) = default;
};

struct ColumnAccount {
  std::string meaning;  // "c01", "c05.1", "district", "unknown"
  std::string title;    // as written
  Message remark;       // what was done with it beside being read: "converted from thousand VND"

  friend bool operator==(const ColumnAccount&, const ColumnAccount&) = default;
};

// How the reader understood one file.
struct FileAccount {
  std::string file;
  std::string encoding;  // "UTF-8", "UTF-16LE", …
  char delimiter = ',';
  std::size_t header_line = 0;  // of its first row
  std::size_t header_rows = 0;
  std::vector<ColumnAccount> columns;  // in the order of the file
  std::map<int, std::size_t> rows_by_year;
  std::map<Phrase, std::vector<std::size_t>> skipped_lines;  // why -> the lines
  std::vector<LeftOut> left_out;
};

struct ReadOptions {
  std::string encoding;  // forces one, by a name that iconv knows; empty: recognised
  char decimal = '\0';   // '.' or ',': forces the decimal sign; '\0': recognised in each file
  bool blank_is_not_met = false;
  bool basically_is_met = false;          // "cơ bản đạt", else not met
  bool not_reported_is_left_out = false;  // communes whose rows are blank, else errors
  std::string extra_columns;              // more rows `column,alias` for the table of header words (CSV text)
  std::string extra_columns_file;         // where they stand, for messages
  Crosswalk crosswalk;                    // says what became of communes between the years that it separates
  [[nodiscard]] bool has_extra_columns() const { return !extra_columns.empty() || !extra_columns_file.empty(); }
  // These change only the time and memory that reading takes.
  std::size_t threads = 1;
  std::size_t block_size = std::size_t{256} * 1024;  // bytes of a plain table that a thread reads at once
  bool exactly = false;  // reads every row by the full rules, as for a file whose errors are reported
  // Called now and then, by the calling thread, with how much is done and how much there is: bytes or files.
  std::function<void(std::uint64_t done, std::uint64_t all)> progress;
};

// A file of a folder that is not a table of communes.
struct PassedOver {
  std::string file;
  Phrase why;              // what it is
  bool is_output = false;  // the program wrote it
};

struct ReadResult {
  Panel panel;
  std::vector<FileAccount> files;
  std::vector<PassedOver> passed_over;
  std::vector<Implausible> implausible;  // what is not plausible by the rules
};

// Reads all sources, in their order, into one panel. All problems go to `diagnostics`, each with its place; if one
// of them is an error, the panel must not be used. What was skipped without being a problem (unknown columns, missing
// ones, rows of totals) is in the accounts of the files, for the caller to report.
ReadResult read_panel(std::span<const Source> sources, const Rulebook& rules, const ReadOptions& options,
                      Diagnostics& diagnostics);

}  // namespace ntm
