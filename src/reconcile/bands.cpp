// Labels of bands -> ranges of numbers of criteria. Every place has its own words for them.
#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "ntm/reconcile.hpp"
#include "text/unicode.hpp"

namespace ntm {
namespace {

constexpr int open_end = std::numeric_limits<int>::max();

enum class BandForm {
  one,       // 9
  between,   // 15-19
  at_least,  // 10+
  above,     // > 9
  at_most,   // up to 4
  below,     // < 5
  of_all     // 19/19
};

struct BandWords {
  std::string_view words;  // as word_key has them, without blanks, and # for each number
  BandForm form;
};

constexpr std::array band_words = std::to_array<BandWords>({
    {"#", BandForm::one},
    {"du#", BandForm::one},
    {"exactly#", BandForm::one},
    {"#/#", BandForm::of_all},
    {"#-#", BandForm::between},
    {"tu#-#", BandForm::between},
    {"tu#den#", BandForm::between},
    {"#den#", BandForm::between},
    {"tu#toi#", BandForm::between},
    {"from#to#", BandForm::between},
    {"#to#", BandForm::between},
    {">=#", BandForm::at_least},
    {"\u2265#", BandForm::at_least},
    {"#+", BandForm::at_least},
    {"#trolen", BandForm::at_least},
    {"tu#trolen", BandForm::at_least},
    {"from#", BandForm::at_least},
    {"from#up", BandForm::at_least},
    {"from#upwards", BandForm::at_least},
    {"atleast#", BandForm::at_least},
    {"#ormore", BandForm::at_least},
    {"#andmore", BandForm::at_least},
    {"#andabove", BandForm::at_least},
    {"itnhat#", BandForm::at_least},
    {">#", BandForm::above},
    {"tren#", BandForm::above},
    {"hon#", BandForm::above},
    {"over#", BandForm::above},
    {"above#", BandForm::above},
    {"morethan#", BandForm::above},
    {"<=#", BandForm::at_most},
    {"\u2264#", BandForm::at_most},
    {"#troxuong", BandForm::at_most},
    {"tu#troxuong", BandForm::at_most},
    {"den#", BandForm::at_most},
    {"upto#", BandForm::at_most},
    {"atmost#", BandForm::at_most},
    {"#orless", BandForm::at_most},
    {"#orfewer", BandForm::at_most},
    {"<#", BandForm::below},
    {"duoi#", BandForm::below},
    {"ithon#", BandForm::below},
    {"under#", BandForm::below},
    {"below#", BandForm::below},
    {"lessthan#", BandForm::below},
    {"fewerthan#", BandForm::below},
});

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

}  // namespace

std::optional<CriteriaRange> read_band(std::string_view label) {
  std::string key = word_key(label);
  for (const std::string_view dash : {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"}) {
    replace_all(key, dash, "-");
  }
  // what every band is of
  for (const std::string_view said : {"tieu chi", "criteria", "criterion", "so xa", "nhom", "dat", "tc"}) {
    replace_all(key, said, "");
  }
  std::erase(key, ' ');
  std::string words;
  std::array<int, 2> numbers{};
  std::size_t count = 0;
  for (std::size_t i = 0; i < key.size();) {
    if (key[i] < '0' || key[i] > '9') {
      words += key[i++];
      continue;
    }
    if (count == numbers.size()) return std::nullopt;
    const auto [end, error] = std::from_chars(key.data() + i, key.data() + key.size(), numbers[count]);
    if (error != std::errc() || numbers[count] > 1000) return std::nullopt;
    ++count;
    i = static_cast<std::size_t>(end - key.data());
    words += '#';
  }
  const auto* const found = std::ranges::find(band_words, std::string_view(words), &BandWords::words);
  if (found == band_words.end()) return std::nullopt;
  const auto [a, b] = numbers;
  CriteriaRange range;
  switch (found->form) {
    case BandForm::one: range = {a, a}; break;
    case BandForm::between: range = {std::min(a, b), std::max(a, b)}; break;
    case BandForm::at_least: range = {a, open_end}; break;
    case BandForm::above: range = {a + 1, open_end}; break;
    case BandForm::at_most: range = {0, a}; break;
    case BandForm::below: range = {0, a - 1}; break;
    case BandForm::of_all: range = {a, a}; break;
  }
  return range.from <= range.to ? std::optional(range) : std::nullopt;
}

}  // namespace ntm
