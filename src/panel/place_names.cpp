#include "panel/place_names.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

#include "text/unicode.hpp"

namespace ntm {
namespace {

struct TypeWord {
  std::string_view word;
  PlaceType type;
  bool is_short;  // a point may stand for the blank behind it
};

constexpr std::array words_of_places = std::to_array<TypeWord>({
    {"huyện đaỏ", PlaceType::rural_district, false},  // huyện đảo, with the tone where name_key puts it
    {"huyện", PlaceType::rural_district, false},
    {"h", PlaceType::rural_district, true},
    {"thị xã", PlaceType::town, false},
    {"tx", PlaceType::town, true},
    {"t.x", PlaceType::town, true},
    {"thành phố", PlaceType::city, false},
    {"tp", PlaceType::city, true},
    {"t.p", PlaceType::city, true},
    {"quận", PlaceType::urban_district, false},
    {"q", PlaceType::urban_district, true},
    {"tỉnh", PlaceType::province, false},
    {"t", PlaceType::province, true},
});

constexpr std::array words_of_units = std::to_array<TypeWord>({
    {"xã", PlaceType::commune, false},
    {"x", PlaceType::commune, true},
    {"phường", PlaceType::ward, false},
    {"p", PlaceType::ward, true},
    {"thị trấn", PlaceType::townlet, false},
    {"tt", PlaceType::townlet, true},
    {"t.t", PlaceType::townlet, true},
    {"đặc khu", PlaceType::special_zone, false},
    {"đk", PlaceType::special_zone, true},
});

bool is_number(char character) { return character >= '0' && character <= '9'; }

// What follows the word in front of `key`; nothing where it does not stand there, or nothing follows.
std::optional<std::string_view> behind(const TypeWord& word, std::string_view key) {
  if (!key.starts_with(word.word)) return std::nullopt;
  std::string_view rest = key.substr(word.word.size());
  const bool numbered = word.is_short && !rest.empty() && is_number(rest[0]);  // Q1
  const bool pointed = word.is_short && rest.starts_with('.');
  if (!rest.starts_with(' ') && !rest.starts_with(':') && !pointed && !numbered) return std::nullopt;
  if (pointed) rest.remove_prefix(1);
  if (rest.starts_with(' ')) rest.remove_prefix(1);
  return rest.empty() ? std::nullopt : std::optional(rest);
}

// Signs that are written in several ways, by the one that stands for them.
struct Sign {
  std::string_view written;
  char meant;
};
constexpr std::array signs = std::to_array<Sign>(
    {{"‐", '-'}, {"‑", '-'}, {"‒", '-'}, {"–", '-'}, {"—", '-'}, {"−", '-'}, {"’", '\''}, {"‘", '\''}, {"ʼ", '\''}});

std::string bare(std::string_view key) {
  std::string result;
  for (std::size_t at = 0; at < key.size();) {
    const std::string_view rest = key.substr(at);
    const bool may_be_sign = rest[0] == '\xE2' || rest[0] == '\xCA';
    const auto* const sign =
        may_be_sign ? std::ranges::find_if(signs, [&](const Sign& s) { return rest.starts_with(s.written); })
                    : signs.end();
    const char character = sign != signs.end() ? sign->meant : rest[0];
    at += sign != signs.end() ? sign->written.size() : 1;
    const bool begins_word = result.empty() || result.back() == ' ';
    if (character == '0' && begins_word && at < key.size() && is_number(key[at])) continue;
    // "Bà Rịa - Vũng Tàu" and "Bà Rịa Vũng Tàu"
    const char meant = character == '-' ? ' ' : character;
    if (meant != ' ' || !(result.empty() || result.ends_with(' '))) result += meant;
  }
  return result;
}

// Without a number in front ("1. Xã X", "106 - Huyện X"), and without what stands behind in brackets or as a mark of a
// footnote.
std::string_view bare_name(std::string_view key) {
  const std::size_t letter = key.find_first_not_of("0123456789");
  if (letter != 0 && letter != std::string_view::npos &&
      std::string_view(".)- ").find(key[letter]) != std::string_view::npos) {
    const std::size_t begin = key.find_first_not_of(".)- ", letter);
    if (begin != std::string_view::npos && !is_number(key[begin])) key.remove_prefix(begin);
  }
  const std::size_t bracket = key.find_first_of("(,");
  if (bracket != std::string_view::npos && bracket > 0) key = key.substr(0, bracket);
  const std::size_t last = key.find_last_not_of(" .*:");
  return key.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

template <std::size_t Count>
TypedName typed(const std::array<TypeWord, Count>& words, std::string_view text) {
  const std::string key = name_key(text);
  std::string_view name = bare_name(key);
  if (name.empty()) name = key;
  PlaceType type = PlaceType::not_said;
  for (const TypeWord& word : words) {
    auto rest = behind(word, name);
    if (!rest) continue;
    type = word.type;
    // "Huyện: X", "Huyện Huyện X"
    if (rest->starts_with(':')) rest->remove_prefix(std::min(rest->find_first_not_of(": "), rest->size()));
    name = behind(word, *rest).value_or(*rest);
    break;
  }
  return {bare(name), type};
}

}  // namespace

TypedName typed_place_name(std::string_view text) { return typed(words_of_places, text); }

TypedName typed_unit_name(std::string_view text) { return typed(words_of_units, text); }

bool is_one_name(std::string_view a, std::string_view b) {
  if (a == b || a.empty() || b.empty()) return true;
  return (is_ascii(a) || is_ascii(b)) && word_key(a) == word_key(b);
}

SameNames::SameNames(std::span<const TypedName> names) : order(names.size()) {
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::uint32_t i) { return std::tuple(std::cref(names[i]), i); });
  const auto end_of = [&](std::size_t begin, auto same) {
    std::size_t end = begin + 1;
    while (end < order.size() && same(names[order[begin]], names[order[end]])) ++end;
    return end;
  };
  const auto named_alike = [](const TypedName& a, const TypedName& b) { return a.name == b.name; };
  for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    end = end_of(begin, named_alike);
    const std::size_t first = groups.size();
    for (std::size_t of_type = begin; of_type < end; of_type = groups.back().end) {
      groups.push_back({of_type, end_of(of_type, std::equal_to<>())});
    }
    const bool any_bare = names[order[begin]].type == PlaceType::not_said;
    const std::size_t types = groups.size() - first - (any_bare ? 1 : 0);
    if (any_bare && types == 1) {
      groups.pop_back();
      groups.back().end = end;
    } else if (any_bare && types > 1) {
      unclear.push_back({first, first + 1, first + 2});
    }
  }
}

}  // namespace ntm
