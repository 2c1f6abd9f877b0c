// A small export, cut at every byte and harmed at every byte: what is read of it is right, or refused with its place.
//
// A harmed byte may leave another fact that nothing contradicts: another letter of a name, another income. Of such a
// file nobody can know; but no other commune may change with it. What the row of totals adds up it covers: there never
// is another sum, nor another number of communes, that goes without saying where.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "helpers.hpp"
#include "ntm/read.hpp"
#include "words/phrases.hpp"

using namespace ntm;

namespace {

constexpr std::string_view name_of_file = "communes-2013.csv";

// Its row of totals stands above the communes, so that it covers what is missing below, too.
constexpr std::string_view export_of_office =
    "Biểu số liệu các xã năm 2013\n"
    "Mã xã,Tên xã,TC1,TC2,TC3,Số hộ,Số hộ nghèo,Dân số,Thu nhập\n"
    ",Tổng số,2,1,3,1912,571,9350,\n"
    "03403,Xã Nậm Loỏng,1,0,1,713,205,3600,9.8\n"
    "03409,Xã San Thàng,0,1,1,609,140,2950,12.5\n"
    "03412,Xã Bình Lư,1,0,1,590,226,2800,8.75\n";

// By bytes, as a spreadsheet in Vietnamese writes it.
std::string with(std::string_view text, std::string_view delimiter, std::string_view line_end) {
  std::string written = "\xEF\xBB\xBF";
  for (const char sign : text) {
    if (sign == ',') {
      written += delimiter;
    } else if (sign == '.') {
      written += ',';
    } else if (sign == '\n') {
      written += line_end;
    } else {
      written += sign;
    }
  }
  return written;
}

constexpr std::size_t numbers_added = 6;  // three marks, households, poor households, population
using Sums = std::array<std::int64_t, numbers_added>;

struct Read {
  std::map<std::string, std::string> communes;  // what is said of each, by code
  Sums sums{};
  bool is_refused = false;
  std::set<std::string> messages;  // and what columns are
  std::string homeless;            // errors without a file
  std::string nowhere;             // errors that name no line
};

void add(Sums& sums, std::size_t i, Reported number) { sums[i] += number.has_value() ? number.value() : 0; }

Read read(std::string bytes) {
  Diagnostics diagnostics;
  static const Rules rules = test::simple_rules(3);
  const std::vector sources{make_source(std::string(name_of_file), std::move(bytes))};
  const ReadResult result = read_panel(sources, rules, {}, diagnostics);
  const Panel& panel = result.panel;
  Read read;
  // what columns are taken for, of which the program says what they are missing for
  for (const FileAccount& file : result.files) {
    for (std::size_t i = 0; i < file.columns.size(); ++i) {
      read.messages.insert("column " + std::to_string(i + 1) + " is " + file.columns[i].meaning);
    }
  }
  read.is_refused = diagnostics.has_errors();
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    read.messages.insert(to_string(diagnostic, Language::english));
    if (diagnostic.severity != Severity::error) continue;
    if (diagnostic.where.file != name_of_file) read.homeless = to_string(diagnostic, Language::english);
    if (diagnostic.where.line == 0) read.nowhere = to_string(diagnostic, Language::english);
  }
  for (std::size_t year = 0; year < panel.years().size(); ++year) {
    for (const Observation& unit : panel.observations(year)) {
      std::string& said = read.communes[std::to_string(panel.years()[year]) + ' ' + panel.code(unit)];
      said = std::string(panel.name(unit)) + ' ' + panel.type(unit) + ' ' + std::to_string(unit.met());
      for (int criterion = 1; criterion <= 3; ++criterion) {
        read.sums[static_cast<std::size_t>(criterion) - 1] += contains(unit.met(), criterion) ? 1 : 0;
      }
      for (const Reported number : {unit.households(), unit.poor_households(), unit.population(), unit.income()}) {
        said += ' ' + std::to_string(number.value());
      }
      add(read.sums, 3, unit.households());
      add(read.sums, 4, unit.poor_households());
      add(read.sums, 5, unit.population());
    }
  }
  return read;
}

// Communes of which something else is said, or that only one of the two has.
std::size_t differences(const Read& a, const Read& b) {
  std::size_t different = 0;
  for (const auto& [code, said] : a.communes) {
    const auto found = b.communes.find(code);
    if (found == b.communes.end() || found->second != said) ++different;
  }
  return different;
}

// Errors of a whole file: what it holds, not where.
bool is_of_whole_file(const std::string& error) {
  constexpr std::array said = std::to_array<std::string_view>(
      {"the file is empty", "no header", "not CSV", "no year", "which year", "has no communes", "no table"});
  for (const std::string_view words : said) {
    if (error.find(words) != std::string::npos) return true;
  }
  return false;
}

class Harm {
 public:
  explicit Harm(const std::string& bytes) : whole_(read(bytes)) {
    REQUIRE(!whole_.is_refused);
    REQUIRE(whole_.communes.size() == 3);
  }

  void judge(const std::string& bytes, const std::string& what) {
    CAPTURE(what);
    CAPTURE(bytes);
    const Read now = read(bytes);
    if (now.is_refused) {
      ++refused;
      CHECK(now.homeless == "");
      if (!is_of_whole_file(now.nowhere)) CHECK(now.nowhere == "");
      return;
    }
    const bool is_told = !std::ranges::includes(whole_.messages, now.messages);
    ++(is_told ? told : silent);
    if (is_told) return;
    CHECK(now.communes.size() == whole_.communes.size());
    CHECK(now.sums == whole_.sums);
    CHECK(differences(whole_, now) <= 1);
  }

  std::size_t refused = 0;
  std::size_t told = 0;
  std::size_t silent = 0;

 private:
  Read whole_;
};

// Sanitizers take a hundred times as long: there fewer bytes are enough, as fuzzing harms them too.
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define NTM_HAS_SANITIZERS
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define NTM_HAS_SANITIZERS
#endif
#ifdef NTM_HAS_SANITIZERS
constexpr std::size_t stride = 25;
constexpr std::size_t stride_of_cuts = 3;
#else
constexpr std::size_t stride = 1;
constexpr std::size_t stride_of_cuts = 1;
#endif

void cut_everywhere(const std::string& bytes) {
  Harm harm(bytes);
  for (std::size_t size = 0; size < bytes.size(); size += stride_of_cuts) {
    harm.judge(bytes.substr(0, size), "cut at " + std::to_string(size));
  }
  CHECK(harm.refused * stride_of_cuts > bytes.size() / 2);
  CHECK(harm.told > 0);
}

void harm_everywhere(const std::string& bytes, std::size_t step = 1) {
  Harm harm(bytes);
  for (std::size_t at = 0; at < bytes.size(); at += step * stride) {
    const auto judge = [&](char byte) {
      if (byte == bytes[at]) return;
      std::string harmed = bytes;
      harmed[at] = byte;
      harm.judge(harmed, "byte " + std::to_string(at) + " is " + std::to_string(static_cast<unsigned char>(byte)));
    };
    for (int bit = 0; bit < 8; ++bit) judge(static_cast<char>(bytes[at] ^ (1 << bit)));
    for (const char byte : {'\0', '"', '\n', ';', ','}) judge(byte);
  }
  CHECK(harm.refused * stride > bytes.size());
  CHECK(harm.told > 0);
  CHECK(harm.silent > 0);
}

std::string in_utf16(std::string_view text) {
  std::string bytes = "\xFF\xFE";
  for (std::size_t i = 0; i < text.size();) {
    const auto at = [&](std::size_t more) { return static_cast<unsigned>(static_cast<unsigned char>(text[i + more])); };
    const std::size_t size = at(0) < 0x80 ? 1 : at(0) < 0xE0 ? 2 : 3;
    const unsigned point = size == 1   ? at(0)
                           : size == 2 ? (at(0) & 0x1FU) << 6 | (at(1) & 0x3FU)
                                       : (at(0) & 0xFU) << 12 | (at(1) & 0x3FU) << 6 | (at(2) & 0x3FU);
    bytes += static_cast<char>(point & 0xFFU);
    bytes += static_cast<char>(point >> 8);
    i += size;
  }
  return bytes;
}

}  // namespace

TEST_CASE("an export that is cut anywhere is right, or refused, or told") {
  cut_everywhere(std::string(export_of_office));
  cut_everywhere(with(export_of_office, ";", "\r\n"));
  cut_everywhere(in_utf16(export_of_office));
}

TEST_CASE("an export of which a byte is harmed is right, or refused with its place") {
  harm_everywhere(std::string(export_of_office));
  harm_everywhere(with(export_of_office, ";", "\r\n"), 2);
}

TEST_CASE("an export in UTF-16 of which a byte is harmed is right, or refused with its place") {
  harm_everywhere(in_utf16(export_of_office), 3);  // by turns the first and the second byte of a letter
}
