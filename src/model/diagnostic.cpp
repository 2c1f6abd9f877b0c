#include "ntm/diagnostic.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "ntm/unicode.hpp"

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

// Problems of one file that are alike.
struct Alike {
  const Diagnostic* first = nullptr;
  std::size_t count = 0;
  std::size_t rows = 0;
  std::vector<std::pair<std::size_t, std::size_t>>
      lines{};  // from the first to the last of those that follow each other

  void add(std::size_t line) {
    ++count;
    if (lines.empty() || line != lines.back().second) ++rows;
    if (!lines.empty() && line <= lines.back().second + 1) {
      lines.back().second = line;
    } else {
      lines.emplace_back(line, line);
    }
  }
};

// "3-97, 99, …"
std::string named(const std::vector<std::pair<std::size_t, std::size_t>>& lines) {
  constexpr std::size_t most_named = 8;
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) text += ", ";
    if (i == most_named) return text + "\u2026";
    const auto [first, last] = lines[i];
    text += std::to_string(first);
    if (last > first) text += '-' + std::to_string(last);
  }
  return text;
}

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

void Diagnostics::add(Diagnostic diagnostic) {
  errors_ += diagnostic.severity == Severity::error ? 1 : 0;
  all_.push_back(std::move(diagnostic));
}

void Diagnostics::add(const Diagnostics& more) {
  for (const Diagnostic& diagnostic : more.all_) add(diagnostic);
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
  constexpr std::size_t few = 3;
  const std::vector<Diagnostic> sorted = in_order_of_place();
  std::vector<Alike> kinds;
  std::vector<std::size_t> kind_of;  // of each of `sorted`
  std::map<std::tuple<std::string_view, Severity, std::string>, std::vector<std::size_t>> with_one_cure;
  for (const Diagnostic& diagnostic : sorted) {
    auto& candidates =
        with_one_cure[{diagnostic.where.file, diagnostic.severity, diagnostic.hint.in(Language::english)}];
    auto found = std::ranges::find_if(
        candidates, [&](std::size_t kind) { return kinds[kind].first->message.is_like(diagnostic.message); });
    if (found == candidates.end()) {
      found = candidates.insert(found, kinds.size());
      kinds.push_back({&diagnostic});
    }
    kind_of.push_back(*found);
    kinds[*found].add(diagnostic.where.line);
  }
  std::vector<Diagnostic> result;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const Alike& alike = kinds[kind_of[i]];
    if (alike.rows <= few) {
      result.push_back(sorted[i]);
    } else if (alike.first == &sorted[i]) {
      result.push_back(sorted[i]);
      result.back().message = {"{} (and {} more like it: lines {})", sorted[i].message,
                               Count{static_cast<Integer>(alike.count - 1)}, named(alike.lines)};
    }
  }
  return result;
}

}  // namespace ntm
