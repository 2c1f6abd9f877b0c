// What labels say, remembered.
#include <string>
#include <utility>

#include "panel/place_names.hpp"
#include "read/row_words.hpp"
#include "text/unicode.hpp"

namespace ntm {
namespace {

// What is known of `text`, where it is not known yet by make(text).
template <typename Known, typename Make>
const Known& look_up(std::unordered_map<std::string, Known, TextHash>& known, std::string_view text, const Make& make) {
  constexpr std::size_t most = 8192;  // other rows than headings may have as many labels as there are rows
  if (known.size() >= most) known.clear();
  std::string own(text);
  const auto found = known.find(own);
  if (found != known.end()) return found->second;
  return known.emplace(std::move(own), make()).first->second;
}

}  // namespace

const LabelMemo::Label& LabelMemo::label(std::string_view text) {
  return look_up(labels_, text, [&] {
    const std::string_view bare = bare_heading(text);
    return Label{std::string(bare), RowWords(bare)};
  });
}

const LabelMemo::Heading& LabelMemo::heading(std::string_view text) {
  return look_up(headings_, text, [&] {
    const std::string name = heading_name(normalized(text));
    return Heading{name, name_key(name), names_province(name), communes_said(text)};
  });
}

}  // namespace ntm
