#include "read/straight_cells.hpp"

namespace ntm::straight {
namespace {

// What a text may go on with. As long as it is not refused, normalizing does not change it: its letters are composed,
// and only single blanks stand between words.
enum State : std::uint8_t {
  beginning,
  word,
  after_blank,
  last_of_letter,
  second_of_letter,
  refused,
  states
};

// By state and byte. Controls, quotes, what could delimit cells and what begins letters that may need composing are
// refused.
constexpr auto transitions = [] {
  std::array<std::array<State, 256>, states> table{};
  for (auto& row : table) row.fill(refused);
  for (const State from : {beginning, word, after_blank}) {
    for (std::size_t byte = '!'; byte < 0x7F; ++byte) table[from][byte] = word;
    for (const char sign : {'"', ';', '|'}) table[from][static_cast<unsigned char>(sign)] = refused;
    for (std::size_t byte = 0xC3; byte < 0xCC; ++byte) table[from][byte] = last_of_letter;  // U+00C0 to U+02FF
    table[from][0xE1] = second_of_letter;
  }
  table[word][' '] = after_blank;
  for (std::size_t byte = 0x80; byte < 0xC0; ++byte) table[last_of_letter][byte] = word;
  for (std::size_t byte = 0xB8; byte < 0xBC; ++byte)
    table[second_of_letter][byte] = last_of_letter;  // U+1E00 to U+1EFF
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
  State state = beginning;
  // what is refused also ends a row with fewer cells than the header
  for (; *here != end && state != refused; ++here) state = transitions[state][static_cast<unsigned char>(*here)];
  if (state != word && state != beginning) return nullptr;
  text = {at, static_cast<std::size_t>(here - at)};
  // a row with more cells than the header
  if (end != delimiter && text.find(delimiter) != std::string_view::npos) return nullptr;
  return here + 1;
}

}  // namespace ntm::straight
