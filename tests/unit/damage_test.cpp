#include "read/damage.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "helpers.hpp"
#include "ntm/read.hpp"

using namespace ntm;

namespace {

// "lost" where that is sure, else "lost?"; nothing for what is sound.
std::string damage(std::string_view text) {
  const FoundDamage found = find_damage(text);
  const char* const doubt = found.is_sure ? "" : "?";
  switch (found.kind) {
    case Damage::none: return "";
    case Damage::lost: return std::string("lost") + doubt;
    case Damage::decoded_twice: return std::string("twice") + doubt;
    case Damage::vni: return std::string("vni") + doubt;
    case Damage::foreign: return std::string("foreign") + doubt;
    case Damage::utf7: return std::string("utf7") + doubt;
    case Damage::escaped: return std::string("escaped") + doubt;
    case Damage::hamlet: return std::string("hamlet") + doubt;
    case Damage::village: return std::string("village") + doubt;
    case Damage::ditto: return std::string("ditto") + doubt;
  }
  return "!";
}

// The communes, then warnings and errors. Read in blocks and exactly: both must say the same.
std::string read(const std::string& bytes, std::string_view encoding = {}) {
  std::string texts[2];
  for (const bool exactly : {false, true}) {
    ReadOptions options;
    options.encoding = encoding;
    options.exactly = exactly;
    Diagnostics diagnostics;
    const ReadResult result =
        read_panel(std::vector{make_source("2013.csv", bytes)}, test::simple_rules(3), options, diagnostics);
    std::string& text = texts[exactly ? 1 : 0];
    if (!diagnostics.has_errors()) {
      for (const Observation& unit : result.panel.observations(0)) {
        text.append(result.panel.name(unit)).append(" of ").append(result.panel.place(unit).district) += '\n';
      }
    }
    for (const Diagnostic& diagnostic : diagnostics.in_order_of_place()) {
      if (diagnostic.severity != Severity::note) text += to_string(diagnostic, Language::english) + '\n';
    }
  }
  CHECK(texts[0] == texts[1]);
  return texts[0];
}

const std::string header = "commune_code,commune,district,criteria_met\n";

}  // namespace

TEST_CASE("names that are sound") {
  for (const char* const name : {"Xã Nậm Loỏng",
                                 "XÃ BÌNH LƯ",
                                 "Thị trấn Tam Đường",
                                 "Phường 01",
                                 "Ia H'Drai",
                                 "Đắk R´Lấp",
                                 "Ea H’leo",
                                 "Cư M·gar",
                                 "Cư M`gar",
                                 "Hoà Bình",
                                 "HOÀ BÌNH",
                                 "Goòng",
                                 "Toán",
                                 "Krông Pắc",
                                 "Krông Păk",
                                 "Ia Rvê",
                                 "Ƀuôn Čư Ñô",
                                 "Ea Ŏ Mĭ",
                                 "Xã A (?)",
                                 "Xã A?",
                                 "Mường So?",
                                 "Xã ?",
                                 "?",
                                 "Noel",
                                 "Ðăk Hà",
                                 "ĐẮK GLONG",
                                 "Quảng Phú Cầu",
                                 "Hữu Lũng",
                                 "Ái Quốc",
                                 "Lũng Cú + Đồng Văn",
                                 "Lũng Cú+Đồng Văn",
                                 "QD491/2009+342/2013",
                                 "Tổ 1+ABC",
                                 "Xã Mã Đà",
                                 "Y Tý",
                                 "Âu Lâu",
                                 "MÙ CẢ",
                                 "Ma Ly Pho",
                                 "Nậm Loỏng²",
                                 "Nậm Loỏng *",
                                 "Xã A–B",
                                 "Xã A & B",
                                 "A&amp;B",
                                 "50%",
                                 "100%CC",
                                 "Hà Nội 河內",
                                 "Xã số 1º",
                                 "Diện tích km²"}) {
    CAPTURE(std::string(name));
    CHECK(damage(name) == "");
  }
}

TEST_CASE("names that lost letters") {
  for (const char* const name :
       {"X? N?m Lo?ng", "X? San", "Huy\uFFFDn", "Th? tr?n", "Đi?n Biên", "B?n Giang", "?i?n Biên", "Tam ???ng",
        "Ph??ng 1", "HUY?N", "TH? TR?N", "N?m", "Xã ?ng", "Nậm S\x1A", "Huyï¿½n", "Xã\nT?nh A", "Huy¿n", "Huy*n"}) {
    CAPTURE(std::string(name));
    CHECK(damage(name) == "lost");
  }
  for (const char* const name : {"?Ông", "B?"}) {
    CAPTURE(std::string(name));
    CHECK(damage(name) == "lost?");
  }
}

TEST_CASE("names that are UTF-8 taken for another encoding") {
  for (const char* const name : {"XÃ£ Náº\u00ADm", "Huyá»‡n", "Ä\u0090iá»‡n", "Táº£ LÃ¨ng", "Háº£i PhÃ²ng", "XĂ£",
                                 "LÆ°", "Äƒn", "SÅ©ng", "X√£", "X├ú", "Huyß╗çn", "X茫", "Xรฃ"}) {
    CAPTURE(std::string(name));
    CHECK(damage(name) == "twice");
  }
  for (const char* const name : {"XÃ“A”", "“XÃ” A", "«Xã Phá»", "Хã", "XГЈ"}) {
    CAPTURE(std::string(name));
    CHECK(damage(name) == "twice?");
  }
}

TEST_CASE("names in VNI") {
  for (const char* const name :
       {"Xaõ", "Naäm Loûng", "Thaønh phoá", "Huyeän", "XAÕ BÌNH LÖ", "HUYEÄN", "Tænh Ñieän Bieân", "Xaõ Taø"}) {
    CAPTURE(std::string(name));
    CHECK(damage(name) == "vni");
  }
  for (const char* const name : {"Laâm Ñoàng", "Laêê", "Baûn", "Loïc"}) {
    CAPTURE(std::string(name));
    CHECK(damage(name) == "vni?");
  }
}

TEST_CASE("names in TCVN3, VISCII and such") {
  for (const char* const name : {"X· San Thµng", "Thµnh phè", "B¶n Giang", "§iÖn Biªn", "S¬n La", "X\u008Bn", "HuyÖn",
                                 "TØnh", "B×nh Lu", "T«n", "NËm", "Huy®n", "Huy‡n", "Lo¸ng", "H÷u"}) {
    CAPTURE(std::string(name));
    CHECK(damage(name) == "foreign");
  }
  for (const char* const name : {"Noël", "Zürich", "trÊn", "Loỏng¹", "Loỏng§"}) {
    CAPTURE(std::string(name));
    CHECK(damage(name) == "foreign?");
  }
}

TEST_CASE("names whose letters are codes") {
  for (const char* const name : {"X<U+00E3>", "X\\xe3", "Huye^.n", "Mu+o+`ng"}) {
    CAPTURE(std::string(name));
    CHECK(damage(name) == "escaped");
  }
  for (const char* const name : {"X+AOM", "N+Hq0-m", "Th+AOA-nh ph+HtE", "+ARA-i+Hsc-n"}) {
    CAPTURE(std::string(name));
    CHECK(damage(name) == "utf7");
  }
  for (const char* const name :
       {"X&#227;", "X&#xE3; A", "X&atilde;", "H&ocirc;", "X\\u00e3", "X%C3%A3", "Huy=E1=BB=87n"}) {
    CAPTURE(std::string(name));
    CHECK(damage(name) == "escaped");
  }
}

TEST_CASE("a table with damaged names is refused at the first") {
  CHECK(read(header + "03403,Xã Nậm Loỏng,A,1\n03409,Xã N?m C?,A,2\n") ==
        "2013.csv:3:2: error: 'Xã N?m C?' lost letters when the file was saved; open the original and save it as CSV "
        "UTF-8; what is lost is not in this file\n");
  CHECK(read(header + "03403,Xã A,Huy?n A,1\n03409,Xã B,Huy?n A,2\n") ==
        "2013.csv:2:3: error: 'Huy?n A' lost letters when the file was saved; open the original and save it as CSV "
        "UTF-8; what is lost is not in this file\n");
  CHECK(read("STT,Tên xã,Số TC đạt\nI,Huyá»‡n A,\n1,Xã A,2\n") ==
        "2013.csv:3: error: 'Huyá»‡n A' is UTF-8 that was read as another encoding; open the original as UTF-8 and "
        "save it as CSV UTF-8\n");
  CHECK(read("commune_code,commune,unit_type,criteria_met\n03403,A,X?,1\n03404,B,X?,2\n") ==
        "2013.csv:2:3: error: 'X?' lost letters when the file was saved; open the original and save it as CSV UTF-8; "
        "what is lost is not in this file\n");
  CHECK(read(header + "03403,Xaõ Naäm,A,1\n03409,Xã D,A,2\n") ==
        "2013.csv:2:2: error: 'Xaõ Naäm' is in the font encoding VNI; convert the file to Unicode, as Unikey can, and "
        "save it as CSV UTF-8\n");
  CHECK(read(header + "03403,X· NËm,A,1\n") ==
        "2013.csv:2:2: error: 'X· NËm' is in another encoding, such as TCVN3 or VISCII; convert the file to Unicode, "
        "as Unikey can, and save it as CSV UTF-8\n");
  CHECK(read(header + "03403,X+AOM N+Hq0-m,A,1\n") ==
        "2013.csv:2:2: error: 'X+AOM N+Hq0-m' is in UTF-7; use --encoding UTF-7, or save the file as CSV UTF-8\n");
  CHECK(read(header + "03403,X+AOM N+Hq0-m,A,1\n", "UTF-7") == "Xã Nậm of A\n");
  CHECK(read(header + "03403,X&atilde; A,A,1\n") ==
        "2013.csv:2:2: error: 'X&atilde; A' has codes in place of letters; export the names as plain text, and save "
        "the file as CSV UTF-8\n");
}

TEST_CASE("a long table is refused where only its last name is damaged") {
  std::string text = header;
  for (int i = 0; i < 2000; ++i) text += fmt::format("{:05},Xã {},Huyện {},1\n", 1000 + i, i, i / 10);
  CHECK(read(text + "09999,Xã C\uFFFD,A,2\n") ==
        "2013.csv:2002:2: error: 'Xã C\uFFFD' lost letters when the file was saved; open the original and save it as "
        "CSV UTF-8; what is lost is not in this file\n");
}

TEST_CASE("names that only seem damaged are so where there are three") {
  CHECK(read(header + "03403,Xã Laêê,A,1\n") == "Xã Laêê of A\n");
  CHECK(read(header + "03403,Xã Laêê,A,1\n03409,Xã Noël,A,2\n03412,Xã C,A,2\n") ==
        "Xã Laêê of A\nXã Noël of A\nXã C of A\n");
  // one district, however many communes it has
  CHECK(read(header + "03403,Xã B,Noël,1\n03409,Xã C,Noël,2\n03412,Xã D,Noël,2\n") ==
        "Xã B of Noël\nXã C of Noël\nXã D of Noël\n");
  CHECK(read(header + "03403,Baûn,A,1\n03409,Taû,A,2\n03412,Laâm,A,2\n03415,Xã D,A,2\n") ==
        "2013.csv:2:2: error: 'Baûn' is in the font encoding VNI; convert the file to Unicode, as Unikey can, and save "
        "it as CSV UTF-8\n");
  // what is sure goes before
  CHECK(read(header + "03403,Xã Laêê,A,1\n03409,X? C,A,2\n") ==
        "2013.csv:3:2: error: 'X? C' lost letters when the file was saved; open the original and save it as CSV UTF-8; "
        "what is lost is not in this file\n");
}

TEST_CASE("a header that is damaged is told as such") {
  CHECK(read("STT,T?n x?,Huy?n,S? TC ??t\n1,X? A,Huy?n B,3\n") ==
        "2013.csv:1: error: 'T?n x?' lost letters when the file was saved; open the original and save it as CSV UTF-8; "
        "what is lost is not in this file\n");
  CHECK(read("UBND tỉnh\n\nSTT;TÃªn xÃ£;Huyá»‡n;Sá»‘ TC\n1;XÃ£ A;Huyá»‡n B;3\n") ==
        "2013.csv:3: error: 'TÃªn xÃ£' is UTF-8 that was read as another encoding; open the original as UTF-8 and "
        "save it as CSV UTF-8\n");
  CHECK(read("STT,Teân xaõ,Huyeän,Soá TC ñaït\n1,Xaõ A,Huyeän B,3\n") ==
        "2013.csv:1: error: 'Teân xaõ' is in the font encoding VNI; convert the file to Unicode, as Unikey can, and "
        "save it as CSV UTF-8\n");
  CHECK(read("STT,T+AOo-n x+AOM,S+HtE TC\n1,X+AOM A,3\n") ==
        "2013.csv:1: error: 'T+AOo-n x+AOM' is in UTF-7; use --encoding UTF-7, or save the file as CSV UTF-8\n");
  CHECK(read("STT,T&ecirc;n x&atilde;,Huy&#7879;n\n1,A,B\n") ==
        "2013.csv:1: error: 'T&ecirc' has codes in place of letters; export the names as plain text, and save the file "
        "as CSV UTF-8\n");
  // VISCII
  CHECK(read("STT,T\xEAn x\xE3,Huy\xAEn,S\xAF TC \xF0\xD5t\n1,X\xE3 A,Huy\xAEn B,3\n") ==
        "2013.csv:1: error: 'Huy®n' is in another encoding, such as TCVN3 or VISCII; name the encoding with "
        "--encoding, such as TCVN3 or VISCII, or save it as CSV UTF-8\n");
  CHECK(read("STT,T\xEAn x\xE3,Huy\xAEn,S\xAF TC \xF0\xD5t\n1,X\xE3 A,Huy\xAEn B,3\n", "VISCII") ==
        "Xã A of Huyện B\n");
  // without a header, though nothing is damaged
  CHECK(read("a,b\n1,2\n") ==
        "2013.csv: error: no header: none of the first 40 rows names columns of communes and criteria; name the "
        "columns as the README does, or give their headers to --columns\n");
}

TEST_CASE("TCVN3 is found out, and read when it is named") {
  constexpr std::string_view guess =
      "2013.csv: warning: read as TCVN3, a guess; if names look wrong, name the encoding with --encoding\n";
  const std::string text = header + "03403,X\xB7 N\xCBm Lo\xE1ng,Huy\xD6n Tam \xA7\xAD\xEAng,1\n";
  CHECK(read(text) == "Xã Nậm Loỏng of Huyện Tam Đường\n" + std::string(guess));
  CHECK(read(text, "TCVN3") == "Xã Nậm Loỏng of Huyện Tam Đường\n");
  CHECK(read(text, "windows-1258") ==
        "2013.csv:2:2: error: 'X· NËm Loáng' is in another encoding, such as TCVN3 or VISCII; name the encoding with "
        "--encoding, such as TCVN3 or VISCII, or save it as CSV UTF-8\n");
  CHECK(read("STT;T\xAAn x\xB7;S\xE8 TC \xAE\xB9t\n1;X\xB7 Hua Bum;2\n") == "Xã Hua Bum of \n" + std::string(guess));
  // without words that are known
  CHECK(read(header + "03403,B\xB6n Bo,S\xACn B\xD7nh,1\n03409,Kh\xACn,S\xACn B\xD7nh,2\n") ==
        "2013.csv:2:2: error: 'B¶n Bo' is in another encoding, such as TCVN3 or VISCII; name the encoding with "
        "--encoding, such as TCVN3 or VISCII, or save it as CSV UTF-8\n");
  // Windows-1258, with footnotes, is none
  CHECK(read(header + "03403,X\xE3 N\xE2\xF2m\xB9,A,1\n03409,X\xE3 B\xECnh\xB9 L\xFD,A,2\n03412,B,\xD0\xE0,1\n") ==
        "Xă Nậm¹ of A\nXă B\u0301nh¹ Lư of A\nB of Đà\n");
}

TEST_CASE("a file of two encodings is refused") {
  const std::string text = header + "03403,Xã Nậm Loỏng,Huyện A,1\n";
  CHECK(read(text + "03409,X\xE3 B,A,2\n03412,X\xE3 \xD0\xE0,A,2\n03413,X\xE3 B\xECnh L\xFD,Huy\xEA\xF2n A,2\n"
                    "03414,X\xE3 H\xE0 \xD0\xF4ng,Huy\xEA\xF2n A,2\n03415,X\xE3 H\xE0,Huy\xEA\xF2n A,2\n") ==
        "2013.csv:3:8: error: byte 8 of the line (0xE3) is not UTF-8; save the file as CSV UTF-8, or name its encoding "
        "with --encoding\n");
  CHECK(read(header + "03409,X\xE3 B,A,2\n03412,X\xE3 \xD0\xE0,A,2\n03413,Xã C,A,2\n") ==
        "2013.csv:4:2: error: 'XĂ£ C' is UTF-8 that was read as another encoding; a part of the file is UTF-8, "
        "another is not: save the whole as CSV UTF-8\n");
  CHECK(read(text, "windows-1252") ==
        "2013.csv:2:28: error: the bytes from 63 on (0x8F) are not windows-1252; save the file as CSV UTF-8, or name "
        "its encoding with --encoding\n");
  CHECK(read(header + "03403,Xã A,Huyện A,1\n", "windows-1252") ==
        "2013.csv:2:2: error: 'XÃ£ A' is UTF-8 that was read as another encoding; use --encoding UTF-8, or leave the "
        "option out\n");
}

TEST_CASE("signs and words that stand for the cell above are no names, nor are hamlets") {
  for (const char* const text : {"nt", "-nt-", "N.T", "như trên", "\"", "\" \"", "''", "//", "〃", "ditto"}) {
    CAPTURE(text);
    CHECK(damage(text) == "ditto");
  }
  for (const char* const text : {"Thôn Hợp Nhất", "Ấp 3", "Tổ dân phố 5", "Khu phố 2", "HTX Bản Bo", "Tiểu khu 4"}) {
    CAPTURE(text);
    CHECK(damage(text) == "hamlet");
  }
  for (const char* const text : {"", "-", "Nt", "Xã Nhu Trên", "Thông Nông", "Xã Bản Bo", "Xã Thôn Mòn", "M'Drắk"}) {
    CAPTURE(text);
    CHECK(damage(text) == (std::string_view(text) == "Nt" ? "ditto" : ""));
  }
  // communes are called Bản Bo and Làng Mô, too
  for (const char* const text : {"Bản Bo", "BẢN BO", "Làng Mô", "Buôn Đôn", "Khu 5", "Tổ 3", "Đội 2"}) {
    CAPTURE(text);
    CHECK(damage(text) == "village?");
  }
}

TEST_CASE("a table whose names are mostly those of villages is no table of communes") {
  const auto table = [](std::initializer_list<const char*> names) {
    std::string text = "STT;Xã;TC1\n";
    int number = 0;
    for (const char* const name : names) text += std::to_string(++number) + ";" + name + ";1\n";
    return text;
  };
  CHECK(read(table({"Bản Bo", "Bản Giang", "Bản Hon", "Xã Bình Lư"})) ==
        "2013.csv:2:2: error: 'Bản Bo' is a part of a commune; give a row for each commune; or write Xã before the "
        "names, if they are names of communes\n");
  CHECK(read(table({"Bản Bo", "Bản Giang", "Bản Hon", "Bình Lư", "Sơn Bình", "Hồ Thầu"})) ==
        "Bình Lư of \nBản Bo of \nBản Giang of \nBản Hon of \nHồ Thầu of \nSơn Bình of \n");
  CHECK(read(table({"Bản Bo", "Bản Giang"})) == "Bản Bo of \nBản Giang of \n");
}

TEST_CASE("each sign of damage by itself, beside what only looks like it") {
  const std::vector<std::pair<std::string, std::string>> names{
      // letters that were lost
      {"Xã ï¿A", "lost"},
      {"Xã ïA", "foreign?"},
      {"Xã \x1A", ""},
      {"Na_m", "lost"},
      {"Na_na", ""},
      {"Nm_na", "lost"},
      {"Xã A_", ""},
      {"Na?? A", ""},
      {"N?? A", "lost"},
      {"N? 1", "lost?"},
      {"n?", "lost"},
      {"X?", "lost"},
      {"Ng?", "lost"},
      {"Xã ?A", "lost?"},
      {"Xã ?a", "lost"},
      // UTF-8 read as another encoding, and other scripts
      {"Xã ﬁ", ""},
      {"Xｱ", "twice"},
      {"ｱ", ""},
      {"X⋅", "twice"},
      {"X∂a", "twice"},
      {"Xáa", ""},
      {"Xáº", "twice"},
      {"Xá»", "twice"},
      {"«Xá»", "twice?"},
      {"XÃ´", ""},
      {"XÃ³", "twice"},
      {"XÃ–", "twice?"},
      // other encodings
      {"X·A", "foreign?"},
      {"x· A", "foreign"},
      {"A·B", ""},
      {"A\u0085", "foreign"},
      {"1 \u0085A", "foreign"},
      {"1 \u0085", "foreign?"},
      {"A¼", "foreign"},
      {"1¼A", "foreign"},
      {"1¼", ""},
      {"1 §A", "foreign"},
      {"A§ 1", "foreign?"},
      {"1 § 2", ""},
      // letters as codes
      {"X+AOMA", ""},
      {"X+AOM A", "utf7"},
      {"X+AON A", ""},
      {"X+", ""},
      {"X&;", ""},
      {"X&atilde", "escaped"},
      {"X&atilde,", ""},
      {"X&nbsp;A", ""},
      {"X\\u00e", ""},
      {"X\\xe", ""},
      {"X\\ye3", ""},
      {"X<U>", ""},
      {"X<U+00E", ""},
      {"X<A+00E3", ""},
      {"Mu+o", "escaped"},
      {"Mu+.", "escaped"},
      {"Mu+1", ""},
      {"Ma+b", ""},
      {"X%C3A", ""},
      {"X%C3%A", ""},
      {"X%G3%A3", ""},
      {"X%A3%A3", ""},
  };
  for (const auto& each : names) {
    CAPTURE(each.first);
    CHECK(damage(each.first) == each.second);
  }
}

TEST_CASE("each kind of damage has a description and a cure, and no damage has none") {
  const auto told = [](Damage kind, std::string_view encoding, bool is_forced) {
    return description(kind, "A").in(Language::english) + "; " + cure(kind, encoding, is_forced).in(Language::english);
  };
  CHECK(told(Damage::none, "UTF-8", false) == "; ");
  CHECK(told(Damage::decoded_twice, "utf-16", false) ==
        "'A' is UTF-8 that was read as another encoding; open the original as UTF-8 and save it as CSV UTF-8");
  CHECK(told(Damage::decoded_twice, "UTF", true) ==
        "'A' is UTF-8 that was read as another encoding; use --encoding UTF-8, or leave the option out");
  CHECK(told(Damage::decoded_twice, "latin1", false) ==
        "'A' is UTF-8 that was read as another encoding; a part of the file is UTF-8, another is not: save the whole "
        "as CSV UTF-8");
  CHECK(told(Damage::foreign, "latin1", false) ==
        "'A' is in another encoding, such as TCVN3 or VISCII; name the encoding with --encoding, such as TCVN3 or "
        "VISCII, or save it as CSV UTF-8");
  CHECK(told(Damage::hamlet, "UTF-8", false) == "'A' is a part of a commune; give a row for each commune");
  CHECK(told(Damage::ditto, "UTF-8", false) == "'A' stands for the cell above; write the name into every row");
}
