#include "read/straight_cells.hpp"

namespace ntm::straight {
namespace {

// What a byte of a text is.
enum class Byte : std::uint8_t {
  refused,  // controls, quotes, what could delimit cells, and what begins letters that may need composing
  letter,
  blank,
  lead_of_two,      // U+00C0 to U+02FF: all composed
  lead_of_three,    // U+1E00 to U+1EFF, if the next byte is among those that follow here: all composed
  second_of_three,  // which may also stand anywhere else within a letter
  other_continuation,
  count
};

// What a text may go on with. As long as it is not refused, normalizing does not change it: its letters are composed,
// and only single blanks stand between words.
enum class State : std::uint8_t {
  beginning,
  word,
  after_blank,
  last_of_letter,
  second_of_letter,
  refused,
  count
};

constexpr std::array<Byte, 256> byte_kinds = [] {
  std::array<Byte, 256> kinds{};
  for (std::size_t i = '!'; i < 0x7F; ++i) kinds[i] = Byte::letter;
  for (const char sign : {'"', ';', '|'}) kinds[static_cast<unsigned char>(sign)] = Byte::refused;
  kinds[' '] = Byte::blank;
  for (std::size_t i = 0x80; i < 0xC0; ++i) kinds[i] = Byte::other_continuation;
  for (std::size_t i = 0xB8; i < 0xBC; ++i) kinds[i] = Byte::second_of_three;
  for (std::size_t i = 0xC3; i < 0xCC; ++i) kinds[i] = Byte::lead_of_two;
  kinds[0xE1] = Byte::lead_of_three;
  return kinds;
}();

constexpr auto transitions = [] {
  std::array<std::array<State, static_cast<std::size_t>(Byte::count)>, static_cast<std::size_t>(State::count)> table{};
  for (auto& row : table) row.fill(State::refused);
  const auto set = [&](State from, Byte byte, State to) {
    table[static_cast<std::size_t>(from)][static_cast<std::size_t>(byte)] = to;
  };
  for (const State from : {State::beginning, State::word, State::after_blank}) {
    set(from, Byte::letter, State::word);
    set(from, Byte::lead_of_two, State::last_of_letter);
    set(from, Byte::lead_of_three, State::second_of_letter);
  }
  set(State::word, Byte::blank, State::after_blank);
  set(State::last_of_letter, Byte::second_of_three, State::word);
  set(State::last_of_letter, Byte::other_continuation, State::word);
  set(State::second_of_letter, Byte::second_of_three, State::last_of_letter);
  return table;
}();

}  // namespace

const char* MarkWords::learn(const char* at, char delimiter, char end, Mark& mark) {
  constexpr std::size_t longest = 2 * sizeof(std::uint64_t);
  std::size_t size = 0;
  for (; size < longest && at[size] != end && at[size] != delimiter; ++size) {
    const bool is_letter = static_cast<unsigned char>(at[size]) >= ' ' && at[size] != '"';
    if (!is_letter) return nullptr;
  }
  if (size == 0 || at[size] != end || at[0] == ' ' || at[size - 1] == ' ') return nullptr;
  mark = memo_.read({at, size});
  if (!says_yes(mark) && !says_no(mark)) return nullptr;
  std::uint8_t& known = by_first_byte_[static_cast<unsigned char>(at[0])];
  if (known == 0) {
    known = static_cast<std::uint8_t>(words_.size());
    words_.emplace_back();
  }
  Word& word = words_[known];
  word = {};
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t shift = 8 * (i % sizeof(std::uint64_t));
    word.text[i / sizeof(std::uint64_t)] |= std::uint64_t{static_cast<unsigned char>(at[i])} << shift;
    word.mask[i / sizeof(std::uint64_t)] |= std::uint64_t{0xFF} << shift;
  }
  word.size = static_cast<std::uint8_t>(size);
  word.mark = mark;
  return at + size + 1;
}

const char* read_words(const char* at, char delimiter, char end, std::string_view& text) {
  const char* here = at;
  State state = State::beginning;
  // a control ends a row with fewer cells than the header
  for (; *here != end && static_cast<unsigned char>(*here) >= ' '; ++here) {
    const Byte byte = byte_kinds[static_cast<unsigned char>(*here)];
    state = transitions[static_cast<std::size_t>(state)][static_cast<std::size_t>(byte)];
  }
  if (*here != end || (state != State::word && state != State::beginning)) return nullptr;
  text = {at, static_cast<std::size_t>(here - at)};
  // a row with more cells than the header
  if (end != delimiter && text.find(delimiter) != std::string_view::npos) return nullptr;
  return here + 1;
}

}  // namespace ntm::straight
