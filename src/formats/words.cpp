#include "formats/words.hpp"

#include <algorithm>
#include <variant>

#include "text/unicode.hpp"

namespace ntm {

std::string to_words(const Message& message, const Style& style) {
  return printable(message.in(style.language, style.ascii));
}

std::string to_words(const Cell& cell, const Style& style) {
  if (const auto* text = std::get_if<std::string>(&cell)) return printable(*text);
  if (const auto* message = std::get_if<Message>(&cell)) return to_words(*message, style);
  if (const auto* given = std::get_if<Number>(&cell)) return to_words(*given, style);
  if (!std::holds_alternative<Missing>(cell)) return "";
  return style.ascii ? "-" : "–";
}

std::string to_words(const Number& number, const Style& style) {
  Number shown = number;
  shown.decimals = shown_decimals(number, style);
  return to_string(shown, style.language);
}

int shown_decimals(const Number& number, const Style& style) {
  return number.decimals > 0 ? style.digits.value_or(number.decimals) : 0;
}

std::string header_in_one_line(const Message& header, const Style& style) {
  std::string words;
  for (const std::string& line : lines_of(header, style)) words.append(words.empty() ? "" : " ").append(line);
  return words;
}

bool is_item(std::string_view sentence) { return sentence.starts_with("- "); }

std::vector<std::string> lines_of(const Message& header, const Style& style) {
  const std::string text = header.in(style.language, style.ascii);
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(printable(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return lines;
}

}  // namespace ntm
