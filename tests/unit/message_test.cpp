#include "ntm/message.hpp"

#include <doctest/doctest.h>
#include <utf8proc.h>

#include <cstdlib>
#include <memory>
#include <string>

#include "words/phrases.hpp"
#include "words/translation.hpp"

using namespace ntm;

namespace {

constexpr Language english = Language::english;
constexpr Language vietnamese = Language::vietnamese;

std::string composed(std::string_view text) {
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> nfc(
      utf8proc_NFC(reinterpret_cast<const utf8proc_uint8_t*>(std::string(text).c_str())), &std::free);
  return reinterpret_cast<const char*>(nfc.get());
}

}  // namespace

TEST_CASE("the Vietnamese of every phrase is composed") {
  REQUIRE(words::count_phrases() > 0);
  for (PhraseNumber phrase = 1; phrase <= words::count_phrases(); ++phrase) {
    CHECK(composed(phrase_text(phrase, vietnamese)) == phrase_text(phrase, vietnamese));
  }
}

TEST_CASE("a message is a phrase and what fills it, in the order of each language") {
  const Message message{"leading zeros were lost in {} commune code{}, such as {} for {}; restored", Count{1234},
                        plural(1234), std::string("3403"), std::string("03403")};
  CHECK(message.in(english) == "leading zeros were lost in 1,234 commune codes, such as 3403 for 03403; restored");
  CHECK(message.in(vietnamese) == "1.234 mã xã bị mất số 0 ở đầu, ví dụ 3403 thay cho 03403; đã khôi phục");
}

TEST_CASE("years are not quantities, and decimals take the sign of the language") {
  CHECK(Message{"Since\n{}", 2011}.in(vietnamese) == "So với\nnăm 2011");
  CHECK(Message{"at least {}", Decimal{"8.2"}}.in(english) == "at least 8.2");
  CHECK(Message{"at least {}", Decimal{"8.2"}}.in(vietnamese) == "từ 8,2 trở lên");
}

TEST_CASE("messages stand inside messages") {
  const Message inner{"{} from {}", 2013, 2011};
  CHECK(Message{"{}; and {} more", inner, Count{3}}.in(vietnamese) == "2013 so với 2011; và 3 đơn vị khác");
  CHECK(Message::list({"households", "income"}).in(english) == "households, income");
  CHECK(Message::list({"households", "income"}).in(vietnamese) == "số hộ, thu nhập bình quân đầu người");
  CHECK(Message::list({}).in(vietnamese).empty());
}

TEST_CASE("what came from the input is never taken for a phrase or a pattern") {
  CHECK(Message::verbatim("Criteria {}").in(vietnamese) == "Criteria {}");
  CHECK(Message{"Read: {}.", std::string("{0} Year")}.in(vietnamese) == "Đã đọc: {0} Year.");
  CHECK(Message::in_both("Income", "Thu nhập").in(english) == "Income");
  CHECK(Message::in_both("Income", "Thu nhập").in(vietnamese) == "Thu nhập");
}

TEST_CASE("one English text may be two phrases") {
  CHECK(Message("Communes").in(vietnamese) == "Số xã");
  CHECK(Message(Phrase("Communes", "by name")).in(vietnamese) == "Đơn vị");
  CHECK(Message(Phrase("Communes", "by name")).in(english) == "Communes");
}

TEST_CASE("a message that says nothing is empty, in every language") {
  CHECK(Message().empty());
  CHECK(Message::verbatim("").empty());
  CHECK_FALSE(Message("Year").empty());
  CHECK(Message().in(vietnamese).empty());
}
