#include "ntm/diagnostic.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

Message name(Severity severity) {
  switch (severity) {
    case Severity::note: return "note";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
  }
  return {};
}

// Numbers of lines or columns, those that follow each other together: "3-97, 99, …".
class Places {
 public:
  void add(std::size_t place) {
    if (!ranges_.empty() && place <= ranges_.back().second + 1) {
      ranges_.back().second = std::max(ranges_.back().second, place);
    } else {
      ranges_.emplace_back(place, place);
    }
  }

  [[nodiscard]] std::string named(bool and_more) const {
    constexpr std::size_t most_named = 8;
    std::string text;
    for (std::size_t i = 0; i < ranges_.size() && i < most_named; ++i) {
      const auto [first, last] = ranges_[i];
      if (i > 0) text += ", ";
      text += std::to_string(first);
      if (last > first) text += '-' + std::to_string(last);
    }
    return and_more || ranges_.size() > most_named ? text + ", \u2026" : text;
  }

 private:
  std::vector<std::pair<std::size_t, std::size_t>> ranges_;
};

// Problems of one file that are alike.
struct Alike {
  const Diagnostic* first = nullptr;
  std::size_t count = 0;
  std::size_t rows = 0;
  std::size_t last_line = 0;
  std::size_t more = 0;  // that were not kept
  Places lines{};
  Places columns{};

  void add(const Where& where) {
    if (count++ == 0 || where.line != last_line) ++rows;
    last_line = where.line;
    lines.add(where.line);
    columns.add(where.column);
  }

  // A few are told each by itself.
  [[nodiscard]] bool is_folded() const {
    constexpr std::size_t few_rows = 3;
    constexpr std::size_t few_columns = 8;
    return rows > few_rows || count > few_columns || more > 0;
  }

  [[nodiscard]] Message message() const {
    const Count others{static_cast<Integer>(count - 1 + more)};
    if (rows == 1) return {"{} (and {} more like it: columns {})", first->message, others, columns.named(more > 0)};
    return {"{} (and {} more like it: lines {})", first->message, others, lines.named(more > 0)};
  }
};

}  // namespace

std::string to_string(const Diagnostic& diagnostic, Language language) {
  std::string text;
  const Where& where = diagnostic.where;
  if (!where.file.empty()) text += where.file + ':';
  if (where.line > 0) text += std::to_string(where.line) + ':';
  if (where.line > 0 && where.column > 0) text += std::to_string(where.column) + ':';
  if (!text.empty()) text += ' ';
  text.append(name(diagnostic.severity).in(language)).append(": ").append(diagnostic.message.in(language));
  if (!diagnostic.hint.empty()) text.append("; ").append(diagnostic.hint.in(language));
  return printable(text);
}

void Diagnostics::error(Where where, Message message, Message hint) {
  add({Severity::error, std::move(where), std::move(message), std::move(hint)});
}

void Diagnostics::warning(Where where, Message message, Message hint) {
  add({Severity::warning, std::move(where), std::move(message), std::move(hint)});
}

void Diagnostics::note(Where where, Message message, Message hint) {
  add({Severity::note, std::move(where), std::move(message), std::move(hint)});
}

Diagnostics::Likeness Diagnostics::likeness(const Diagnostic& diagnostic) {
  return {diagnostic.where.file, diagnostic.severity, diagnostic.message.phrase_number(),
          diagnostic.hint.phrase_number()};
}

void Diagnostics::add(Diagnostic diagnostic) {
  constexpr std::size_t most_kept = 100;
  errors_ += diagnostic.severity == Severity::error ? 1 : 0;
  if (diagnostic.message.phrase_number() != 0) {
    Tally& tally = tallies_[likeness(diagnostic)];
    if (tally.kept == most_kept) {
      ++tally.more;
      return;
    }
    ++tally.kept;
  }
  all_.push_back(std::move(diagnostic));
}

void Diagnostics::add(const Diagnostics& more) {
  for (const Diagnostic& diagnostic : more.all_) add(diagnostic);
  for (const auto& [kind, counted] : more.tallies_) {
    if (counted.more == 0) continue;
    tallies_[kind].more += counted.more;
    errors_ += std::get<Severity>(kind) == Severity::error ? counted.more : 0;
  }
}

std::vector<Diagnostic> Diagnostics::in_order_of_place() const {
  std::map<std::string_view, std::size_t> files;
  for (const Diagnostic& diagnostic : all_) files.try_emplace(diagnostic.where.file, files.size());
  std::vector<Diagnostic> sorted = all_;
  std::ranges::stable_sort(sorted, std::less<>(), [&](const Diagnostic& diagnostic) {
    return std::tuple(files.at(diagnostic.where.file), diagnostic.where.line, diagnostic.where.column);
  });
  return sorted;
}

std::vector<Diagnostic> Diagnostics::folded() const {
  const std::vector<Diagnostic> sorted = in_order_of_place();
  std::vector<Alike> alike;
  std::vector<std::size_t> alike_of;  // of each of `sorted`
  std::map<std::tuple<Likeness, std::string>, std::size_t> with_one_cure;
  std::map<Likeness, std::size_t> more;
  for (const auto& [kind, counted] : tallies_) more[kind] = counted.more;
  for (const Diagnostic& diagnostic : sorted) {
    const Likeness kind = likeness(diagnostic);
    std::size_t number = alike.size();
    if (diagnostic.message.phrase_number() != 0) {
      number = with_one_cure.try_emplace({kind, diagnostic.hint.in(Language::english)}, number).first->second;
    }
    if (number == alike.size()) alike.push_back({&diagnostic});
    alike_of.push_back(number);
    alike[number].add(diagnostic.where);
    // those that were not kept follow the first ones
    if (const auto counted = more.find(kind); counted != more.end()) {
      alike[number].more += std::exchange(counted->second, 0);
    }
  }
  std::vector<Diagnostic> result;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const Alike& one = alike[alike_of[i]];
    if (!one.is_folded()) {
      result.push_back(sorted[i]);
    } else if (one.first == &sorted[i]) {
      result.push_back(sorted[i]);
      result.back().message = one.message();
    }
  }
  return result;
}

}  // namespace ntm
