#include "formats/html_charts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "formats/shades.hpp"
#include "formats/words.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

std::string in_percent(const Ratio& part, const Style& style) {
  return to_string(Number{part * Ratio(100), 1}, style.language) + '%';
}

// A drawing as wide as its cell.
std::string drawing(const std::string& words, const std::string& shapes) {
  return fmt::format(
      R"(<svg class="bar" viewBox="0 0 1000 20" preserveAspectRatio="none" role="img" aria-label="{}">{}</svg>)", words,
      shapes);
}

std::string rectangle(std::string_view its_class, const Ratio& x, const Ratio& width, int y = 0, int height = 20) {
  return fmt::format(R"(<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>)", its_class, at(x), y, at(width),
                     height);
}

}  // namespace

std::string at(const Ratio& coordinate) {
  std::string digits = coordinate.rounded(1);
  if (digits.ends_with(".0")) digits.resize(digits.size() - 2);
  return digits;
}

std::string escaped(std::string_view text) {
  std::string written;
  for (const char sign : text) {
    switch (sign) {
      case '&': written += "&amp;"; break;
      case '<': written += "&lt;"; break;
      case '>': written += "&gt;"; break;
      case '"': written += "&quot;"; break;
      case '\'': written += "&#39;"; break;
      case ' ': written += holds_next_word(written) ? "&nbsp;" : " "; break;
      default: written += sign;
    }
  }
  return written;
}

std::string in_html(const Message& message, const Style& style) { return escaped(to_words(message, style)); }

std::string to_svg(const Trend& trend, const Ratio& largest, const Style& style) {
  constexpr int step = 8;
  constexpr int height = 16;
  std::string bars;
  std::vector<std::string> words;
  for (std::size_t i = 0; i < trend.size(); ++i) {
    words.push_back(trend[i] ? to_string(Number{*trend[i], 2}, style.language) : "–");
    if (!trend[i] || largest == Ratio(0)) continue;
    const Ratio tall = *trend[i] * Ratio(height) / largest;
    bars += fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}"/>)", i * step, at(Ratio(height) - tall), step - 2,
                        at(tall));
  }
  return fmt::format(R"(<svg class="trend" viewBox="0 0 {0} {1}" width="{0}" role="img" aria-label="{2}">{3}</svg>)",
                     trend.size() * step, height, fmt::join(words, "; "), bars);
}

std::string to_svg(const Share& share, const Style& style) {
  return drawing(in_percent(share.part, style),
                 rectangle("rest", Ratio(0), Ratio(1000)) + rectangle("c0", Ratio(0), share.part * Ratio(1000)));
}

std::string to_svg(const Stack& stack, const Style& style) {
  std::string shapes;
  std::vector<std::string> words;
  Ratio from;
  for (std::size_t i = 0; i < stack.parts.size(); ++i) {
    const Ratio wide = stack.parts[i] * Ratio(1000);
    words.push_back(in_percent(stack.parts[i], style));
    if (wide > Ratio(0)) shapes += rectangle(fmt::format("b{}", shade_of(i, stack.parts.size())), from, wide);
    from = from + wide;
  }
  return drawing(fmt::format("{}", fmt::join(words, "; ")), shapes + rectangle("edge", Ratio(0), Ratio(1000)));
}

std::string to_svg(const Bullet& bullet, const Style& style) {
  constexpr int thickness = 8;
  const auto scaled = [&](const Ratio& value) {
    return std::clamp(value / bullet.top, Ratio(0), Ratio(1)) * Ratio(1000);
  };
  const std::string words = fmt::format("{} / {}", to_string(Number{bullet.value, 2}, style.language),
                                        to_string(Number{bullet.goal, 2}, style.language));
  return drawing(
      words, rectangle("rest", Ratio(0), Ratio(1000), 3, 14) + rectangle("c0", Ratio(0), scaled(bullet.value), 3, 14) +
                 rectangle("goal", std::min(scaled(bullet.goal), Ratio(1000 - thickness)), Ratio(thickness)));
}

Ends Ends::of(const std::vector<Move>& moves) {
  Ratio least = moves.front().to;
  Ratio greatest = moves.front().to;
  for (const Move& move : moves) {
    least = std::min({least, move.to, move.from.value_or(move.to)});
    greatest = std::max({greatest, move.to, move.from.value_or(move.to)});
  }
  const Integer from = least.floor();
  return {Ratio(from), Ratio(std::max(greatest.ceil(), from + 1))};
}

namespace {

constexpr int move_width = 180;
constexpr int move_edge = 6;

std::string move_drawing(const std::string& description, const std::string& shapes) {
  return fmt::format(R"(<svg class="move" viewBox="0 0 {0} 16" width="{0}" height="16" {1}>{2}</svg>)", move_width,
                     description, shapes);
}

}  // namespace

std::string to_svg(const Move& move, const Ends& ends, const Style& style) {
  const auto x = [&](const Ratio& value) {
    const Ratio part = (value - ends.least) / (ends.greatest - ends.least);
    return at(Ratio(move_edge) + part * Ratio(move_width - 2 * move_edge));
  };
  std::string shapes = fmt::format(R"(<path class="out" d="M{} 8H{}"/>)", move_edge, move_width - move_edge);
  std::string words = to_string(Number{move.to, 2}, style.language);
  if (move.from) {
    words = fmt::format("{} → {}", to_string(Number{*move.from, 2}, style.language), words);
    shapes += fmt::format(R"(<path class="way" d="M{0} 8H{1}"/><circle class="ring" cx="{0}" cy="8" r="4"/>)",
                          x(*move.from), x(move.to));
  }
  shapes += fmt::format(R"(<circle cx="{}" cy="8" r="5"/>)", x(move.to));
  return move_drawing(fmt::format(R"(role="img" aria-label="{}")", words), shapes);
}

std::string svg_of_ends(const Ends& ends, const Style& style) {
  return move_drawing(R"(aria-hidden="true")",
                      fmt::format(R"(<text x="0" y="14">{}</text><text class="y" x="{}" y="14">{}</text>)",
                                  to_string(Number{ends.least}, style.language), move_width,
                                  to_string(Number{ends.greatest}, style.language)));
}

namespace {

constexpr std::size_t strip_step = 14;

// Measured by the size of letters, so that it can be smaller on paper and on a phone.
std::string strip_of(std::size_t marks, const std::string& description, const std::string& shapes) {
  const Ratio wide(static_cast<Integer>(marks * strip_step), strip_step);
  return fmt::format(R"(<svg class="strip" viewBox="0 0 {} {}" width="{}em" height="1em" {}>{}</svg>)",
                     marks * strip_step, strip_step, at(wide), description, shapes);
}

}  // namespace

std::string to_svg(const Strip& given, const Style& style) {
  using Mark = Strip::Mark;
  std::string full;
  std::string empty;
  std::string cuts;
  std::string crosses;
  std::string dots;
  for (std::size_t i = 0; i < given.marks.size(); ++i) {
    const std::size_t x = i * strip_step + 1;
    switch (given.marks[i]) {
      case Mark::gained: cuts += fmt::format("M{} 7h12", x); [[fallthrough]];
      case Mark::met: full += fmt::format("M{} 1h12v12h-12z", x); break;
      case Mark::lost: crosses += fmt::format("M{} 4l6 6m0-6l-6 6", x + 3); [[fallthrough]];
      case Mark::missing: empty += fmt::format("M{}.5 1.5h11v11h-11z", x); break;
      case Mark::unknown: dots += fmt::format("M{} 6h2v2h-2z", x + 5); break;
    }
  }
  std::string shapes;
  const auto add = [&](std::string_view its_class, const std::string& path) {
    if (!path.empty()) shapes += fmt::format(R"(<path{} d="{}"/>)", its_class, path);
  };
  add("", full + dots);
  add(R"( class="out")", empty);
  add(R"( class="cut")", cuts);
  add(R"( class="cross")", crosses);
  return strip_of(given.marks.size(), fmt::format(R"(role="img" aria-label="{}")", in_html(given.words, style)),
                  shapes);
}

std::string svg_of_numbers(std::size_t criteria) {
  std::string numbers;
  for (std::size_t i = 0; i < criteria; ++i) {
    numbers += fmt::format(R"(<text x="{}" y="11">{}</text>)", i * strip_step + strip_step / 2, i + 1);
  }
  return strip_of(criteria, R"(aria-hidden="true")", numbers);
}

std::string key_of_part(std::size_t part, std::size_t parts) {
  return fmt::format(
      R"(<svg class="key" viewBox="0 0 10 10" aria-hidden="true"><rect class="b{}" width="10" height="10"/>)"
      R"(<rect class="edge" width="10" height="10"/></svg>)",
      shade_of(part, parts));
}

std::string key_of_line(std::size_t line) {
  return fmt::format(
      R"(<svg class="key" viewBox="0 0 10 10" aria-hidden="true"><circle class="c{}" cx="5" cy="5" r="5"/></svg>)",
      line % line_colours);
}

}  // namespace ntm
