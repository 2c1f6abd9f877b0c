#include "cli/problems.hpp"

#include <string_view>

#include "formats/json.hpp"
#include "text/csv_cell.hpp"

namespace ntm {
namespace {

std::string_view name(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: break;
  }
  return "note";
}

std::string number(std::size_t place, std::string_view unknown) {
  return place == 0 ? std::string(unknown) : std::to_string(place);
}

void append_row(const Diagnostic& problem, Language language, std::string& text) {
  text.append(name(problem.severity)).append(1, ',');
  append_csv_cell(text, problem.where.file);
  text.append(1, ',').append(number(problem.where.line, "")).append(1, ',').append(number(problem.where.column, ""));
  for (const Message& message : {problem.message, problem.hint}) {
    text += ',';
    append_csv_cell(text, message.in(language));
  }
  text += '\n';
}

void append_object(const Diagnostic& problem, Language language, std::string& text) {
  text.append("{\"severity\":\"").append(name(problem.severity)).append("\",\"file\":");
  append_json_string(text, problem.where.file);
  text.append(",\"line\":").append(number(problem.where.line, "null"));
  text.append(",\"column\":").append(number(problem.where.column, "null"));
  text += ",\"message\":";
  append_json_string(text, problem.message.in(language));
  text += ",\"hint\":";
  append_json_string(text, problem.hint.in(language));
  text += "}\n";
}

}  // namespace

std::string problems(const Diagnostics& diagnostics, ProblemFormat format, Language language) {
  std::string text = format == ProblemFormat::csv ? "severity,file,line,column,message,hint\n" : "";
  for (const Diagnostic& problem : diagnostics.in_order_of_place()) {
    format == ProblemFormat::csv ? append_row(problem, language, text) : append_object(problem, language, text);
  }
  return text;
}

}  // namespace ntm
