#include "read/damage.hpp"

#include <doctest/doctest.h>

#include "helpers.hpp"
#include "ntm/read.hpp"

using namespace ntm;

namespace {

std::string read(std::string bytes, std::string_view encoding = {}) {
  ReadOptions options;
  options.encoding = encoding;
  Diagnostics diagnostics;
  const ReadResult result =
      read_panel(std::vector{source_of("2013.csv", std::move(bytes))}, test::simple_rules(3), options, diagnostics);
  std::string text;
  if (!diagnostics.has_errors()) {
    for (const Observation& unit : result.panel.observations(0)) {
      text.append(result.panel.name(unit)).append(" of ").append(result.panel.place(unit).district) += '\n';
    }
  }
  for (const Diagnostic& diagnostic : diagnostics.in_order_of_place()) {
    if (diagnostic.severity != Severity::note) text += to_string(diagnostic, Language::english) + '\n';
  }
  return text;
}

}  // namespace

TEST_CASE("names that are sound") {
  for (const char* const name : {"Xã Nậm Loỏng",  "Xã Laêê",   "XÃ BÌNH LƯ", "Thị trấn Tam Đường",
                                 "Phường 01",     "Ia H'Drai", "Đắk R´Lấp",  "Ea H’leo",
                                 "Cư M·gar",      "Hoà Bình",  "Goòng",      "Krông Pắc",
                                 "Xã A (?)",      "Xã A?",     "Noel",       "Ðăk Hà",
                                 "Quảng Phú Cầu", "Hữu Lũng",  "Ái Quốc",    "Lũng Cú + Đồng Văn",
                                 "Xã Mã Đà",      "Y Tý",      "Âu Lâu",     "MÙ CẢ",
                                 "Ma Ly Pho",     "Xã A–B"}) {
    CAPTURE(name);
    CHECK(damage_of(name) == Damage::none);
  }
}

TEST_CASE("names that lost letters, or are in another encoding than they were read in") {
  for (const char* const name : {"X? N?m Lo?ng", "X? San", "Huy\uFFFDn", "Th? tr?n", "Đi?n Biên", "B?n Giang"}) {
    CAPTURE(name);
    CHECK(damage_of(name) == Damage::lost);
  }
  for (const char* const name : {"XÃ£ Náº\u00ADm", "Huyá»‡n", "Ä\u0090iá»‡n", "Táº£ LÃ¨ng", "Háº£i PhÃ²ng"}) {
    CAPTURE(name);
    CHECK(damage_of(name) == Damage::decoded_twice);
  }
  for (const char* const name : {"Xaõ", "Naäm Loûng", "Thaønh phoá", "Huyeän", "Laâm Ñoàng", "XAÕ BÌNH LÖ"}) {
    CAPTURE(name);
    CHECK(damage_of(name) == Damage::vni);
  }
  for (const char* const name : {"X· San Thµng", "Thµnh phè", "B¶n Giang", "§iÖn Biªn", "S¬n La", "X\u008Bn"}) {
    CAPTURE(name);
    CHECK(damage_of(name) == Damage::foreign);
  }
  for (const char* const name : {"X+AOM", "N+Hq0-m", "Th+AOA-nh ph+HtE"}) {
    CAPTURE(name);
    CHECK(damage_of(name) == Damage::utf7);
  }
}

TEST_CASE("a table with damaged names is refused at the first") {
  const std::string header = "commune_code,commune,district,criteria_met\n";
  CHECK(
      read(header + "03403,Xã Nậm Loỏng,A,1\n03409,Xã N?m C?,A,2\n") ==
      "2013.csv:3:2: error: the name 'Xã N?m C?' has lost letters when it was saved; open the original and save it as "
      "CSV UTF-8; what is lost is not in this file\n");
  CHECK(read(header + "03403,Xã A,Huy?n A,1\n03409,Xã B,Huy?n A,2\n") ==
        "2013.csv:2:3: error: the name 'Huy?n A' has lost letters when it was saved; open the original and save it as "
        "CSV UTF-8; what is lost is not in this file\n");
  CHECK(read("STT,Tên xã,Số TC đạt\nI,Huyá»‡n A,\n1,Xã A,2\n") ==
        "2013.csv:3: error: the name 'Huyá»‡n A' is UTF-8 that was taken for another encoding; open the original as "
        "UTF-8 and save it as CSV UTF-8\n");
  // one name that looks like VNI may be a slip of the pen
  CHECK(read(header + "03403,Xã Baản,A,1\n03409,Xã Noël,A,2\n03412,Xã C,A,2\n03415,Xã D,A,2\n") ==
        "Xã Baản of A\nXã Noël of A\nXã C of A\nXã D of A\n");
  CHECK(read(header + "03403,Xaõ Naäm,A,1\n03409,Xaõ Baûn,A,2\n03412,Xaõ Taû,A,2\n03415,Xã D,A,2\n") ==
        "2013.csv:2:2: error: the name 'Xaõ Naäm' is written in VNI, which is no Unicode; convert the file to Unicode, "
        "as Unikey can, and save it as CSV UTF-8\n");
}

TEST_CASE("TCVN3 is found out, and read when it is named") {
  const std::string text =
      "commune_code,commune,district,criteria_met\n03403,X\xB7 N\xCBm Lo\xE1ng,Huy\xD6n Tam \xA7\xAD\xEAng,1\n";
  CHECK(read(text) ==
        "Xã Nậm Loỏng of Huyện Tam Đường\n"
        "2013.csv: warning: read as TCVN3, a guess; if names look wrong, name the encoding with --encoding\n");
  CHECK(read(text, "TCVN3") == "Xã Nậm Loỏng of Huyện Tam Đường\n");
  CHECK(
      read(text, "windows-1258") ==
      "2013.csv:2:2: error: the name 'X· NËm Loáng' is in another encoding than it was read in; name the encoding with "
      "--encoding, such as TCVN3 or VISCII, or save it as CSV UTF-8\n");
}
