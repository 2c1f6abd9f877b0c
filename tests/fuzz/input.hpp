// The bytes of an input -> choices, then texts.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace ntm::fuzz {

class Input {
 public:
  explicit Input(std::string_view bytes) : rest_(bytes) {}

  // 0 to count - 1. A digit stands for itself, so that inputs can be written by hand; behind the end all is 0.
  std::size_t below(std::size_t count) {
    if (rest_.empty()) return 0;
    const auto byte = static_cast<unsigned char>(rest_.front() - '0');
    rest_.remove_prefix(1);
    return byte % count;
  }
  bool flag() { return below(2) == 1; }
  template <typename Choices>
  const auto& one_of(const Choices& choices) {
    return choices[below(std::size(choices))];
  }

  // The choices end with a line feed that is easily seen; it may be missing.
  void end_of_choices() {
    if (rest_.starts_with('\n')) rest_.remove_prefix(1);
  }
  [[nodiscard]] std::string_view rest() const { return rest_; }
  // The rest, cut at the first file separators (U+001C) into so many texts.
  [[nodiscard]] std::vector<std::string> texts(std::size_t count) const {
    constexpr char separator = '\x1C';
    std::vector<std::string> texts;
    std::string_view rest = rest_;
    while (texts.size() + 1 < count) {
      const std::size_t end = std::min(rest.find(separator), rest.size());
      texts.emplace_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    texts.emplace_back(rest);
    return texts;
  }

 private:
  std::string_view rest_;
};

}  // namespace ntm::fuzz
