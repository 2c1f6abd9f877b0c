#include "panel/tell_names.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "text/code_points.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// More of a kind are told together, with so many as examples.
constexpr std::size_t most_told_singly = 3;

Phrase noun(Respelled::What what) {
  switch (what) {
    case Respelled::What::province: return "province";
    case Respelled::What::district: return "district";
    case Respelled::What::commune: break;
  }
  return "commune";
}

// 'Huyện Tam Đường' (9 rows) and 'H. Tam Đường' (8 rows)
Message spellings_in(const Respelled& respelled) {
  std::vector<Message> spellings;
  for (const Spelling& spelling : respelled.spellings) {
    spellings.push_back({"'{}' ({} row{})", spelling.text, Count{spelling.rows}, plural(spelling.rows)});
  }
  const Message last = spellings.back();
  spellings.pop_back();
  return {"{} and {}", Message::list(spellings), last};
}

bool differs_in_case_only(const Respelled& respelled) {
  const auto folded = [](const Spelling& spelling) {
    return map_utf8(spelling.text, UTF8PROC_COMPOSE | UTF8PROC_STABLE | UTF8PROC_CASEFOLD);
  };
  const std::string first = folded(respelled.spellings.front());
  return std::ranges::all_of(respelled.spellings, [&](const Spelling& s) { return folded(s) == first; });
}

// Of one kind, and of one severity.
void tell_together(std::vector<const Respelled*> respelled, Severity severity, Diagnostics& diagnostics) {
  if (respelled.empty()) return;
  std::ranges::sort(respelled, {}, [](const Respelled* one) { return one->spellings.front().text; });
  const Phrase what = noun(respelled.front()->what);
  const auto tell = [&](Message message) {
    const Message hint = "write it in the same way in all rows";
    severity == Severity::note ? diagnostics.note({}, std::move(message), hint)
                               : diagnostics.warning({}, std::move(message), hint);
  };
  std::vector<Message> examples;
  for (const Respelled* const one : respelled) {
    if (examples.size() < most_told_singly) examples.push_back(spellings_in(*one));
  }
  if (respelled.size() > most_told_singly) {
    return tell({"{} {}s have several spellings, such as {}; each is treated as one",
                 Count{static_cast<Integer>(respelled.size())}, what, Message::list(examples, "; ")});
  }
  for (const Message& example : examples) tell({"{} are treated as one {}", example, what});
}

}  // namespace

void tell_respelled(std::span<const Respelled> respelled, Diagnostics& diagnostics) {
  for (const auto what : {Respelled::What::province, Respelled::What::district, Respelled::What::commune}) {
    std::vector<const Respelled*> by_case;
    std::vector<const Respelled*> otherwise;
    for (const Respelled& one : respelled) {
      if (one.what == what) (differs_in_case_only(one) ? by_case : otherwise).push_back(&one);
    }
    tell_together(std::move(by_case), Severity::note, diagnostics);
    tell_together(std::move(otherwise), Severity::warning, diagnostics);
  }
}

void tell_unclear(std::span<const UnclearName> unclear, Diagnostics& diagnostics) {
  std::vector<const UnclearName*> in_order;
  for (const UnclearName& name : unclear) in_order.push_back(&name);
  const auto order = [](const UnclearName* name) { return std::tuple(name->what, name->name.text, name->one); };
  std::ranges::sort(in_order, {}, order);
  for (std::size_t i = 0; i < in_order.size(); ++i) {
    const auto& [what, name, one, other] = *in_order[i];
    if (i == most_told_singly) {
      const auto rest = static_cast<Integer>(in_order.size() - i);
      diagnostics.warning({}, {"{} more name{} could mean either of two", Count{rest}, plural(rest)},
                          "write its type in front of its name");
      return;
    }
    if (other.empty()) {
      diagnostics.warning({},
                          {"'{}' ({} row{}) appears beside '{}' in the same year; treated as a separate {}", name.text,
                           Count{name.rows}, plural(name.rows), one, noun(what)},
                          "write its type in front of its name");
      continue;
    }
    diagnostics.warning({},
                        {"'{}' ({} row{}) could be '{}' or '{}'; treated as a separate {}", name.text, Count{name.rows},
                         plural(name.rows), one, other, noun(what)},
                        "write its type in front of its name");
  }
}

}  // namespace ntm
