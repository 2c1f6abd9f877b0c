#include "oracle/text.hpp"

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>

#include "oracle/unicode.hpp"

namespace ntm::oracle {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  std::string_view what;
};

struct Binary {
  std::string_view bytes;
  Phrase what;
};

// What people rename to .csv, by its first bytes.
constexpr std::array binaries = std::to_array<Binary>({
    {"PK\x03\x04"sv, "a spreadsheet (xlsx, ods) or a zip archive"},
    {"\xD0\xCF\x11\xE0"sv, "a spreadsheet (xls)"},
    {"%PDF"sv, "a PDF document"},
    {"\x1F\x8B"sv, "a gzip archive"},
    {"\x89PNG"sv, "a picture"},
});

// Longest first: the mark of UTF-32LE begins with that of UTF-16LE.
constexpr std::array byte_order_marks = std::to_array<Signature>({
    {"\xFF\xFE\x00\x00"sv, "UTF-32LE"},
    {"\x00\x00\xFE\xFF"sv, "UTF-32BE"},
    {"\xEF\xBB\xBF"sv, "UTF-8"},
    {"\xFF\xFE"sv, "UTF-16LE"},
    {"\xFE\xFF"sv, "UTF-16BE"},
});

constexpr std::string_view utf8 = "UTF-8";
constexpr std::string_view windows1258 = "windows-1258";
constexpr Phrase save_as_csv = "open it and save it as CSV UTF-8";

template <typename Known, std::size_t Size>
const Known* find_signature(const std::array<Known, Size>& signatures, std::string_view bytes) {
  const auto* const found =
      std::ranges::find_if(signatures, [&](const Known& signature) { return bytes.starts_with(signature.bytes); });
  return found == signatures.end() ? nullptr : found;
}

// The line and, in bytes, the column at which `text` ends.
Where end_of(std::string_view text, const std::string& file) {
  Where where{file, 1, 1};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (text[i] == '\n' || (text[i] == '\r' && !pair)) {
      ++where.line;
      where.column = 1;
    } else {
      ++where.column;
    }
  }
  return where;
}

// Plain letters stand in UTF-16 as bytes of which every second is zero. Vietnamese letters beyond them do not, but
// no table is without digits and delimiters.
std::string_view guess_utf16(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '\0') ++zeros[i % 2];
  }
  const std::size_t half = head.size() / 2;
  if (bytes.size() % 2 != 0 || half == 0) return {};
  // a combining grave accent, U+0300, has its zero on the other side
  if (zeros[0] * 8 < zeros[1] && zeros[1] * 2 > half) return "UTF-16LE";
  if (zeros[1] * 8 < zeros[0] && zeros[0] * 2 > half) return "UTF-16BE";
  return {};
}

// Whether bytes that are not all valid UTF-8 are nonetheless damaged UTF-8, not another encoding: text in a
// one-byte encoding hardly ever forms a valid sequence of several bytes.
bool is_damaged_utf8(std::string_view bytes) {
  std::size_t valid = 0;
  std::size_t invalid = 0;
  while (!bytes.empty()) {
    const std::size_t bad = std::min(find_invalid_utf8(bytes), bytes.size());
    const std::string_view good = bytes.substr(0, bad);
    valid += static_cast<std::size_t>(
        std::ranges::count_if(good, [](char c) { return static_cast<unsigned char>(c) >= 0xC0; }));
    if (bad < bytes.size()) ++invalid;
    bytes.remove_prefix(std::min(bad + 1, bytes.size()));
  }
  return valid > invalid;
}

struct Converted {
  std::string utf8;
  bool known = true;      // iconv knows the encoding
  bool complete = true;   // all bytes were valid
  std::size_t bytes = 0;  // read up to here
};

Converted convert(std::string_view bytes, const std::string& encoding) {
  Converted result;
  const iconv_t raw = iconv_open("UTF-8", encoding.c_str());
  // iconv_open's own way to say "unknown"
  if (raw == reinterpret_cast<iconv_t>(-1)) {  // NOLINT
    result.known = false;
    return result;
  }
  const std::unique_ptr<void, decltype(&iconv_close)> descriptor(raw, &iconv_close);
  std::array<char, 1 << 14> buffer{};
  char* in = const_cast<char*>(bytes.data());  // NOLINT: iconv reads through it only
  std::size_t in_left = bytes.size();
  while (true) {
    char* out = buffer.data();
    std::size_t out_left = buffer.size();
    // the last call, without input, writes what a stateful encoding holds back
    const bool flushing = in_left == 0;
    const std::size_t status =
        iconv(descriptor.get(), flushing ? nullptr : &in, flushing ? nullptr : &in_left, &out, &out_left);
    result.utf8.append(buffer.data(), buffer.size() - out_left);
    if (status == static_cast<std::size_t>(-1) && errno != E2BIG) {
      result.complete = false;
      break;
    }
    if (flushing && status != static_cast<std::size_t>(-1)) break;
  }
  result.bytes = bytes.size() - in_left;
  return result;
}

// Tables that portals give out as .xls are web pages or XML, and some save them as .csv. Nothing for any other text.
std::optional<Phrase> find_markup(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  if (text.starts_with("<?xml")) return Phrase("an XML document");
  const auto is_letter = [](char sign) { return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z'); };
  const bool is_tag = text.size() > 1 && text[0] == '<' && (text[1] == '!' || is_letter(text[1]));
  return is_tag ? std::optional(Phrase("a web page")) : std::nullopt;
}

std::string code_of(char byte) { return fmt::format("0x{:02X}", static_cast<unsigned char>(byte)); }

bool check_utf8(std::string_view bytes, const std::string& file, Diagnostics& diagnostics) {
  const std::size_t bad = find_invalid_utf8(bytes);
  if (bad == std::string_view::npos) return true;
  diagnostics.error(
      end_of(bytes.substr(0, bad), file),
      {"byte {} of the line ({}) is not UTF-8", end_of(bytes.substr(0, bad), file).column, code_of(bytes[bad])},
      "save the file as CSV UTF-8, or name its encoding with --encoding");
  return false;
}

std::optional<std::string> convert_all(std::string_view bytes, const std::string& encoding, const std::string& file,
                                       Diagnostics& diagnostics) {
  Converted converted = convert(bytes, encoding);
  if (!converted.known) {
    diagnostics.error({file}, {"the file is {}, which this system cannot convert", encoding}, save_as_csv);
    return std::nullopt;
  }
  if (!converted.complete) {
    const Where where = end_of(converted.utf8, file);
    diagnostics.error(where,
                      {"the bytes from {} on ({}) are not {}", converted.bytes,
                       code_of(bytes[std::min(converted.bytes, bytes.size() - 1)]), encoding},
                      "save the file as CSV UTF-8, or name its encoding with --encoding");
    return std::nullopt;
  }
  return std::move(converted.utf8);
}

}  // namespace

bool is_known_encoding(const std::string& name) { return convert({}, name).known; }

std::optional<Text> decode(std::string_view bytes, const std::string& forced, const std::string& file,
                           Diagnostics& diagnostics) {
  if (bytes.empty()) {
    diagnostics.error({file}, "the file is empty", "export it again, or leave it out");
    return std::nullopt;
  }
  if (const Binary* binary = find_signature(binaries, bytes)) {
    diagnostics.error({file}, {"this is {}, not CSV", binary->what}, save_as_csv);
    return std::nullopt;
  }
  Text text;
  const Signature* mark = find_signature(byte_order_marks, bytes);
  text.encoding = !forced.empty() ? forced : mark != nullptr ? mark->what : guess_utf16(bytes);
  if (mark != nullptr && (forced.empty() || mark->what == utf8)) bytes.remove_prefix(mark->bytes.size());
  const bool guessed = mark == nullptr && forced.empty();
  if (text.encoding.empty()) {
    const bool is_utf8 = find_invalid_utf8(bytes) == std::string_view::npos || is_damaged_utf8(bytes);
    text.encoding = is_utf8 ? utf8 : windows1258;
  }
  if (text.encoding == utf8) {
    if (!check_utf8(bytes, file, diagnostics)) return std::nullopt;
    text.utf8 = bytes;
  } else {
    auto converted = convert_all(bytes, text.encoding, file, diagnostics);
    if (!converted) return std::nullopt;
    text.utf8 = std::move(*converted);
    if (text.utf8.starts_with("\xEF\xBB\xBF")) text.utf8.erase(0, 3);
    if (guessed) {
      diagnostics.note({file}, {"read as {}, a guess", text.encoding},
                       "if names look wrong, name the encoding with --encoding");
    }
  }
  if (const auto markup = find_markup(text.utf8)) {
    diagnostics.error({file}, {"this is {}, not CSV", *markup}, save_as_csv);
    return std::nullopt;
  }
  // the end of a file as DOS programs mark it
  if (text.utf8.ends_with('\x1A')) text.utf8.pop_back();
  const std::size_t zero = text.utf8.find('\0');
  if (zero != std::string::npos) {
    diagnostics.error(end_of(std::string_view(text.utf8).substr(0, zero), file),
                      "a NUL byte: the file is damaged, or is no text", save_as_csv);
    return std::nullopt;
  }
  return text;
}

}  // namespace ntm::oracle
