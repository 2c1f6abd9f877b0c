// An input: three choices (rules, decimal sign, delimiter of the records), and a table in UTF-8.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "fuzz/input.hpp"
#include "fuzz/rules_of.hpp"
#include "fuzz/targets.hpp"
#include "read/cut.hpp"
#include "read/other_files.hpp"
#include "read/records.hpp"
#include "read/text.hpp"
#include "reading/encodings.hpp"
#include "reading/story.hpp"
#include "text/unicode.hpp"

namespace ntm::fuzz {
namespace {

// ---- records

std::string line_of(const Record& record) {
  std::string line = std::to_string(record.line) + ':';
  for (const std::string_view cell : record.cells) line.append(" <").append(cell).append(">");
  return line + '\n';
}

std::string cut_by_library(std::string_view text, char delimiter) {
  Diagnostics problems;
  RecordReader reader(text, delimiter, "f.csv", problems);
  std::string all;
  for (Record record; reader.next(record);) all += line_of(record);
  return problems.has_errors() ? "bad" : all;
}

std::string cut_by_masks(std::string_view text, char delimiter) {
  std::string with_slack(text);
  with_slack.append(cut_slack, '"');  // whatever stands there
  Records records;
  records.begin(std::string_view(with_slack).substr(0, text.size()), delimiter, false);
  std::string all;
  for (Record record;;) {
    switch (records.next(record)) {
      case Records::Next::record: all += line_of(record); break;
      case Records::Next::end: return all;
      case Records::Next::open:
      case Records::Next::bad: return "bad";
    }
  }
}

// ---- the same table, written otherwise

std::string replaced(std::string_view text, char what, std::string_view with) {
  std::string result;
  for (const char character : text) character == what ? result.append(with) : result.append(1, character);
  return result;
}

// Each cell of a text without quotes in quotes.
std::string quoted(std::string_view text, char delimiter) {
  std::string result;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    if (end > 0) result += '"' + replaced(text.substr(0, end), delimiter, std::string{'"', delimiter, '"'}) + '"';
    text.remove_prefix(end);
    const std::size_t ends = std::min(text.find_first_not_of("\r\n"), text.size());
    result += text.substr(0, ends);
    text.remove_prefix(ends);
  }
  return result;
}

constexpr std::string_view before_delimiter = "\nfile 2013.csv in UTF-8 with ";

class Table {
 public:
  Table(const Rules& rules, const ReadOptions& options) : rules_(rules), options_(options) {}

  // All that is told of a table but its encoding.
  [[nodiscard]] std::string story(std::string bytes) const {
    std::string story = '\n' + reading::story({make_source("2013.csv", std::move(bytes))}, rules_, options_);
    constexpr std::string_view other = "\nfile 2013.csv in UTF-16LE with ";
    const std::size_t at = story.find(other);
    if (at != std::string::npos) story.replace(at, other.size(), before_delimiter);
    return story;
  }

 private:
  const Rules& rules_;
  const ReadOptions& options_;
};

// The delimiter that a table was found to have; '\0' where no table was found.
char delimiter_of(const std::string& story) {
  const std::size_t at = story.find(before_delimiter);
  return at == std::string::npos ? '\0' : story[at + before_delimiter.size() + 1];
}

}  // namespace

void check_rows(std::string_view bytes) {
  Input input(bytes);
  const Rules& rules = rules_of(input.below(2));
  ReadOptions options;
  options.decimal = input.one_of(std::array{'\0', '.', ','});
  const char delimiter = input.one_of(delimiters);
  input.end_of_choices();
  const std::string_view text = input.rest();

  const bool is_text = find_invalid_utf8(text) == std::string_view::npos && text.find('\0') == std::string_view::npos;
  const std::string by_masks = cut_by_masks(text, delimiter);
  // the library passes over a byte order mark, which a text that is decoded does not have any more
  if (!is_text || text.starts_with("\xEF\xBB\xBF")) return;
  require_same(by_masks, cut_by_library(text, delimiter), "records, cut by masks and by the library");

  // formats are recognised by their first bytes, and the program's own output by its first lines
  if (text.empty() || find_binary(text) || find_own_file(text)) return;
  const Table table(rules, options);
  const std::string as_it_is = table.story(std::string(text));
  require_same(table.story("\xEF\xBB\xBF" + std::string(text)), as_it_is, "with a byte order mark");
  require_same(table.story("\xFF\xFE" + reading::utf16le(text)), as_it_is, "in UTF-16");
  if (text.find('\r') == std::string_view::npos) {
    require_same(table.story(replaced(text, '\n', "\r\n")), as_it_is, "with CRLF for LF");
    const std::string other = replaced(text, '\n', "\r");
    if (!find_own_file(other)) require_same(table.story(other), as_it_is, "with CR for LF");
  }
  // Quotes hide delimiters of other kinds in cells, so that another may be taken for the table's.
  const char found = delimiter_of(as_it_is);
  const bool hides_end = text.ends_with('\x1A');
  if (found == '\0' || hides_end || find_markup(text) || text.find('"') != std::string_view::npos) return;
  if (text.starts_with("sep=")) return;
  // quotes show that the last cell is whole, and so does the end of its line
  std::string ended(text);
  if (!text.ends_with('\n') && !text.ends_with('\r')) ended += '\n';
  const std::string story_of_quoted = table.story(quoted(ended, found));
  if (delimiter_of(story_of_quoted) == found) {
    require_same(story_of_quoted, ended == text ? as_it_is : table.story(ended), "with all cells in quotes");
  }
}

}  // namespace ntm::fuzz
