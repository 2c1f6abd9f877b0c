#include "read/own_output.hpp"

#include <algorithm>
#include <array>

#include "read/cells.hpp"

namespace ntm {
namespace {

bool are_figures(std::string_view text) {
  return text.starts_with("measure,scope,name,item,") || text.starts_with("measure;scope;name;item;");
}

// A title, and a double line below it.
bool is_report(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return false;
  std::string_view line = text.substr(end + 1);
  line = line.substr(0, line.find_first_of("\r\n"));
  constexpr std::size_t shortest_title = 8;
  for (const std::string_view sign : {"═", "="}) {
    std::size_t count = 0;
    while (line.substr(count * sign.size()).starts_with(sign)) ++count;
    if (count >= shortest_title && count * sign.size() == line.size()) return true;
  }
  return false;
}

bool is_notice(std::string_view text) {
  constexpr PhraseWith<1> title = "Results of the programme on new rural development in {}";
  return std::ranges::any_of(std::array{Language::english, Language::vietnamese}, [&](Language language) {
    const std::string_view pattern = title.in(language);
    return text.starts_with(pattern.substr(0, pattern.find('{')));
  });
}

}  // namespace

std::optional<Phrase> find_own_output(std::string_view text) {
  if (are_figures(text)) return Phrase("figures, not communes");
  if (is_report(text) || is_notice(text)) return Phrase("a report, not communes");
  return std::nullopt;
}

bool is_prose(std::string_view text) {
  // sentences have commas, too, but hardly as many in each, nor numbers behind them
  constexpr std::ptrdiff_t most_commas = 2;
  std::string_view before;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    for (const char delimiter : {',', ';', '\t', '|'}) {
      const auto count = std::ranges::count(line, delimiter);
      if (count == 0 || count != std::ranges::count(before, delimiter)) continue;
      if (delimiter != ',' || count > most_commas || is_digit(line.back())) return false;
    }
    before = line;
  }
  return true;
}

}  // namespace ntm
