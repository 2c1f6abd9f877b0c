#include "read/encodings.hpp"

#include <iconv.h>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "text/utf8.hpp"

using namespace ntm;
using namespace std::string_literals;

namespace {

// What a conversion gives: the text, and where it stops if not all is valid: "ab", "ab!2".
std::string result(const std::string& text, bool valid, std::size_t taken) {
  return valid ? text : text + '!' + std::to_string(taken);
}

std::string decoded(const std::string& name, std::string_view bytes) {
  auto decoder = Decoder::named(name);
  if (!decoder) return "unknown";
  std::string text;
  const auto [taken, valid] = decoder->decode(bytes, text, true);
  return (taken == bytes.size()) == valid ? result(text, valid, taken) : "taken and valid contradict each other";
}

// The same with a block cut after every `step` bytes that are new.
std::string decoded_by_blocks(const std::string& name, std::string_view bytes, std::size_t step) {
  auto decoder = Decoder::named(name);
  std::string text;
  std::size_t begin = 0;
  for (std::size_t end = 0;;) {
    end = std::min(end + step, bytes.size());
    const auto [taken, valid] = decoder->decode(bytes.substr(begin, end - begin), text, end == bytes.size());
    begin += taken;
    if (!valid || end == bytes.size()) return result(text, valid, begin);
  }
}

// The same by iconv. A letter that it still holds back where bytes are not valid is not in its text.
std::string by_iconv(const std::string& name, std::string bytes) {
  const std::unique_ptr<void, decltype(&iconv_close)> descriptor(iconv_open("UTF-8", name.c_str()), &iconv_close);
  std::string text(bytes.size() * 4 + 16, '\0');
  char* in = bytes.data();
  char* out = text.data();
  std::size_t left = bytes.size();
  std::size_t room = text.size();
  const bool valid = iconv(descriptor.get(), &in, &left, &out, &room) != static_cast<std::size_t>(-1);
  if (valid) iconv(descriptor.get(), nullptr, nullptr, &out, &room);
  text.resize(text.size() - room);
  return result(text, valid, bytes.size() - left);
}

class Random {
 public:
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(engine_()) % limit; }
  // Bytes of which one in `rare` is any, and the others are of the upper half.
  std::string high_bytes(std::size_t size, std::size_t rare) {
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i) {
      bytes += static_cast<char>(below(rare) == 0 ? below(256) : 0x80 + below(128));
    }
    return bytes;
  }

 private:
  std::mt19937 engine_{7};  // NOLINT: the same in every run
};

// UTF-8 as iconv writes it in another encoding.
std::string encoded(const std::string& name, std::string utf8) {
  const std::unique_ptr<void, decltype(&iconv_close)> descriptor(iconv_open(name.c_str(), "UTF-8"), &iconv_close);
  std::string bytes(utf8.size() * 4 + 16, '\0');
  char* in = utf8.data();
  char* out = bytes.data();
  std::size_t left = utf8.size();
  std::size_t room = bytes.size();
  CHECK(iconv(descriptor.get(), &in, &left, &out, &room) == 0);
  iconv(descriptor.get(), nullptr, nullptr, &out, &room);
  bytes.resize(bytes.size() - room);
  return bytes;
}

// Some thousand bytes of a table, so that they are more than a decoder takes at a time.
std::string table() {
  std::string text;
  Random random;
  const std::array names{"Nậm Loỏng", "Tả Lèng", "Bản Giang", "Hồ Thầu", "Mường Than", "Pắc Ta", "Khổng Lào"};
  while (text.size() < 15000) {
    text += std::to_string(random.below(100000)) + ";Xã " + names[random.below(names.size())] +
            ";1;0;1;1;0;1;1;0;1;0;12,5\n";
  }
  return text;
}

constexpr std::array ours{"UTF-8",    "UTF-16",   "UTF-16LE",     "UTF-16BE", "UTF-32",
                          "UTF-32LE", "UTF-32BE", "windows-1258", "cp1252",   "TCVN3"};

}  // namespace

TEST_CASE("encodings are known by their common names") {
  for (const char* const name : {"utf-16", "UTF16LE", "Utf-16be", "utf-32", "UTF32LE", "CP1258", "1258", "Windows-1258",
                                 "windows-1252", "cp1252", "TCVN3", "tcvn-3", "ABC", "utf8", "ISO-8859-1", "TCVN"}) {
    CAPTURE(name);
    CHECK(Decoder::named(name).has_value());
  }
  CHECK_FALSE(Decoder::named("no-such"));
  CHECK(Decoder::named("cp1258")->unit() == 1);
  CHECK(Decoder::named("utf-16")->unit() == 2);
  CHECK(Decoder::named("utf-32be")->unit() == 4);
  CHECK(Decoder::named("ISO-8859-1")->unit() == 1);
}

TEST_CASE("Windows-1258 and Windows-1252 are what iconv makes of them") {
  std::string differing;
  const auto compare = [&](const std::string& bytes) {
    for (const char* const name : {"CP1258", "CP1252"}) {
      const std::string here = decoded(name, bytes);
      const std::string theirs = by_iconv(name, bytes);
      if (here == theirs) continue;
      // where both stop, iconv may hold back a letter
      const auto stop = [](const std::string& result) { return std::min(result.rfind('!'), result.size()); };
      const bool same_stop = here.substr(stop(here)) == theirs.substr(stop(theirs)) && stop(here) < here.size();
      if (same_stop && here.starts_with(theirs.substr(0, stop(theirs)))) continue;
      differing += std::string(name) + ": " + here + " is " + theirs + '\n';
    }
  };
  for (int a = 0; a < 256; ++a) {
    compare({static_cast<char>(a)});
    for (int b = 0; b < 256; ++b) {
      compare({static_cast<char>(a), static_cast<char>(b)});
    }
  }
  Random random;
  constexpr std::string_view marks_and_vowels =
      "\xCC\xD2\xDE\xEC\xF2\xE2\xE3\xEA\xF5\xFD"
      "aeioy.";
  for (int i = 0; i < 30000; ++i) {
    compare(random.high_bytes(3 + random.below(4), 8));
    std::string text;
    for (std::size_t j = 0; j < 3 + random.below(20); ++j)
      text += marks_and_vowels[random.below(marks_and_vowels.size())];
    compare(text);
  }
  CHECK(differing == "");
}

TEST_CASE("Windows-1258 composes a tone mark with the letter before it, and only one") {
  CHECK(decoded("cp1258", "Xa\xDE N\xE2\xF2m") == "Xã Nậm");
  CHECK(decoded("cp1258", "a\xCC\xD2") == "à\u0309");
  CHECK(decoded("cp1258", "b\xCC\xCC") == "b\u0300\u0300");
  CHECK(decoded("cp1258", "\xCC") == "\u0300");
  CHECK(decoded("cp1258", "a") == "a");
  CHECK(decoded("cp1258", "aa\x8A") == "aa!2");
}

TEST_CASE("TCVN3 is what iconv's TCVN5712-1 is for the letters that both have") {
  std::string letters;
  std::size_t count = 0;
  for (int byte = 0xA0; byte < 256; ++byte) {
    const std::string one(1, static_cast<char>(byte));
    if (decoded("TCVN3", one) == "!0") continue;
    CHECK(decoded("TCVN3", one) == by_iconv("TCVN5712-1", one));
    letters += decoded("TCVN3", one);
    ++count;
  }
  CHECK(count == 75);  // a no-break space, 7 capitals, 67 small letters
  for (const std::string_view letter : {"Ă", "Â", "Ê", "Ô", "Ơ", "Ư", "Đ"})
    CHECK(letters.find(letter) != std::string::npos);
  const std::string small = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
  for (std::size_t i = 0; i < small.size();) {
    const std::size_t size = small[i] == '\xE1' ? 3 : 2;
    CHECK(letters.find(small.substr(i, size)) != std::string::npos);
    i += size;
  }
  std::string ascii;
  for (int byte = 0; byte < 0x80; ++byte) ascii += static_cast<char>(byte);
  CHECK(decoded("TCVN3", ascii) == ascii);
  CHECK(decoded("TCVN3", "\x93X\xB7\x94 \x96 10") == "“Xã” – 10");
  CHECK(decoded("TCVN3", "a\xB0") == "a!1");  // a combining mark of the second form
}

TEST_CASE("UTF-16 and UTF-32 are what iconv makes of them") {
  std::string differing;
  const auto compare = [&](const std::string& name, const std::string& bytes) {
    const std::string theirs = by_iconv(name, bytes);
    const bool marked = theirs.starts_with("\xEF\xBB\xBF");  // iconv leaves one out where no name tells the order
    if (decoded(name, bytes) != (marked ? theirs.substr(3) : theirs)) differing += name + ": " + theirs + '\n';
  };
  Random random;
  const std::vector<std::string> units{"\0\xD8"s,   "\xFF\xDB"s, "\0\xDC"s,   "\xFF\xDF"s, "\xFF\xD7"s,
                                       "\0\xE0"s,   "A\0"s,      "\x80\0"s,   "\xFF\x07"s, "\0\x08"s,
                                       "\xFF\xFE"s, "\xFE\xFF"s, "\xFF\xFF"s, "\0\0"s,     "\xFF\0"s,
                                       "\x10\0"s,   "\x11\0"s,   "\0\x10"s,   "\0\x11"s};
  for (const char* const name : {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"}) {
    for (const std::string& a : units) {
      compare(name, a);
      for (const std::string& b : units) {
        compare(name, a + b);
        compare(name, a + b + "A");
        for (const std::string& c : units) compare(name, a + b + c);
        for (const std::string& c : units) compare(name, a + b + "A\0"s + c);
      }
    }
    for (int i = 0; i < 5000; ++i) {
      std::string bytes;
      for (std::size_t j = 0; j < 12; ++j) bytes += random.below(4) == 0 ? units[random.below(units.size())] : "a\0"s;
      compare(name, bytes);
      compare(name, random.high_bytes(random.below(12), 2));
    }
  }
  CHECK(differing == "");
}

TEST_CASE("UTF-16 and UTF-32 without a byte order in their name go by the mark") {
  CHECK(decoded("UTF-16", "\xFE\xFF\0X"s) == "X");
  CHECK(decoded("UTF-16", "\xFF\xFEX\0"s) == "X");
  CHECK(decoded("UTF-16", "X\0"s) == "X");
  CHECK(decoded("UTF-32", "\0\0\xFE\xFF\0\0\0X"s) == "X");
  CHECK(decoded("UTF-32", "X\0\0\0"s) == "X");
  CHECK(decoded("UTF-16", "") == "");
  CHECK(decoded("UTF-16", "\xFF") == "!0");
}

TEST_CASE("a byte order mark is no text in front of it, and is further on") {
  CHECK(decoded("UTF-8", "\xEF\xBB\xBFX\xEF\xBB\xBF") == "X\uFEFF");
  CHECK(decoded("UTF-16BE", "\xFE\xFF\0X\xFE\xFF"s) == "X\uFEFF");
}

TEST_CASE("surrogates alone and code points beyond the last are not valid") {
  CHECK(decoded("UTF-16LE", "a\0\x3C\xD8\x3E\xDF"s) == "a🌾");
  CHECK(decoded("UTF-16LE",
                "a\0\x3C\xD8"s
                "a\0"s) == "a!2");
  CHECK(decoded("UTF-16LE", "a\0\x3E\xDF"s) == "a!2");
  CHECK(decoded("UTF-16LE", "a\0b"s) == "a!2");
  CHECK(decoded("UTF-32LE", "\xFF\xFF\x10\0"s) == "\U0010FFFF");
  CHECK(decoded("UTF-32LE", "\0\0\x11\0"s) == "!0");
  CHECK(decoded("UTF-32LE", "\0\xD8\0\0"s) == "!0");
  CHECK(decoded("UTF-32LE", "a\0\0\0b\0"s) == "a!4");
  CHECK(decoded("UTF-8", "a\xED\xA0\x80") == "a!1");
  CHECK(decoded("UTF-8", "a\xE1\xBA") == "a!1");
}

TEST_CASE("where a text is cut into blocks does not show") {
  std::string differing;
  const auto compare = [&](const std::string& name, const std::string& bytes, std::size_t step) {
    if (decoded_by_blocks(name, bytes, step) != decoded(name, bytes)) {
      differing += name + " by " + std::to_string(step) + '\n';
    }
  };
  std::string text = table();
  for (const char* const name : {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE", "CP1258",
                                 "TCVN5712-1", "GB18030", "UTF-7"}) {
    const std::string bytes = encoded(name, text);
    CHECK(decoded(name, bytes) == text);
    for (const std::size_t step : {1u, 2u, 3u, 5u, 7u, 16u, 100u, 4095u, 4096u, 4097u, 10000u})
      compare(name, bytes, step);
  }
  Random random;
  for (int i = 0; i < 3000; ++i) {
    const std::string bytes = random.high_bytes(random.below(40), 2);
    for (const char* const name : ours) {
      for (const std::size_t step : {1u, 2u, 3u, 4u, 7u}) compare(name, bytes, step);
    }
  }
  CHECK(differing == "");
}

TEST_CASE("what a block leaves is only what the next one may change") {
  std::string text;
  auto decoder = Decoder::named("cp1258");
  CHECK(decoder->decode("xa", text, false).taken == 1);
  CHECK(decoder->decode("a", text, false).taken == 0);
  CHECK(decoder->decode("a;", text, false).taken == 2);
  CHECK(decoder->decode("\xEA", text, true).taken == 1);
  CHECK(text == "xa;ê");
  text.clear();
  CHECK(Decoder::named("utf-16")->decode("a\0\x3C\xD8\x3E"s, text, false).taken == 2);
  CHECK(Decoder::named("utf-8")->decode("a\xF0\x9F\x8C", text, false).taken == 1);
  CHECK(text == "aa");
}

TEST_CASE("the beginning of a character of UTF-8 that is cut is found") {
  CHECK(cut_utf8("") == 0);
  CHECK(cut_utf8("a") == 0);
  CHECK(cut_utf8("aã") == 0);
  CHECK(cut_utf8("a\xC3") == 1);
  CHECK(cut_utf8("a\xE1") == 1);
  CHECK(cut_utf8("a\xE1\xBA") == 2);
  CHECK(cut_utf8("a\xF0\x9F\x8C") == 3);
  CHECK(cut_utf8("\xE0") == 1);
  CHECK(cut_utf8("\xF4") == 1);
  CHECK(cut_utf8("\x80") == 0);
  CHECK(cut_utf8("\xFF") == 0);
  CHECK(cut_utf8("\xED\xA0") == 0);  // would be a surrogate
  CHECK(cut_utf8("\xC3\xA3\xA3") == 0);
}

TEST_CASE("values beyond those of Unicode are refused where they stand") {
  using namespace std::string_view_literals;
  for (const char* const name : {"UCS-4LE", "UCS-4", "UTF-32LE"}) {
    auto decoder = Decoder::named(name);
    REQUIRE(decoder);
    const bool is_big = std::string_view(name) == "UCS-4";
    std::string text;
    const auto result = decoder->decode(
        is_big ? "\0\0\0A\0\0\0B\0\x7F\xFF\xFF\0\0\0C"sv : "A\0\0\0B\0\0\0\xFF\xFF\x7F\0C\0\0\0"sv, text, true);
    CAPTURE(name);
    CHECK(!result.valid);
    CHECK(text == "AB");
    CHECK(result.taken == 8);
  }
}
