// All ways of reading must say the same of every dialect, whole or spoilt: straight rows, cells cut by masks, blocks of
// any size on any number of threads, and every row by the rules alone.
//
// NTM_ROUNDS=200000 build/ntm_reading_tests is a long run; NTM_SEED chooses other inputs.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "ntm/rule_sets.hpp"
#include "reading/dialects.hpp"
#include "reading/panels.hpp"
#include "reading/shrink.hpp"
#include "reading/spoil.hpp"
#include "reading/story.hpp"

using namespace ntm;
using namespace ntm::reading;

namespace {

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
  const char* const text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

Rules built_in_rules() {
  Diagnostics diagnostics;
  return *read_rules("", rule_sets().front().files, "", diagnostics);
}

// Few criteria, some of them with the names of columns.
Rules small_rules() {
  Rules rules;
  const std::array names{"Quy hoạch", "Giao thông", "Thủy lợi", "Điện", "Trường học", "Hộ nghèo", "Thu nhập"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    rules.criteria.push_back({static_cast<int>(i + 1), names[i], fmt::format("Criterion {}", i + 1), ""});
  }
  rules.bands = {{"all", 0, static_cast<int>(names.size())}};
  return rules;
}

const Rules& rules_of(std::size_t which) {
  static const std::array rules{small_rules(), built_in_rules()};
  return rules[which];
}

std::vector<File> written(const Dialect& dialect, const std::vector<Table>& panel) {
  std::vector<File> files;
  for (std::size_t i = 0; i < panel.size(); ++i) files.push_back(dialect.write(panel[i], {i, panel.size()}));
  return files;
}

std::vector<Source> sources_of(const std::vector<SpoiltFile>& files) {
  std::vector<Source> sources;
  for (const SpoiltFile& file : files) sources.push_back(make_source(file.name, file.bytes, file.from_folder));
  return sources;
}

constexpr std::size_t whole = std::size_t{1} << 30;
#ifdef NTM_SANITIZED
constexpr std::array<std::size_t, 2> thread_counts{1, 7};
constexpr std::array<std::size_t, 2> block_sizes{7, whole};
constexpr std::uint64_t panels = 1;
constexpr std::uint64_t usual_rounds = 60;
#else
constexpr std::array<std::size_t, 3> thread_counts{1, 2, 7};
constexpr std::array<std::size_t, 4> block_sizes{1, 7, 4096, whole};
constexpr std::uint64_t panels = 6;
constexpr std::uint64_t usual_rounds = 1500;
#endif

// Fails, with the smallest input that it finds, where the ways of reading differ.
void check_same(const std::vector<SpoiltFile>& files, const Rules& rules, const ReadOptions& options,
                const std::string& expected, const std::string& what) {
  const std::string ours = story(sources_of(files), rules, options);
  if (ours == expected) return;
  const auto differs = [&](const std::vector<SpoiltFile>& smaller) {
    const std::vector<Source> sources = sources_of(smaller);
    return story(sources, rules, options) != exact_story(sources, rules, options);
  };
  const std::vector<SpoiltFile> smallest = differs(files) ? shrunk(files, differs) : files;
  const std::vector<Source> sources = sources_of(smallest);
  FAIL_CHECK(what, ", ", options.threads, " threads, blocks of ", options.block_size, " bytes\n", literal(smallest),
             first_difference(story(sources, rules, options), exact_story(sources, rules, options)));
}

ReadOptions random_options(Random& random) {
  ReadOptions options;
  if (random.one_in(10)) options.decimal = random.one_of(std::array{'.', ','});
  options.blank_is_not_met = random.one_in(10);
  if (random.one_in(20)) {
    options.encoding = random.one_of(std::array{"UTF-8", "windows-1258", "UTF-16LE", "windows-1252", "no such"});
  }
  if (random.one_in(20)) {
    options.extra_columns_file = "words.csv";
    options.extra_columns =
        random.one_of(std::array{"column,alias\nincome,Diện tích\n", "column,alias\nremark,Hộ nghèo\nfiller,xã\n",
                                 "alias\n", "column,alias\nhouse,x\nincome, \n"});
  }
  options.threads = random.one_of(thread_counts);
  options.block_size = random.one_of(block_sizes);
  return options;
}

}  // namespace

TEST_CASE("every dialect is read as by the rules alone, on any number of threads, in blocks of any size") {
  Random random(from_environment("NTM_SEED", 1));
  for (std::uint64_t round = 0; round < panels; ++round) {
    const std::size_t which = round % 2;
    const Rules& rules = rules_of(which);
    const std::vector<Table> panel = random_panel(random, rules.criteria.size());
    for (const Dialect& dialect : dialects()) {
      std::vector<SpoiltFile> files;
      for (const File& file : written(dialect, panel)) files.push_back({file.name, encoded(file)});
      const std::string expected = exact_story(sources_of(files), rules, {});
      for (const std::size_t threads : thread_counts) {
        for (const std::size_t block_size : block_sizes) {
          ReadOptions options;
          options.threads = threads;
          options.block_size = block_size;
          check_same(files, rules, options, expected, fmt::format("{} of panel {}", dialect.name, round));
        }
      }
    }
  }
}

TEST_CASE("tables that are spoilt anywhere are told of as by the rules alone") {
  const std::uint64_t seed = from_environment("NTM_SEED", 1);
  const std::uint64_t rounds = from_environment("NTM_ROUNDS", usual_rounds);
  std::uint64_t usable = 0;
  for (std::uint64_t round = 0; round < rounds; ++round) {
    Random random(seed * 1'000'000'007 + round);
    const Rules& rules = rules_of(random.one_in(4) ? 1 : 0);
    const std::vector<Table> panel = random_panel(random, rules.criteria.size());
    const Dialect& dialect = random.one_of(dialects());
    const std::vector<SpoiltFile> files =
        spoilt(written(dialect, panel), written(random.one_of(dialects()), panel), random);
    const ReadOptions options = random_options(random);
    const std::string expected = exact_story(sources_of(files), rules, options);
    usable += expected.find(": error: ") == std::string::npos ? 1 : 0;
    check_same(files, rules, options, expected, fmt::format("{}, seed {}, round {}", dialect.name, seed, round));
  }
  CHECK(usable > rounds / 4);  // what is refused says little of figures
}
