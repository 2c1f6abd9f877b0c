#include "documents/roff.hpp"

#include <fmt/format.h>

namespace ntm {

std::string roff(std::string_view text) {
  std::string result;
  if (text.starts_with('.') || text.starts_with('\'')) result = "\\&";
  for (const char c : text) {
    switch (c) {
      case '\\': result += "\\e"; break;
      case '-': result += "\\-"; break;
      case '`': result += "\\(ga"; break;
      case '\'': result += "\\(aq"; break;
      case '"': result += "\\(dq"; break;
      default: result += c;
    }
  }
  return result;
}

std::string bold(std::string_view text) { return fmt::format("\\fB{}\\fR", roff(text)); }
std::string italic(std::string_view text) { return fmt::format("\\fI{}\\fR", roff(text)); }

std::string prose(std::string_view text) {
  std::string result;
  for (bool is_bold = false;; is_bold = !is_bold) {
    const std::size_t end = text.find('`');
    const std::string_view part = text.substr(0, end);
    if (!part.empty()) result += is_bold ? bold(part) : roff(part);
    if (end == std::string_view::npos) return result;
    text.remove_prefix(end + 1);
  }
}

std::string paragraph(std::string_view text) { return ".PP\n" + prose(text) + '\n'; }

std::string entry(const std::string& name, const std::string& meaning) {
  return fmt::format(".TP\n{}\n{}\n", name, meaning);
}

}  // namespace ntm
