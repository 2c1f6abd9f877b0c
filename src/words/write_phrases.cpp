// The table of phrases -> what the compiler and the program need of it: write_phrases vietnamese.csv FOLDER
//
//   FOLDER/phrases.hpp       the hash of each English text and context, ascending: by it the compiler finds a phrase,
//                            whose number is its place there. Vietnamese changes nothing in this file.
//   FOLDER/translations.hpp  the texts, by number
//
// The table has the columns english,vietnamese,context,theme in this order. Texts are patterns as fmt has them, with \n
// for a line break. The English one is also the key, by which the code calls it; its arguments stand as {} in their
// order. The Vietnamese one has {} as often, or names them as {0}, {1}, …: it may change their order, and leave out
// those that only English needs, such as the s of a plural. The context tells two phrases apart that are one in English
// only. The theme says where the phrase is used; it is for those who translate.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/csv_library.hpp"
#include "words/pattern.hpp"

namespace {

// What the compiler makes of a text: \n is a line break.
std::string with_line_breaks(std::string text) {
  for (std::size_t at = text.find("\\n"); at != std::string::npos; at = text.find("\\n", at)) text.replace(at, 2, "\n");
  return text;
}

struct Phrase {
  std::size_t line = 0;
  std::uint64_t hash = 0;
  std::string english;
  std::string vietnamese;
  std::string context;
};

class Table {
 public:
  explicit Table(std::string file) : file_(std::move(file)) {}

  // Reads and checks everything; false if there was an error.
  bool read() {
    std::ifstream input(file_, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(input), {}};
    if (!input || text.find('\0') != std::string::npos) {
      error(0, "cannot be read as text");
      return false;
    }
    if (!text.ends_with('\n')) text += '\n';  // the library reads beyond a last line without an end
    Reader reader(file_, text.data(), text.data() + text.size());
    try {
      reader.read_header(io::ignore_no_column, "english", "vietnamese", "context", "theme");
    } catch (const io::error::base&) {
      error(1, "the columns are not english,vietnamese,context,theme");
      return false;
    }
    while (add_row(reader)) {
    }
    std::sort(phrases.begin(), phrases.end(), [](const Phrase& a, const Phrase& b) { return a.hash < b.hash; });
    for (std::size_t i = 1; i < phrases.size(); ++i) {
      if (phrases[i - 1].hash == phrases[i].hash)
        error(phrases[i].line, "another phrase has the same hash; word one of them differently");
    }
    return !failed_;
  }

  std::vector<Phrase> phrases;  // by hash

 private:
  using Reader = io::CSVReader<4, io::trim_chars<>, io::double_quote_escape<',', '"'>>;

  void error(std::size_t line, const std::string& what) {
    failed_ = true;
    const std::string place = line > 0 ? ":" + std::to_string(line) : "";
    std::fprintf(stderr, "%s%s: error: %s\n", file_.c_str(), place.c_str(), what.c_str());
  }

  // False at the end of the table.
  bool add_row(Reader& reader) {
    Phrase phrase;
    std::string theme;
    try {
      if (!reader.read_row(phrase.english, phrase.vietnamese, phrase.context, theme)) return false;
    } catch (const io::error::base&) {
      error(reader.get_file_line(), "the row has not four cells, or a quote is not closed");
      return true;
    }
    phrase.line = reader.get_file_line();
    check(phrase, theme);
    const auto [first, is_new] = lines_.try_emplace({phrase.english, phrase.context}, phrase.line);
    if (!is_new) {
      error(phrase.line,
            "the phrase stands in line " + std::to_string(first->second) + ", too; delete one, or give it a context");
      return true;
    }
    phrase.hash = ntm::words::hash_of(with_line_breaks(phrase.english), phrase.context);
    phrases.push_back(std::move(phrase));
    return true;
  }

  void check(const Phrase& phrase, const std::string& theme) {
    const std::pair<const char*, const std::string*> cells[] = {{"english", &phrase.english},
                                                                {"vietnamese", &phrase.vietnamese},
                                                                {"context", &phrase.context},
                                                                {"theme", &theme}};
    for (const auto& [column, cell] : cells) {
      const std::string name = column;
      if (cell->empty() && cell != &phrase.context) error(phrase.line, "the " + name + " is missing");
      if (cell->starts_with(' ') || cell->ends_with(' ') || cell->find("  ") != std::string::npos) {
        error(phrase.line, "a stray blank in the " + name);
      }
      for (std::size_t at = cell->find('\\'); at != std::string::npos; at = cell->find('\\', at + 1)) {
        if (cell->compare(at, 2, "\\n") != 0) error(phrase.line, "a backslash in the " + name + " is not that of \\n");
      }
    }
    const std::size_t arguments = ntm::words::count_arguments(phrase.english);
    const Gaps english(phrase.english, arguments);
    if (!english.are_well_formed || english.named > 0) {
      error(phrase.line, "a brace in the english is not that of {}");
      return;
    }
    const Gaps vietnamese(phrase.vietnamese, arguments);
    if (!vietnamese.are_well_formed) {
      error(phrase.line,
            "a brace in the vietnamese is not that of {} or of an argument from {0} on that the english has");
    } else if (vietnamese.named > 0 && vietnamese.unnamed > 0) {
      error(phrase.line, "the vietnamese mixes {} with {0}; name all of them");
    } else if (vietnamese.named == 0 && vietnamese.unnamed != arguments) {
      error(phrase.line, "the english has " + std::to_string(arguments) + " {}, the vietnamese " +
                             std::to_string(vietnamese.unnamed) + "; name those that are needed as {0}, {1}");
    }
  }

  // What a pattern takes.
  struct Gaps {
    std::size_t unnamed = 0;
    std::size_t named = 0;
    bool are_well_formed = true;

    Gaps(std::string_view pattern, std::size_t arguments) {
      for (std::size_t at = pattern.find_first_of("{}"); at != std::string_view::npos;
           at = pattern.find_first_of("{}", at)) {
        const std::string_view rest = pattern.substr(at);
        if (rest.starts_with("{}")) {
          ++unnamed;
          at += 2;
        } else if (rest.size() >= 3 && rest[0] == '{' && rest[1] >= '0' && rest[1] <= '9' && rest[2] == '}' &&
                   static_cast<std::size_t>(rest[1] - '0') < arguments) {
          ++named;
          at += 3;
        } else {
          are_well_formed = false;
          ++at;
        }
      }
    }
  };

  std::string file_;
  bool failed_ = false;
  std::map<std::pair<std::string, std::string>, std::size_t> lines_;  // of phrases, by English text and context
};

// As C++ has it; \n stays \n.
std::string literal(const std::string& text) {
  std::string quoted = "\"";
  for (const char character : text) {
    if (character == '"') quoted += '\\';
    quoted += character;
  }
  return quoted + '"';
}

// Leaves a file alone that holds the text already, so that nothing is compiled anew for it.
bool write(const std::string& file, const std::string& text) {
  std::ifstream before(file, std::ios::binary);
  if (before && std::string{std::istreambuf_iterator<char>(before), {}} == text) return true;
  std::ofstream output(file, std::ios::binary);
  output << text;
  output.close();
  if (!output) std::fprintf(stderr, "%s: error: cannot be written\n", file.c_str());
  return static_cast<bool>(output);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: write_phrases TABLE FOLDER\n");
    return 2;
  }
  Table table(argv[1]);
  if (!table.read()) return 1;
  const std::string folder = argv[2];
  std::string hashes =
      "#pragma once\n\n#include <cstdint>\n\nnamespace ntm::words {\n\ninline constexpr std::uint64_t hashes[] = {\n";
  std::string translations =
      "#pragma once\n\n#include \"words/translation.hpp\"\n\nnamespace ntm::words {\n\n"
      "inline constexpr Translation translations[] = {\n";
  for (const Phrase& phrase : table.phrases) {
    hashes += "    " + std::to_string(phrase.hash) + "U,\n";
    translations += "    {" + literal(phrase.english) + ", " + literal(phrase.vietnamese) + "},\n";
  }
  constexpr std::string_view end = "};\n\n}  // namespace ntm::words\n";
  return write(folder + "/phrases.hpp", hashes.append(end)) &&
                 write(folder + "/translations.hpp", translations.append(end))
             ? 0
             : 1;
}
