#include "read/text.hpp"

#include "helpers.hpp"
#include "text/unicode.hpp"

using namespace ntm;
using namespace std::string_literals;

namespace {

// "UTF-8: text", then the messages.
std::string decoded(const std::string& bytes, const std::string& forced = "") {
  Diagnostics diagnostics;
  const auto text = decode(bytes, forced, "f.csv", diagnostics);
  CHECK(text.has_value() == !diagnostics.has_errors());
  return (text ? text->encoding + ": " + normalized(text->utf8) + '\n' : "") + test::messages(diagnostics);
}

// ASCII as UTF-16 without a mark.
std::string utf16(std::string_view text, bool big_endian) {
  std::string bytes;
  for (const char character : text) bytes += big_endian ? "\0"s + character : character + "\0"s;
  return bytes;
}

}  // namespace

TEST_CASE("UTF-8 with and without its mark") {
  CHECK(decoded("Xã") == "UTF-8: Xã\n");
  CHECK(decoded("\xEF\xBB\xBFXã") == "UTF-8: Xã\n");
  CHECK(decoded("Xa\xCC\x83") == "UTF-8: Xã\n");
}

TEST_CASE("UTF-16 by its mark or by its zero bytes") {
  CHECK(decoded("\xFF\xFEX\0\xE3\0"s) == "UTF-16LE: Xã\n");
  CHECK(decoded("\xFE\xFF\0X\0\xE3"s) == "UTF-16BE: Xã\n");
  const std::string told =
      "f.csv: note: read as UTF-16LE, a guess; if names look wrong, name the encoding with --encoding\n";
  CHECK(decoded(utf16("code,name", false)) == "UTF-16LE: code,name\n" + told);
  CHECK(decoded(utf16("code,name", true)).starts_with("UTF-16BE: code,name\n"));
}

TEST_CASE("Windows-1258, whose tone marks combine") {
  // "Xã Nậm", ậ as â and a dot below
  CHECK(decoded("Xa\xDE N\xE2\xF2m") ==
        "windows-1258: Xã Nậm\nf.csv: note: read as windows-1258, a guess; if names look wrong, name the encoding with "
        "--encoding\n");
  CHECK(decoded("Xa\xDE", "windows-1258") == "windows-1258: Xã\n");
}

TEST_CASE("damaged UTF-8 is refused at its first bad byte, not taken for another encoding") {
  CHECK(
      decoded("Xã Nậm\nXã \xE1\xBA Nậm Loỏng\n") ==
      "f.csv:2:5: error: byte 5 of the line (0xE1) is not UTF-8; save the file as CSV UTF-8, or name its encoding with "
      "--encoding\n");
}

TEST_CASE("bytes that a forced encoding does not have are refused") {
  CHECK(decoded("ab\nc\xE3\n", "ASCII") ==
        "f.csv:2:2: error: the bytes from 4 on (0xE3) are not ASCII; save the file as CSV UTF-8, or name its encoding "
        "with --encoding\n");
  CHECK(decoded("ab", "no-such") ==
        "f.csv: error: the file is no-such, which this system cannot convert; open it and save it as CSV UTF-8\n");
  CHECK_FALSE(is_known_encoding("no-such"));
  CHECK(is_known_encoding("windows-1258"));
}

TEST_CASE("what is no text is refused by name") {
  CHECK(
      decoded("PK\x03\x04rest") ==
      "f.csv: error: this is a spreadsheet (xlsx, ods) or a zip archive, not CSV; open it and save it as CSV UTF-8\n");
  CHECK(decoded("\xD0\xCF\x11\xE0rest") ==
        "f.csv: error: this is a spreadsheet (xls), not CSV; open it and save it as CSV UTF-8\n");
  CHECK(decoded("\r\n<html xmlns:o=\"urn:schemas-microsoft-com:office:office\">") ==
        "f.csv: error: this is a web page, not CSV; open it and save it as CSV UTF-8\n");
  CHECK(decoded("\xFE\xFF" + utf16("<!DOCTYPE html>", true)) ==
        "f.csv: error: this is a web page, not CSV; open it and save it as CSV UTF-8\n");
  CHECK(decoded("<?xml version=\"1.0\"?>") ==
        "f.csv: error: this is an XML document, not CSV; open it and save it as CSV UTF-8\n");
  CHECK(decoded("<5,x\n") == "UTF-8: <5,x\n");
  CHECK(decoded("") == "f.csv: error: the file is empty; export it again, or leave it out\n");
  CHECK(decoded("a,b\nc\0,d\n"s) ==
        "f.csv:2:2: error: a NUL byte: the file is damaged, or is not text; open it and save it as CSV UTF-8\n");
}

TEST_CASE("UTF-16 without a mark is known although a combining accent has its zero on the other side") {
  const std::string text =
      utf16("Xa", false) + "\x03\x03"s + utf16(",Na", false) + "\0\x03"s + utf16("m,1,0,1,0,1,0", false);
  CHECK(decoded(text).starts_with("UTF-16LE: Xã,Nàm,1,0,1,0,1,0\n"));
}

TEST_CASE("a forced encoding of ours is read without the system's tables") {
  CHECK(decoded("X\xB7 N\xCBm", "tcvn3") == "tcvn3: Xã Nậm\n");
  CHECK(decoded("\xFF\xFEX\0\xE3\0"s, "utf-16") == "utf-16: Xã\n");
  CHECK(decoded("\xFF\xFEX\0\xE3\0"s, "UTF-16LE") == "UTF-16LE: Xã\n");
  CHECK(decoded("\xEF\xBB\xBFXã", "utf8") == "utf8: Xã\n");
  CHECK(decoded("Xa\xDE\na\x8A", "cp1258") ==
        "f.csv:2:2: error: the bytes from 5 on (0x8A) are not cp1258; save the file as CSV UTF-8, or name its encoding "
        "with --encoding\n");
  CHECK(decoded("a\0\n\0b\0\0\xD8"s, "UTF-16LE") ==
        "f.csv:2:2: error: the bytes from 6 on (0x00) are not UTF-16LE; save the file as CSV UTF-8, or name its "
        "encoding with --encoding\n");
  for (const char* const name : {"tcvn3", "UTF16", "cp1252", "utf-32be"}) CHECK(is_known_encoding(name));
}

TEST_CASE("the beginning of a file tells its encoding, or what it is so far") {
  // "UTF-8", then what else is to be said
  const auto found = [](std::string_view beginning, bool is_whole, const std::string& forced = "") {
    const Encoding encoding = find_encoding(beginning, is_whole, forced);
    return encoding.name + (encoding.order_mark > 0 ? " mark of " + std::to_string(encoding.order_mark) : "") +
           (encoding.guessed ? " guessed" : "") + (encoding.settled ? "" : " so far");
  };
  CHECK(found("code,name", true) == "UTF-8");
  CHECK(found("code,name", false) == "UTF-8 so far");
  CHECK(found("Xã", false) == "UTF-8 so far");
  CHECK(found("X\xC3", false) == "UTF-8 so far");  // cut within a letter
  CHECK(found("X\xC3", true) == "windows-1258 guessed");
  CHECK(found("Xa\xDE N\xE2\xF2m", false) == "windows-1258 guessed so far");
  CHECK(found("Xã Nậm\nXã \xE1\xBA Nậm", false) == "UTF-8 so far");
  CHECK(found("Xã Nậm\nXã \xE1\xBA Nậm", true) == "UTF-8");
  CHECK(found("\xEF\xBB\xBFX", false) == "UTF-8 mark of 3");
  CHECK(found("\xFF\xFEX\0"s, false) == "UTF-16LE mark of 2");
  CHECK(found("\xFE\xFF\0X"s, true) == "UTF-16BE mark of 2");
  CHECK(found("\xFF\xFE\0\0X\0\0\0"s, false) == "UTF-32LE mark of 4");
  CHECK(found(utf16("code,name", true), true) == "UTF-16BE guessed");
  CHECK(found(utf16("code,name", false), false) == "UTF-16LE guessed");
  CHECK(found(utf16("code,name", false) + "x", false) == "UTF-16LE guessed");
  CHECK(found(utf16("code,name", false) + "x", true) == "UTF-8");  // of an odd size: no UTF-16
  CHECK(found("X", false, "TCVN3") == "TCVN3");
  CHECK(found("\xEF\xBB\xBFX", false, "TCVN3") == "TCVN3 mark of 3");
  CHECK(found("\xFF\xFEX\0"s, false, "UTF-16LE") == "UTF-16LE");  // left out by the decoder
  CHECK(found("", true) == "UTF-8");
}

TEST_CASE("what is no CSV is known by its beginning") {
  CHECK(find_binary("%PDF-1.7").has_value());
  CHECK_FALSE(find_binary("code,name"));
  CHECK_FALSE(find_binary(""));
  CHECK(find_markup(" \n<table>").has_value());
  CHECK_FALSE(find_markup("< 5"));
  CHECK_FALSE(find_markup(" \n"));
}

TEST_CASE("the end mark of DOS files is no text") { CHECK(decoded("a,b\n\x1A") == "UTF-8: a,b\n"); }
