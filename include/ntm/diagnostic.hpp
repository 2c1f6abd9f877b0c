// What the tool has to say about its input: errors, warnings and notes, each with its place and its cure.
// They are collected, so that one bad row never hides the next; bad input never throws.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "ntm/language.hpp"
#include "ntm/message.hpp"

namespace ntm {

enum class Severity {
  note,
  warning,
  error
};

// A place in an input. Lines and columns count from 1; 0 means "the whole file" and "the whole line".
// A column is a cell's number in its row, as a spreadsheet counts; for a file that cannot be decoded, a byte's.
struct Where {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;
};

struct Diagnostic {
  Severity severity = Severity::error;
  Where where;
  Message message;  // what is wrong
  Message hint;     // what to do; may be empty for a note
};

// `file:line:column: error: what is wrong; what to do`. Parts of the place that are not known are left out,
// and control characters that came from the input are shown as "?".
std::string to_string(const Diagnostic& diagnostic, Language language);

// Of one kind in a file (the same message with the same cure) the first hundred are kept and the others counted, so
// that a million bad rows need no more memory than a hundred.
class Diagnostics {
 public:
  void error(Where where, Message message, Message hint);
  void warning(Where where, Message message, Message hint);
  void note(Where where, Message message, Message hint = {});
  void add(Diagnostic diagnostic);
  void add(const Diagnostics& more);

  [[nodiscard]] bool has_errors() const { return errors_ > 0; }
  // In the order in which they were found.
  [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
  // For a reader: file by file, and in each from its top to its bottom.
  [[nodiscard]] std::vector<Diagnostic> in_order_of_place() const;
  // Likewise; but where many rows or columns of a file have the same problem with the same cure, the first stands for
  // all, and says how many more there are and in which lines or columns.
  [[nodiscard]] std::vector<Diagnostic> folded() const;

 private:
  struct Tally {
    std::size_t kept = 0;
    std::size_t more = 0;  // that were only counted
  };
  using Likeness = std::tuple<std::string, Severity, PhraseNumber, PhraseNumber>;
  [[nodiscard]] static Likeness likeness(const Diagnostic& diagnostic);

  std::map<Likeness, Tally> tallies_;
  std::vector<Diagnostic> all_;
  std::size_t errors_ = 0;
};

}  // namespace ntm
