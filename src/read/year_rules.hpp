// The rules of each year, and what their words make of headers.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/rulebook.hpp"
#include "read/columns.hpp"

namespace ntm {

// Several threads may ask it at once.
class YearRules {
 public:
  // `extra_rows` are those of ColumnTable. What is wrong with them goes to `diagnostics` when they are first read.
  YearRules(const Rulebook& book, std::string_view extra_rows, std::string extra_name, Diagnostics& diagnostics)
      : book_(book), extra_rows_(extra_rows), extra_name_(std::move(extra_name)), diagnostics_(diagnostics) {}

  [[nodiscard]] const Rulebook& book() const { return book_; }
  // Those by which a year is read: which province's they are makes no difference to that. Where none holds, or the year
  // is not known, the first.
  [[nodiscard]] const Rules& rules_of(std::optional<int> year) const;
  // The words of headers under these rules, which are some of this book.
  [[nodiscard]] const ColumnTable& words_of(const Rules& rules);
  // Whether any were asked for: what is wrong with the extra rows is then told, whoever asks next.
  [[nodiscard]] bool has_told_words() const;
  // Rules of all decrees, those of `year` first.
  [[nodiscard]] std::vector<const Rules*> all(std::optional<int> year) const;
  // Whether marks of both years may stand in one table.
  [[nodiscard]] bool are_read_alike(int year, int other) const;

 private:
  const Rulebook& book_;
  std::string_view extra_rows_;
  std::string extra_name_;
  Diagnostics& diagnostics_;
  mutable std::mutex words_mutex_;
  std::map<const Rules*, std::unique_ptr<ColumnTable>> words_;
};

}  // namespace ntm
