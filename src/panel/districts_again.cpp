#include "panel/districts_again.hpp"

#include <map>
#include <set>
#include <string_view>

#include "words/phrases.hpp"

namespace ntm {
namespace {

// A row alone has been added where there was room.
constexpr std::size_t rows_of_block = 2;
// Tables that are in blocks have few districts more than once; others are in another order.
constexpr std::size_t districts_for_each_again = 4;

// By year, the blocks of a table in their order, each joined with the one before if that is of the same district.
std::map<int, std::vector<RunOfPlace>> find_blocks(const RowsOfTable& table) {
  std::map<int, std::vector<RunOfPlace>> blocks;
  for (const Part& part : table.parts) {
    std::vector<RunOfPlace>& before = blocks[part.chunk.year()];
    for (const RunOfPlace& run : part.runs) {
      if (!before.empty() && before.back().place == run.place) {
        before.back().rows += run.rows;
      } else {
        before.push_back(run);
      }
    }
  }
  return blocks;
}

// The block of a district that stood above already, if the table is otherwise in blocks.
const RunOfPlace* find_block_again(const std::vector<RunOfPlace>& blocks) {
  std::set<std::uint32_t> known;
  const RunOfPlace* first = nullptr;
  std::size_t again = 0;
  for (const RunOfPlace& block : blocks) {
    if (known.insert(block.place).second) continue;
    ++again;
    if (first == nullptr && block.rows >= rows_of_block) first = &block;
  }
  return again * districts_for_each_again <= known.size() ? first : nullptr;
}

}  // namespace

void tell_districts_again(const std::vector<RowsOfTable>& tables, Dictionary& dictionary, const RowsAgain& rows_again,
                          Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < tables.size(); ++i) {
    if (!tables[i].has_districts) continue;
    for (const auto& [of_year, blocks] : find_blocks(tables[i])) {
      const RunOfPlace* const block = find_block_again(blocks);
      if (block == nullptr) continue;
      const std::string_view names = dictionary.places().names(block->place);
      const std::string_view district = names.substr(0, names.find('\n'));
      if (district.empty() || district.size() + 1 != names.size()) continue;
      rows_again({i}, [&, year = of_year](const RowAgain& row) {
        if (row.year != year || row.unit != block->first) return true;
        diagnostics.warning(
            {tables[i].file, row.line, 0},
            {"communes of '{}' appear again below those of others; treated as the same district", district},
            "if these are districts of two provinces, name the province in a column");
        return false;
      });
    }
  }
}

}  // namespace ntm
