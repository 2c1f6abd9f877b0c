#include "ntm/diagnostic.hpp"

#include <doctest/doctest.h>

#include "words/phrases.hpp"

using namespace ntm;

namespace {

Message text(std::string words) { return Message::verbatim(std::move(words)); }

std::string in_english(const Diagnostic& diagnostic) { return to_string(diagnostic, Language::english); }

}  // namespace

TEST_CASE("a message names the place as far as it is known") {
  CHECK(in_english({Severity::error, {"a.csv", 3, 7}, text("wrong"), text("mend it")}) ==
        "a.csv:3:7: error: wrong; mend it");
  CHECK(in_english({Severity::warning, {"a.csv", 3, 0}, text("odd"), text("look")}) == "a.csv:3: warning: odd; look");
  CHECK(in_english({Severity::note, {"a.csv", 0, 0}, text("told"), {}}) == "a.csv: note: told");
  CHECK(in_english({Severity::error, {}, text("wrong"), text("mend it")}) == "error: wrong; mend it");
}

TEST_CASE("a message echoes no control characters") {
  CHECK(in_english({Severity::error, {"a\x1b[31m.csv", 1, 1}, text("'\x07\n\xff' is wrong"), text("x")}) ==
        "a?[31m.csv:1:1: error: '?\?\?' is wrong; x");
}

TEST_CASE("only errors count as errors") {
  Diagnostics diagnostics;
  diagnostics.note({}, text("n"));
  diagnostics.warning({}, text("w"), text("h"));
  CHECK_FALSE(diagnostics.has_errors());
  diagnostics.error({}, text("e"), text("h"));
  CHECK(diagnostics.has_errors());
  CHECK(diagnostics.all().size() == 3);
}

TEST_CASE("the same problem in many rows is one message, with its first place and the lines of all") {
  const auto folded = [](const Diagnostics& diagnostics) {
    std::string all;
    for (const Diagnostic& diagnostic : diagnostics.folded()) all += in_english(diagnostic) + '\n';
    return all;
  };
  const auto with_blanks_in = [](std::initializer_list<std::size_t> lines) {
    Diagnostics diagnostics;
    for (const std::size_t line : lines) {
      const std::string title = "TC" + std::to_string(line);
      diagnostics.error({"a.csv", line, 2}, {"'{}' is blank, in a file that says outright who is not a pilot", title},
                        "fill it in");
    }
    return diagnostics;
  };
  CHECK(folded(with_blanks_in({3, 4, 9})) ==
        "a.csv:3:2: error: 'TC3' is blank, in a file that says outright who is not a pilot; fill it in\n"
        "a.csv:4:2: error: 'TC4' is blank, in a file that says outright who is not a pilot; fill it in\n"
        "a.csv:9:2: error: 'TC9' is blank, in a file that says outright who is not a pilot; fill it in\n");
  CHECK(folded(with_blanks_in({9, 4, 3, 5})) ==
        "a.csv:3:2: error: 'TC3' is blank, in a file that says outright who is not a pilot (and 3 more like it: lines "
        "3-5, 9); fill it in\n");
  CHECK(folded(with_blanks_in({1, 3, 5, 7, 9, 11, 13, 15, 17, 19})) ==
        "a.csv:1:2: error: 'TC1' is blank, in a file that says outright who is not a pilot (and 9 more like it: lines "
        "1, 3, 5, 7, 9, 11, 13, 15, …); fill it in\n");
  // of one row each says something of its own; and other cures are other problems
  CHECK(folded(with_blanks_in({3, 3, 3, 3, 3})).size() == 5 * folded(with_blanks_in({3})).size());
  Diagnostics others = with_blanks_in({3, 4, 5});
  others.error({"a.csv", 6, 2}, {"'{}' is blank, in a file that says outright who is not a pilot", std::string("x")},
               "round it");
  others.error({"b.csv", 6, 2}, {"'{}' is blank, in a file that says outright who is not a pilot", std::string("x")},
               "fill it in");
  CHECK(others.folded().size() == 5);
}

TEST_CASE("a message is said in the language that is asked for") {
  Diagnostics diagnostics;
  diagnostics.error({"2013.csv", 3, 7},
                    {"'{}' is '{}', {}", std::string("Dân số"), std::string("năm"), Phrase("which is not a number")},
                    "round it");
  diagnostics.warning({"2013.csv"}, "the column has no header; ignored", "give it one");
  diagnostics.note({}, "given twice; read once");
  const auto& all = diagnostics.all();
  CHECK(to_string(all[0], Language::english) ==
        "2013.csv:3:7: error: 'Dân số' is 'năm', which is not a number; round it");
  CHECK(to_string(all[0], Language::vietnamese) ==
        "2013.csv:3:7: lỗi: 'Dân số' là 'năm', không phải là số; làm tròn lại");
  CHECK(to_string(all[1], Language::vietnamese) ==
        "2013.csv: cảnh báo: cột không có tiêu đề; bỏ qua; đặt tiêu đề cho cột");
  CHECK(to_string(all[2], Language::vietnamese) == "ghi chú: nêu hai lần; chỉ đọc một lần");
}
