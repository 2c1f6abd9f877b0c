#include "documents/documents.hpp"

#include <algorithm>
#include <array>

namespace ntm {

std::span<const Document> documents() {
  static constexpr std::array list = std::to_array<Document>({
      {"ntm.1", man_page},
      {"ntm.bash", bash_completion},
      {"_ntm", zsh_completion},
      {"ntm.fish", fish_completion},
  });
  return list;
}

std::vector<Branch> branches() {
  std::vector<Branch> list;
  for (const Command& command : commands()) {
    auto branch = std::ranges::find(list, command.kind, &Branch::kind);
    if (branch == list.end()) branch = list.insert(branch, {{}, command.kind});
    branch->commands.emplace_back(command.name);
  }
  return list;
}

std::string quoted(std::string_view text, std::string_view escaped_quote) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'') {
      result.append(escaped_quote);
    } else {
      result += c;
    }
  }
  return result + '\'';
}

}  // namespace ntm
