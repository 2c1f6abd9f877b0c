#include "text/text_hash.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

TEST_CASE("texts that differ in one place or in their length alone have other hashes, the same text has the same one") {
  const ntm::TextHash hash;
  std::set<std::string> texts;
  for (std::size_t size = 0; size <= 40; ++size) {
    const std::string text(size, '\0');
    texts.insert(text);
    for (std::size_t i = 0; i < size; ++i) {
      for (unsigned bit = 0; bit < 8; ++bit) {
        std::string other = text;
        other[i] = static_cast<char>(1U << bit);
        texts.insert(other);
      }
    }
  }
  std::set<std::size_t> hashes;
  for (const std::string& text : texts) hashes.insert(hash(text));
  CHECK(hashes.size() == texts.size());
  for (const std::string& text : texts) CHECK(hashes.count(hash(std::string(text))) == 1);
}
