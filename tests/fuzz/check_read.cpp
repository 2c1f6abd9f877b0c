// An input: eight choices (files, names, from a folder, decimal sign, blanks, encoding, rules, header words), and the
// files. A group separator (U+001D) stands for so many blank rows that what is below them is beyond a file's head.
#include <array>
#include <string>
#include <vector>

#include "fuzz/input.hpp"
#include "fuzz/rules_of.hpp"
#include "fuzz/targets.hpp"
#include "reading/story.hpp"

namespace ntm::fuzz {
namespace {

constexpr std::size_t most_files = 3;

constexpr std::array<std::array<const char*, most_files>, 4> file_names{{
    {"2013.csv", "2012.csv", "2011.csv"},
    {"a.csv", "b.csv", "c.csv"},
    {"NTM 2012.csv", "2012/xa.csv", "2013.csv"},
    {"2013/a.csv", "2013/b.csv", "2012-2013.csv"},
}};
constexpr std::array decimal_signs{'\0', '.', ','};
constexpr std::array encodings{"",       "",      "UTF-8",  "UTF-16LE", "UTF-16",       "windows-1258",
                               "cp1252", "TCVN3", "UTF-32", "UTF-16BE", "no such name", ""};
constexpr std::array header_words{"", "column,alias\nincome,Diện tích\n",
                                  "column,alias\nremark,Hộ nghèo\nfiller,xã\nunit,người\n", "column,alias\nhouse,x\n"};

struct Way {
  std::size_t threads;
  std::size_t block_size;
};
constexpr std::array ways =
    std::to_array<Way>({{1, 1}, {2, 1}, {1, 7}, {2, 7}, {1, 64}, {2, 64}, {1, 4096}, {2, 4096}});

constexpr char far_below = '\x1D';

std::string with_blank_rows(const std::string& text) {
  std::string blank_rows;
  for (int i = 0; i < 70; ++i) blank_rows.append(249, ' ').append(1, '\n');
  std::string result;
  bool is_first = true;  // once is enough
  for (const char character : text) {
    character == far_below&& is_first ? result.append(blank_rows) : result.append(1, character);
    is_first = is_first && character != far_below;
  }
  return result;
}

}  // namespace

void check_read(std::string_view bytes) {
  Input input(bytes);
  const std::size_t files = 1 + input.below(most_files);
  const auto& names = input.one_of(file_names);
  const bool from_folder = input.flag();
  ReadOptions options;
  options.decimal = input.one_of(decimal_signs);
  options.blank_is_not_met = input.flag();
  options.encoding = input.one_of(encodings);
  const Rules& rules = rules_of(input.below(2));
  options.extra_columns = input.one_of(header_words);
  if (!options.extra_columns.empty()) options.extra_columns_file = "words.csv";
  input.end_of_choices();

  std::vector<Source> sources;
  bool is_long = false;
  for (const std::string& text : input.texts(files)) {
    is_long = is_long || text.find(far_below) != std::string::npos;
    sources.push_back(make_source(names[sources.size()], with_blank_rows(text), from_folder));
  }
  const std::string expected = reading::exact_story(sources, rules, options);
  for (const Way& way : ways) {
    if (is_long && way.block_size < 64) continue;  // they would be very many
    options.threads = way.threads;
    options.block_size = way.block_size;
    require_same(reading::story(sources, rules, options), expected,
                 std::to_string(way.threads) + " threads, blocks of " + std::to_string(way.block_size) + " bytes");
  }
}

}  // namespace ntm::fuzz
