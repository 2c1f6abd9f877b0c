#include "ntm/table.hpp"

#include <memory>
#include <utility>

namespace ntm {

TableSource::TableSource(std::vector<Table> tables) {
  parts_.emplace_back(
      [kept = std::make_shared<const std::vector<Table>>(std::move(tables))](const Take& take) { take(*kept); });
}

void TableSource::add_part(Make make) {
  parts_.emplace_back([make = std::move(make)](const Take& take) { take(make()); });
}

void TableSource::give_parts(const Take& take) const {
  for (const auto& part : parts_) part(take);
}

void TableSource::give(const std::function<void(const Table&)>& take) const {
  give_parts([&](const std::vector<Table>& part) {
    for (const Table& table : part) take(table);
  });
}

}  // namespace ntm
