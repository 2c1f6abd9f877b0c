// Words that make another column of what they stand beside: plans, estimates, what is not met.
#include <algorithm>
#include <array>

#include "read/columns.hpp"
#include "read/header_words.hpp"

namespace ntm {
namespace {

constexpr std::array met_words = std::to_array<std::string_view>({"dat", "met", "hoan thanh"});

// "ke hoach nam 2014" -> "ke hoach"
void drop_year(std::string& key) {
  constexpr std::string_view year = " nam";
  key.resize(key.find_last_not_of("0123456789 ") + 1);
  if (key.ends_with(year)) key.resize(key.size() - year.size());
}

}  // namespace

Claim ColumnTable::claim_of_key(const std::string& key) const {
  const auto holds = [&](const std::string& words) { return find_words(key, words) != std::string_view::npos; };
  if (std::ranges::any_of(others_, holds)) return Claim::other;
  if (std::ranges::none_of(not_met_, holds)) return Claim::result;
  // "đạt hoặc chưa đạt" says both
  const std::string rest = without(key, not_met_);
  const auto is_met_word = [&](std::string_view word) { return find_words(rest, word) != std::string_view::npos; };
  return std::ranges::any_of(met_words, is_met_word) ? Claim::result : Claim::not_met;
}

// What an indicator is called stands in no table, and may hold any word: "Có điểm phục vụ bưu chính". So words that
// make another column of it are looked for where they would stand: alone, in brackets, or at an end.
Claim ColumnTable::claim_of_indicator(std::string_view name) const {
  const HeaderParts parts = split_header(name);
  if (claim_of_key(words_in(parts.inside)) == Claim::other) return Claim::other;
  std::string key = words_in(parts.outside);
  const Claim claim = claim_of_key(key);
  constexpr std::ptrdiff_t most_words_alone = 3;
  if (claim != Claim::other || std::ranges::count(key, ' ') < most_words_alone) return claim;
  drop_year(key);
  const auto stands_at_end = [&](const std::string& words) {
    return key.starts_with(words + ' ') || key.ends_with(' ' + words);
  };
  if (std::ranges::any_of(others_, stands_at_end)) return Claim::other;
  return claim_of_key(without(key, others_));
}

Claim ColumnTable::claim_of(std::string_view text) const {
  std::string key = words_in(text);
  // the name of the whole programme holds the word for targets
  key = without(key, {"muc tieu quoc gia"});
  return claim_of_key(key);
}

bool ColumnTable::is_claim(std::string_view text) const {
  std::string key = words_in(text);
  drop_year(key);
  return std::ranges::find(others_, key) != others_.end();
}

std::size_t ColumnTable::find_other(std::string_view words) const {
  std::size_t first = std::string_view::npos;
  for (const std::string& other : others_) first = std::min(first, find_words(words, other));
  return first;
}

}  // namespace ntm
