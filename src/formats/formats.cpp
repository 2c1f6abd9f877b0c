#include "ntm/formats.hpp"

#include <array>

#include "formats/all.hpp"

namespace ntm {

std::string Format::whole(const Report& report, const Style& style) const {
  std::string bytes;
  write(report, style, [&](std::string_view piece) { bytes += piece; });
  return bytes;
}

std::span<const Format> formats() {
  static constexpr std::array list = std::to_array<Format>({
      {"text", "tables for reading", true, false, ".txt", write_text},
      {"csv", "the figures, one a row, for further computing", false, false, ".csv", write_csv},
      {"excel", "the same as CSV that a Vietnamese Excel opens right", false, false, ".csv", write_excel},
      {"html", "a page for a browser, to print and to paste from", true, true, ".html", write_html},
      {"markdown", "sentences and tables in Markdown", true, true, ".md", write_markdown},
  });
  return list;
}

}  // namespace ntm
