// Lines over the years.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "formats/html_charts.hpp"
#include "formats/words.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

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
  static constexpr int between_years = 46;
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

  // The first year of the data and the last, the last of the axis, and between them some as far as there is room.
  [[nodiscard]] std::set<int> named_years() const {
    std::set<int> named{chart_.years.front(), chart_.years.back()};
    const auto add = [&](int year) {
      const auto is_near = [&](int other) {
        const Ratio distance = x(year) - x(other);
        return std::max(distance, Ratio(0) - distance) < Ratio(between_years);
      };
      if (std::ranges::none_of(named, is_near)) named.insert(year);
    };
    add(last_year_);
    const int every = (last_year_ - first_year_) / most_years_named + 1;
    for (int year = chart_.years.back(); year < last_year_; year += every) add(year);
    for (int year = chart_.years.back(); year > first_year_; year -= every) add(year);
    return named;
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
    for (const int year : named_years()) {
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
      if (is_alone(values, i) && i + 1 < values.size()) points += value_beside(index, i);
    }
    return fmt::format(R"(<path class="l s{}" d="{}"/>{})", colour(index), path, points);
  }

  // Whether no line joins a year's value to another.
  [[nodiscard]] bool is_alone(const Trend& values, std::size_t year) const {
    const auto joins = [&](std::size_t later) {
      return later > 0 && later < values.size() && !chart_.is_apart[later] && values[later - 1] && values[later];
    };
    return !joins(year) && !joins(year + 1);
  }

  // The value above its point or below it, where no other line's point stands there.
  [[nodiscard]] std::string value_beside(std::size_t line, std::size_t year) const {
    constexpr int room = 24;
    const Ratio& value = *chart_.lines[line].values[year];
    bool is_above_free = true;
    bool is_below_free = true;
    for (std::size_t i = 0; i < chart_.lines.size(); ++i) {
      const auto& other = chart_.lines[i].values[year];
      if (i == line || !other) continue;
      const Ratio above = y(value) - y(*other);
      is_above_free = is_above_free && (above < Ratio(0) || above > Ratio(room));
      is_below_free = is_below_free && (above > Ratio(0) || above < Ratio(-room));
    }
    if (!is_above_free && !is_below_free) return {};
    const bool is_first = year == 0;  // and would reach into the scale if it stood in the middle
    return fmt::format(R"(<text class="value {}c{}" x="{}" y="{}">{}</text>)", is_first ? "" : "x ", colour(line),
                       at(x(chart_.years[year]) - Ratio(is_first ? 3 : 0)),
                       at(y(value) + Ratio(is_above_free ? -8 : 19)), escaped(number(value)));
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

std::string to_svg(const LineChart& chart, const Style& style) { return LineDrawing(chart, style).write(); }

}  // namespace ntm
