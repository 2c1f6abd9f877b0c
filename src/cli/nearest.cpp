#include "cli/nearest.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "text/edit_distance.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

std::string_view without_dashes(std::string_view word) {
  return word.substr(std::min(word.find_first_not_of('-'), word.size()));
}

// One slip in a short word, one in three letters of a long one.
std::size_t slips_allowed(std::string_view a, std::string_view b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  return shorter < 2 ? 0 : std::max<std::size_t>(1, std::max(a.size(), b.size()) / 3);
}

}  // namespace

std::string_view nearest(std::string_view word, std::span<const std::string_view> words) {
  constexpr std::size_t longest = 64;  // a longer word is not a slip of the fingers
  const std::string_view typed = without_dashes(word);
  if (typed.empty() || typed.size() > longest) return {};
  std::string_view best;
  std::size_t best_distance = longest;
  std::vector<std::string_view> begun;
  for (const std::string_view candidate : words) {
    const std::string_view meant = without_dashes(candidate);
    const std::size_t shorter = std::min(typed.size(), meant.size());
    if (shorter > 1 && typed.substr(0, shorter) == meant.substr(0, shorter)) begun.push_back(candidate);
    const std::size_t distance = edit_distance(typed, meant);
    if (distance > slips_allowed(typed, meant) || distance >= best_distance) continue;
    best = candidate;
    best_distance = distance;
  }
  return best.empty() && begun.size() == 1 ? begun.front() : best;
}

std::string nearest_name(const std::string& name, const std::vector<std::string>& names) {
  const std::string wanted = word_key(name);
  std::vector<std::string> keys;
  for (const std::string& candidate : names) keys.push_back(word_key(candidate));
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (keys[i] == wanted || keys[i].ends_with(' ' + wanted)) return names[i];
  }
  const std::vector<std::string_view> words(keys.begin(), keys.end());
  const std::string_view meant = nearest(wanted, words);
  const auto found = std::ranges::find(keys, meant);
  return meant.empty() ? std::string() : names[static_cast<std::size_t>(found - keys.begin())];
}

Message did_you_mean(std::string_view word, std::span<const std::string_view> words, Message otherwise) {
  const std::string_view meant = nearest(word, words);
  return meant.empty() ? std::move(otherwise) : Message{"did you mean {}?", meant};
}

}  // namespace ntm
