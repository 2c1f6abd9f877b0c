#include "reading/shrink.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "text/unicode.hpp"

namespace ntm::reading {
namespace {

using Parts = std::vector<std::string>;

// Cut behind each of `ends`, or behind every byte where there are none.
Parts split_header(std::string_view bytes, std::string_view ends) {
  Parts parts;
  std::string part;
  for (const char byte : bytes) {
    part += byte;
    if (!ends.empty() && ends.find(byte) == std::string_view::npos) continue;
    parts.push_back(std::move(part));
    part.clear();
  }
  if (!part.empty()) parts.push_back(std::move(part));
  return parts;
}

std::string joined(const Parts& parts) {
  std::string all;
  for (const std::string& part : parts) all += part;
  return all;
}

// Leaves out runs of parts, long ones first, as long as `shows` holds.
template <typename Part, typename StillShows>
void leave_out(std::vector<Part>& parts, StillShows shows) {
  for (std::size_t size = std::max<std::size_t>(parts.size() / 2, 1); size > 0; size /= 2) {
    for (std::size_t at = 0; at < parts.size();) {
      std::vector<Part> fewer = parts;
      const auto begin = fewer.begin() + static_cast<std::ptrdiff_t>(at);
      fewer.erase(begin, begin + static_cast<std::ptrdiff_t>(std::min(size, fewer.size() - at)));
      if (shows(fewer)) {
        parts = std::move(fewer);
      } else {
        at += size;
      }
    }
  }
}

std::string literal(std::string_view bytes) {
  const bool is_text = find_invalid_utf8(bytes) == std::string_view::npos;
  std::string text = "  \"";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    switch (byte) {
      case '\n': text += i + 1 < bytes.size() ? "\\n\"\n  \"" : "\\n"; break;
      case '\r': text += "\\r"; break;
      case '\t': text += "\\t"; break;
      case '"': text += "\\\""; break;
      case '\\': text += "\\\\"; break;
      default:
        if (byte < ' ' || byte == 0x7F || (byte >= 0x80 && !is_text)) {
          text += fmt::format("\\x{:02X}\"\"", byte);
        } else {
          text += bytes[i];
        }
    }
  }
  return text + "\"\n";
}

}  // namespace

std::vector<SpoiltFile> shrunk(std::vector<SpoiltFile> files, const Shows& shows) {
  leave_out(files, shows);
  for (const std::string_view ends : {"\n", ",;\t|\n", ""}) {
    for (std::size_t i = 0; i < files.size(); ++i) {
      Parts parts = split_header(files[i].bytes, ends);
      leave_out(parts, [&](const Parts& fewer) {
        std::vector<SpoiltFile> smaller = files;
        smaller[i].bytes = joined(fewer);
        return shows(smaller);
      });
      files[i].bytes = joined(parts);
    }
  }
  return files;
}

std::string literal(const std::vector<SpoiltFile>& files) {
  std::string text;
  for (const SpoiltFile& file : files) {
    text += fmt::format("{}{}:\n{}", file.name, file.from_folder ? " of a folder" : "", literal(file.bytes));
  }
  return text;
}

}  // namespace ntm::reading
