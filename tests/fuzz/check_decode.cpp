// An input: a choice (the encoding), and bytes.
#include <iconv.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "fuzz/input.hpp"
#include "fuzz/targets.hpp"
#include "read/encodings.hpp"
#include "read/text.hpp"
#include "text/unicode.hpp"

namespace ntm::fuzz {
namespace {

constexpr std::array encodings =
    std::to_array<const char*>({"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE", "UTF-32",
                                "windows-1258", "windows-1252", "TCVN3", "ISO-8859-1", "TCVN"});

// What the file is in, and where it is not valid any more.
std::string result(const std::string& text, bool valid, std::size_t taken) {
  return valid ? text : text + "\nnot valid at " + std::to_string(taken);
}

// Cut after every `step` bytes that are new.
std::string decoded(const std::string& name, std::string_view bytes, std::size_t step) {
  auto decoder = Decoder::named(name);
  std::string text;
  std::size_t begin = 0;
  for (std::size_t end = 0;;) {
    end = std::min(end + step, bytes.size());
    const auto [taken, valid] = decoder->decode(bytes.substr(begin, end - begin), text, end == bytes.size());
    require(begin + taken <= end, "more is taken than there is");
    begin += taken;
    if (valid && end == bytes.size()) require(begin == end, "valid bytes are left over");
    if (!valid || end == bytes.size()) return result(text, valid, begin);
  }
}

// By iconv, which leaves byte order marks where they are in UTF-16LE and the like.
std::string by_iconv(const std::string& name, std::string bytes) {
  void* const opened = iconv_open("UTF-8", name.c_str());
  require(opened != reinterpret_cast<void*>(-1), "iconv lacks " + name);  // NOLINT: so it is defined
  const std::unique_ptr<void, decltype(&iconv_close)> descriptor(opened, &iconv_close);
  std::string text(bytes.size() * 4 + 16, '\0');
  char* in = bytes.data();
  char* out = text.data();
  std::size_t left = bytes.size();
  std::size_t room = text.size();
  const bool valid = iconv(descriptor.get(), &in, &left, &out, &room) != static_cast<std::size_t>(-1);
  if (valid) iconv(descriptor.get(), nullptr, nullptr, &out, &room);
  text.resize(text.size() - room);
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return result(text, valid, bytes.size() - left);
}

// glibc's iconv lets characters beyond U+10FFFF pass in UTF-8.
std::string by_utf8proc(std::string_view bytes) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  std::size_t good = 0;
  while (good < bytes.size()) {
    utf8proc_int32_t character = 0;
    const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(bytes.data()) + good,
                                       static_cast<utf8proc_ssize_t>(bytes.size() - good), &character);
    if (size <= 0) break;
    good += static_cast<std::size_t>(size);
  }
  const std::size_t bad = good == bytes.size() ? std::string_view::npos : good;
  std::string text(bytes.substr(0, bad));
  if (text.starts_with(mark)) text.erase(0, mark.size());
  return result(text, bad == std::string_view::npos, bad);
}

void check_decoder(const std::string& name, std::string_view bytes) {
  const std::string whole = decoded(name, bytes, std::max<std::size_t>(bytes.size(), 1));
  require(find_invalid_utf8(whole) == std::string_view::npos, name + ": what is decoded is not UTF-8");
  for (const std::size_t step : {1U, 2U, 3U, 5U, 64U}) {
    require_same(decoded(name, bytes, step), whole, name + ", blocks of " + std::to_string(step) + " bytes");
  }
  if (name == "UTF-8") require_same(whole, by_utf8proc(bytes), name + " by utf8proc");
  const bool has_byte_order = name.starts_with("UTF") && name.ends_with("E");
  if (has_byte_order) require_same(whole, by_iconv(name, std::string(bytes)), name + " by iconv");
}

// The same of a file that is held whole, and of its beginning.
void check_recognised(std::string_view bytes, const std::string& forced) {
  Diagnostics problems;
  const auto text = decode(bytes, forced, "f.csv", problems);
  require(text.has_value() != problems.has_errors(), "a text with errors, or none without");
  if (text) {
    require(find_invalid_utf8(text->utf8) == std::string_view::npos, "a text is not UTF-8");
    require(text->utf8.find('\0') == std::string::npos, "a text holds NUL");
  }
  if (bytes.empty()) return;
  constexpr std::size_t enough = 4096;
  std::string whole(bytes);
  while (whole.size() <= enough || whole.size() % 2 != 0) whole += whole;
  const Encoding by_beginning = find_encoding(std::string_view(whole).substr(0, enough), false, forced);
  const Encoding by_whole = find_encoding(whole, true, forced);
  if (!by_beginning.settled) return;
  require_same(by_beginning.name, by_whole.name, "the encoding by the beginning of a file");
  require(by_beginning.order_mark == by_whole.order_mark && by_beginning.guessed == by_whole.guessed,
          "a byte order mark, or a guess, by the beginning of a file");
}

}  // namespace

void check_decode(std::string_view bytes) {
  Input input(bytes);
  const std::string name = input.one_of(encodings);
  input.end_of_choices();
  check_decoder(name, input.rest());
  check_recognised(input.rest(), "");
  check_recognised(input.rest(), name);
}

}  // namespace ntm::fuzz
