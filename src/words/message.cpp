#include "ntm/message.hpp"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace ntm {
namespace {

// What phrases hold beyond the letters of their language.
std::string in_ascii(std::string text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> signs{{{"–", "-"}, {"…", "..."}}};
  for (const auto& [sign, plain] : signs) {
    for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign, at + plain.size())) {
      text.replace(at, sign.size(), plain);
    }
  }
  return text;
}

// Whether the argument stands in quotes, as what comes from the input does.
bool is_quoted(std::string_view pattern, std::size_t argument) {
  if (pattern.find("'{" + std::to_string(argument) + "}'") != std::string_view::npos) return true;
  std::size_t at = pattern.find("{}");
  for (std::size_t i = 0; i < argument && at != std::string_view::npos; ++i) at = pattern.find("{}", at + 2);
  return at != std::string_view::npos && at > 0 && pattern[at - 1] == '\'' && pattern.substr(at + 2).starts_with('\'');
}

// The beginning of what is too long to be read in a message.
std::string shortened(std::string text) {
  constexpr std::size_t most_characters = 60;
  std::size_t characters = 0;
  std::size_t last = 0;  // where the last one that has room begins
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) continue;
    if (++characters == most_characters) last = at;
    if (characters > most_characters) return text.substr(0, last) + "…";
  }
  return text;
}

struct InWords {
  Language language;
  bool ascii;

  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(Count count) const { return in_groups(to_string(count.value), language); }
  std::string operator()(const Decimal& decimal) const { return in_groups(decimal.text, language); }
  std::string operator()(const Message& message) const { return message.in(language, ascii); }
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

bool Message::empty() const { return phrase_ == 0 && in(Language::english).empty(); }

std::string Message::in(Language language, bool ascii) const {
  const InWords in_words{language, ascii};
  if (phrase_ == 0) {
    if (arguments_.empty()) return {};
    return std::visit(in_words, (language == Language::english ? arguments_.front() : arguments_.back()).value);
  }
  std::string pattern(phrase_text(phrase_, language));
  if (ascii) pattern = in_ascii(std::move(pattern));
  if (arguments_.empty()) return pattern;
  fmt::dynamic_format_arg_store<fmt::format_context> words;
  for (std::size_t i = 0; i < arguments_.size(); ++i) {
    std::string text = std::visit(in_words, arguments_[i].value);
    const bool is_from_input = std::holds_alternative<std::string>(arguments_[i].value) && is_quoted(pattern, i);
    words.push_back(is_from_input ? shortened(std::move(text)) : std::move(text));
  }
  return fmt::vformat(pattern, words);
}

bool operator==(const Message& a, const Message& b) { return a.in(Language::english) == b.in(Language::english); }

std::strong_ordering operator<=>(const Message& a, const Message& b) {
  return a.in(Language::english) <=> b.in(Language::english);
}

}  // namespace ntm
