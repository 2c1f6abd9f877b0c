// Coordinates are exact until they are written, with one decimal: the same bytes on every machine.
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

constexpr std::size_t line_colours = 3;

std::string at(const Ratio& coordinate) {
  std::string digits = coordinate.rounded(1);
  if (digits.ends_with(".0")) digits.resize(digits.size() - 2);
  return digits;
}

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

// ---- lines over the years

class LineDrawing {
 public:
  LineDrawing(const LineChart& chart, const Style& style) : chart_(chart), style_(style) {
    first_year_ = chart.years.front();
    last_year_ = chart.years.back();
    Ratio highest;
    for (const auto& line : chart.lines) {
      for (const auto& value : line.values) highest = std::max(highest, value.value_or(Ratio(0)));
    }
    // a goal far ahead stands at the edge, for else the years would have no room
    const int furthest = last_year_ + std::max(1, (last_year_ - first_year_) / 2);
    for (const auto& goal : chart.goals) {
      last_year_ = std::max(last_year_, std::min(goal.year, furthest));
      highest = std::max(highest, goal.value);
    }
    choose_scale(highest);
  }

  std::string write() {
    std::string shapes = grid();
    for (std::size_t i = 0; i < chart_.lines.size(); ++i) shapes += line(i);
    for (const auto& goal : chart_.goals) shapes += goal_of(goal);
    shapes += names();
    return fmt::format(R"(<svg class="lines" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>)", width, height,
                       words(), shapes);
  }

 private:
  static constexpr int width = 520;
  static constexpr int height = 270;
  static constexpr int left = 30;
  static constexpr int right = 310;
  static constexpr int top = 14;
  static constexpr int bottom = 240;
  static constexpr int names_at = 324;
  static constexpr int between_names = 19;
  static constexpr int most_years_named = 6;

  // What a line or goal is called, beside the plot.
  struct Name {
    Ratio y;
    std::size_t line;
    bool is_line;
    std::string words;
  };

  void choose_scale(const Ratio& highest) {
    constexpr int most_steps = 5;
    for (Integer power = 1;; power *= 10) {
      for (const Integer digit : {1, 2, 5}) {
        step_ = digit * power;
        if (highest > Ratio(step_ * most_steps)) continue;
        steps_ = std::max<Integer>(1, (highest / Ratio(step_)).ceil());
        return;
      }
    }
  }

  [[nodiscard]] Ratio x(int year) const {
    if (last_year_ == first_year_) return Ratio(left);
    const int shown = std::min(year, last_year_);
    return Ratio(left) + Ratio(Integer{shown - first_year_} * (right - left), last_year_ - first_year_);
  }
  [[nodiscard]] Ratio y(const Ratio& value) const {
    return Ratio(bottom) - value * Ratio(bottom - top) / Ratio(step_ * steps_);
  }
  static std::size_t colour(std::size_t line) { return line % line_colours; }
  [[nodiscard]] std::string number(const Ratio& value) const {
    return to_words(Number{value, chart_.decimals}, style_);
  }

  [[nodiscard]] std::string grid() const {
    std::string shapes;
    for (Integer i = 0; i <= steps_; ++i) {
      const Ratio value(i * step_);
      shapes +=
          fmt::format(R"(<line class="{}" x1="{}" x2="{}" y1="{}" y2="{}"/><text class="y" x="{}" y="{}">{}</text>)",
                      i == 0 ? "zero" : "grid", left, right, at(y(value)), at(y(value)), left - 6,
                      at(y(value) + Ratio(5)), to_words(Number{value}, style_));
    }
    const int every = (last_year_ - first_year_) / most_years_named + 1;
    for (int year = first_year_; year <= last_year_; ++year) {
      if ((chart_.years.back() - year) % every != 0) continue;
      shapes += fmt::format(R"(<text class="x" x="{}" y="{}">{}</text>)", at(x(year)), bottom + 21, year);
    }
    for (std::size_t i = 1; i < chart_.years.size(); ++i) {
      if (!chart_.is_apart[i]) continue;
      const Ratio middle = (x(chart_.years[i - 1]) + x(chart_.years[i])) / Ratio(2);
      shapes += fmt::format(R"(<line class="apart" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>)", at(middle), top, bottom);
    }
    return shapes;
  }

  [[nodiscard]] std::string line(std::size_t index) const {
    const auto& values = chart_.lines[index].values;
    std::string path;
    std::string points;
    bool is_down = false;  // the pen
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (chart_.is_apart[i] || !values[i]) is_down = false;
      if (!values[i]) continue;
      const std::string point = fmt::format("{} {}", at(x(chart_.years[i])), at(y(*values[i])));
      path += (is_down ? 'L' : 'M') + point;
      is_down = true;
      points += fmt::format(R"(<circle class="c{}" cx="{}" cy="{}" r="3.5"/>)", colour(index), at(x(chart_.years[i])),
                            at(y(*values[i])));
    }
    return fmt::format(R"(<path class="l s{}" d="{}"/>{})", colour(index), path, points);
  }

  // A diamond, and the way to it.
  std::string goal_of(const LineChart::Goal& goal) {
    const Ratio goal_x = x(goal.year);
    const Ratio goal_y = y(goal.value);
    std::string shapes;
    if (const auto& last = chart_.lines[goal.line].values.back(); last && goal.year > chart_.years.back()) {
      shapes = fmt::format(R"(<path class="g s{}" d="M{} {}L{} {}"/>)", colour(goal.line), at(x(chart_.years.back())),
                           at(y(*last)), at(goal_x), at(goal_y));
    }
    names_.push_back({goal_y, goal.line, false, in_html(Message{"target: {}", goal.words}, style_)});
    return shapes + fmt::format(R"(<path class="c{}" d="M{} {}l5 5l-5 5l-5 -5z"/>)", colour(goal.line), at(goal_x),
                                at(goal_y - Ratio(5)));
  }

  // Beside the plot, at the heights of what they name as far as there is room.
  std::string names() {
    for (std::size_t i = 0; i < chart_.lines.size(); ++i) {
      const auto& values = chart_.lines[i].values;
      const auto last =
          std::find_if(values.rbegin(), values.rend(), [](const auto& value) { return value.has_value(); });
      names_.push_back(
          {y(**last), i, true, fmt::format("{} {}", in_html(chart_.lines[i].name, style_), escaped(number(**last)))});
    }
    std::ranges::stable_sort(names_, {}, &Name::y);
    // from below upwards as far as the lowest has room, then from above downwards
    Ratio lowest(bottom);
    for (auto name = names_.rbegin(); name != names_.rend(); ++name) {
      name->y = std::min(name->y, lowest);
      lowest = name->y - Ratio(between_names);
    }
    Ratio highest(top);
    std::string shapes;
    for (Name& name : names_) {
      name.y = std::max(name.y, highest);
      highest = name.y + Ratio(between_names);
      shapes += fmt::format(R"(<text class="c{}{}" x="{}" y="{}">{}</text>)", colour(name.line),
                            name.is_line ? " name" : "", names_at, at(name.y + Ratio(5)), name.words);
    }
    return shapes;
  }

  // "All communes: 2011 2.75, 2012 3.94; target of 2014: at least 8.2"
  [[nodiscard]] std::string words() const {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < chart_.lines.size(); ++i) {
      std::vector<std::string> values;
      for (std::size_t year = 0; year < chart_.years.size(); ++year) {
        const auto& value = chart_.lines[i].values[year];
        if (value) values.push_back(fmt::format("{} {}", chart_.years[year], number(*value)));
      }
      lines.push_back(fmt::format("{}: {}", in_html(chart_.lines[i].name, style_), fmt::join(values, ", ")));
      for (const auto& goal : chart_.goals) {
        if (goal.line == i) lines.push_back(in_html(Message{"target for {}: {}", goal.year, goal.words}, style_));
      }
    }
    return fmt::format("{}", fmt::join(lines, "; "));
  }

  const LineChart& chart_;
  const Style& style_;
  int first_year_ = 0;
  int last_year_ = 0;
  Integer step_ = 1;
  Integer steps_ = 1;
  std::vector<Name> names_;
};

}  // namespace

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

std::string to_svg(const LineChart& chart, const Style& style) { return LineDrawing(chart, style).write(); }

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

std::string to_svg(const Move& move, const Style& style) {
  constexpr int width = 180;
  constexpr int edge = 6;
  const auto x = [&](const Ratio& value) {
    return at(Ratio(edge) + std::clamp(value / move.top, Ratio(0), Ratio(1)) * Ratio(width - 2 * edge));
  };
  std::string shapes = fmt::format(R"(<path class="out" d="M{} 8H{}"/>)", edge, width - edge);
  std::string words = to_string(Number{move.to, 2}, style.language);
  if (move.from) {
    words = fmt::format("{} → {}", to_string(Number{*move.from, 2}, style.language), words);
    shapes += fmt::format(R"(<path class="way" d="M{0} 8H{1}"/><circle class="ring" cx="{0}" cy="8" r="4"/>)",
                          x(*move.from), x(move.to));
  }
  shapes += fmt::format(R"(<circle cx="{}" cy="8" r="5"/>)", x(move.to));
  return fmt::format(
      R"(<svg class="move" viewBox="0 0 {0} 16" width="{0}" height="16" role="img" aria-label="{1}">{2}</svg>)", width,
      words, shapes);
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
