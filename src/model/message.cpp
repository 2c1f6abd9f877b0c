#include "ntm/message.hpp"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>

namespace ntm {
namespace {

// Whether the Vietnamese pattern takes the arguments that the English one is given.
constexpr bool fits(const Translation& translation) {
  const std::string_view pattern = translation.vietnamese;
  const std::size_t arguments = count_arguments(translation.english);
  if (pattern.empty()) return false;
  bool named = false;
  for (std::size_t at = pattern.find('{'); at != std::string_view::npos; at = pattern.find('{', at + 1)) {
    if (pattern.substr(at).starts_with("{}")) continue;
    const bool is_name = at + 2 < pattern.size() && pattern[at + 1] >= '0' && pattern[at + 1] <= '9' &&
                         pattern[at + 2] == '}' && static_cast<std::size_t>(pattern[at + 1] - '0') < arguments;
    if (!is_name) return false;
    named = true;
  }
  return count_arguments(pattern) == (named ? 0 : arguments);
}

static_assert(std::ranges::all_of(phrase_tables, [](auto table) { return std::ranges::all_of(table, fits); }),
              "a Vietnamese phrase does not take the English arguments");

struct InWords {
  Language language;

  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(Count count) const {
    const std::string digits = to_string(count.value);
    return language == Language::english ? digits : in_groups(digits, language);
  }
  std::string operator()(const Decimal& decimal) const { return with_decimal_sign(decimal.text, language); }
  std::string operator()(const Message& message) const { return message.in(language); }
};

}  // namespace

Message Message::verbatim(std::string text) {
  Message message;
  message.arguments_.emplace_back(std::move(text));
  return message;
}

Message Message::in_both(std::string english, std::string vietnamese) {
  Message message = verbatim(std::move(english));
  message.arguments_.emplace_back(std::move(vietnamese));
  return message;
}

Message Message::list(const std::vector<Message>& messages, std::string_view separator) {
  std::string english;
  std::string vietnamese;
  for (const Message& message : messages) {
    const std::string_view before = &message == messages.data() ? "" : separator;
    english.append(before).append(message.in(Language::english));
    vietnamese.append(before).append(message.in(Language::vietnamese));
  }
  return in_both(std::move(english), std::move(vietnamese));
}

bool Message::empty() const { return phrase_ == nullptr && in(Language::english).empty(); }

std::string Message::in(Language language) const {
  const InWords in_words{language};
  if (phrase_ == nullptr) {
    if (arguments_.empty()) return {};
    return std::visit(in_words, (language == Language::english ? arguments_.front() : arguments_.back()).value);
  }
  const std::string_view pattern = language == Language::english ? phrase_->english : phrase_->vietnamese;
  if (arguments_.empty()) return std::string(pattern);
  fmt::dynamic_format_arg_store<fmt::format_context> words;
  for (const Argument& argument : arguments_) words.push_back(std::visit(in_words, argument.value));
  return fmt::vformat(fmt::string_view(pattern.data(), pattern.size()), words);
}

bool operator==(const Message& a, const Message& b) { return a.in(Language::english) == b.in(Language::english); }

std::strong_ordering operator<=>(const Message& a, const Message& b) {
  return a.in(Language::english) <=> b.in(Language::english);
}

}  // namespace ntm
