// What the program says: a phrase and what fills it, put into words only at the very end.
//
//   Message quiet = "the file is empty";
//   Message{"column '{}' is {} of {}", title, Count{3}, other_message};
#pragma once

#include <compare>
#include <concepts>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "ntm/language.hpp"
#include "ntm/phrase.hpp"
#include "ntm/ratio.hpp"

namespace ntm {

// How many there are of something: 1,234 in an English sentence, 1.234 in a Vietnamese one. (A year, a line or a column
// is a whole number, written as it is.)
struct Count {
  Integer value = 0;
};

// A plain decimal, "1234.5", written as the language writes it: 1,234.5 or 1.234,5.
struct Decimal {
  std::string text;
};

struct Argument;

class Message {
 public:
  // Says nothing.
  Message();
  consteval Message(const char* english);  // NOLINT: a text of the table is a message
  Message(Phrase phrase);                  // NOLINT: likewise
  template <typename First, typename... Rest>
  Message(PhraseWith<1 + sizeof...(Rest)> phrase, First&& first, Rest&&... rest);

  // Text that is the same in every language: names, and whatever else came from the input.
  static Message verbatim(std::string text);
  // Text from data that hold it in both languages.
  static Message in_both(std::string english, std::string vietnamese);
  // Several, one after the other.
  static Message list(const std::vector<Message>& messages, std::string_view separator = ", ");

  [[nodiscard]] bool empty() const;
  // Whether both are the same phrase, whatever fills it.
  [[nodiscard]] bool is_like(const Message& other) const { return phrase_ != 0 && phrase_ == other.phrase_; }
  // The same for all messages that are alike; 0 for a message without a phrase.
  [[nodiscard]] PhraseNumber phrase_number() const { return phrase_; }
  // With `ascii`, dashes and ellipses of phrases become plain ASCII; what came from the input stays as it is, cut to
  // its first 60 characters where it stands in quotes.
  [[nodiscard]] std::string in(Language language, bool ascii = false) const;

  // By their English words, so that what is sorted by messages stands in the same order in every language.
  friend bool operator==(const Message& a, const Message& b);
  friend std::strong_ordering operator<=>(const Message& a, const Message& b);

 private:
  PhraseNumber phrase_ = 0;  // without one, the arguments are the text, by language if there are two
  std::vector<Argument> arguments_;
};

// Fills a gap of a phrase. A literal would be words that are not translated: it must be a Message.
struct Argument {
  Argument(std::string text) : value(std::move(text)) {}         // NOLINT: conversions are what this is for
  Argument(std::string_view text) : value(std::string(text)) {}  // NOLINT
  Argument(const char* literal) = delete;
  Argument(std::integral auto number) : value(std::to_string(number)) {}  // NOLINT
  Argument(char) = delete;
  Argument(Count count) : value(count) {}                   // NOLINT
  Argument(Decimal decimal) : value(std::move(decimal)) {}  // NOLINT
  Argument(Message message) : value(std::move(message)) {}  // NOLINT
  Argument(Phrase phrase) : value(Message(phrase)) {}       // NOLINT

  std::variant<std::string, Count, Decimal, Message> value;
};

inline Message::Message() = default;
inline Message::Message(Phrase phrase) : phrase_(phrase.number()) {}

template <typename First, typename... Rest>
Message::Message(PhraseWith<1 + sizeof...(Rest)> phrase, First&& first, Rest&&... rest) : phrase_(phrase.number()) {
  arguments_.reserve(1 + sizeof...(Rest));
  arguments_.emplace_back(std::forward<First>(first));
  (arguments_.emplace_back(std::forward<Rest>(rest)), ...);
}

// The s of an English plural. Vietnamese has none: its patterns leave the argument out.
inline std::string_view plural(Integer count) { return count == 1 ? "" : "s"; }

}  // namespace ntm
