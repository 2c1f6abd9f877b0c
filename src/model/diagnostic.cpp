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

}  // namespace ntm
