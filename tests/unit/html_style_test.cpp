// Colours of a page: words can be read on its paper, in the light and in the dark.
#include "formats/html_style.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <map>
#include <string>

#include "formats/html_charts.hpp"

namespace {

using Colours = std::map<std::string, std::array<int, 3>>;

// "--ink: #17202a;" of a block.
Colours colours_of(std::string_view block) {
  Colours colours;
  for (std::size_t at = block.find("--"); at != std::string_view::npos; at = block.find("--", at + 2)) {
    const std::size_t colon = block.find(':', at);
    const std::string_view value = block.substr(colon + 2, 7);
    REQUIRE(value.starts_with('#'));
    std::array<int, 3> parts{};
    for (std::size_t i = 0; i < parts.size(); ++i)
      parts[i] = std::stoi(std::string(value.substr(1 + 2 * i, 2)), nullptr, 16);
    colours[std::string(block.substr(at + 2, colon - at - 2))] = parts;
  }
  return colours;
}

// As WCAG 2 defines it.
double luminance(const std::array<int, 3>& colour) {
  constexpr std::array weights{0.2126, 0.7152, 0.0722};
  double sum = 0;
  for (std::size_t i = 0; i < colour.size(); ++i) {
    const double part = colour[i] / 255.0;
    sum += weights[i] * (part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4));
  }
  return sum;
}

double contrast(const std::array<int, 3>& a, const std::array<int, 3>& b) {
  const double lighter = std::max(luminance(a), luminance(b));
  const double darker = std::min(luminance(a), luminance(b));
  return (lighter + 0.05) / (darker + 0.05);
}

// What a rule of the sheet says, "" where there is none.
std::string_view rule_of(std::string_view selector) {
  const std::string_view sheet = ntm::style_sheet;
  const std::size_t begin = sheet.find("\n" + std::string(selector) + " {");
  return begin == std::string_view::npos ? "" : sheet.substr(begin, sheet.find('}', begin) - begin);
}

}  // namespace

TEST_CASE(
    "words have a contrast of 4.5:1 or more with the paper; what is drawn has 3:1, or a line around it that has") {
  const std::string_view sheet = ntm::style_sheet;
  const std::size_t light = sheet.find(":root");
  const std::size_t dark = sheet.find(":root", light + 1);
  REQUIRE(dark != std::string_view::npos);
  const std::array words{"ink", "faint", "good", "bad", "line-0", "line-1", "line-2"};
  const std::array drawn{"bar", "goal"};
  // between the shades of a stack the paper shows, and around it all is a line in the colour of faint words
  const std::array outlined{"band-0", "band-1", "band-2", "band-3", "band-4", "band-5"};
  // they say nothing: lines between rows, and what is left of a scale behind its bar
  const std::array plain{"paper", "rule", "rest"};
  for (const std::size_t begin : {light, dark}) {
    const std::size_t end = std::min(sheet.find("color-scheme", begin), sheet.find('}', begin));
    const Colours colours = colours_of(sheet.substr(begin, end - begin));
    CHECK(colours.size() == words.size() + drawn.size() + outlined.size() + plain.size());
    const auto& paper = colours.at("paper");
    for (const char* const name : words) {
      CAPTURE(name);
      CHECK(contrast(colours.at(name), paper) >= 4.5);
    }
    for (const char* const name : drawn) {
      CAPTURE(name);
      CHECK(contrast(colours.at(name), paper) >= 3);
      CHECK(contrast(colours.at(name), colours.at("rest")) >= 3);
    }
    for (const char* const name : outlined) {
      CAPTURE(name);
      const double shade = contrast(colours.at(name), paper);
      // what is near the paper must not be near its outline
      CHECK((shade >= 3 || contrast(colours.at(name), colours.at("faint")) >= 2));
    }
    for (const char* const name : plain) CHECK(colours.contains(name));
  }
  CHECK(rule_of(".edge").find("stroke: var(--faint)") != std::string_view::npos);
  CHECK(rule_of(".out").find("stroke: var(--faint)") != std::string_view::npos);
  CHECK(rule_of(".bar [class^=\"b\"]").find("stroke: var(--paper)") != std::string_view::npos);
  const ntm::Stack stack{{ntm::Ratio(1, 4), ntm::Ratio(1, 4), ntm::Ratio(1, 2)}};
  CHECK(ntm::to_svg(stack, {}).find("<rect class=\"edge\" x=\"0\" y=\"0\" width=\"1000\" height=\"20\"/>") !=
        std::string::npos);
}
