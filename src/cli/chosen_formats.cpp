#include "cli/chosen_formats.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "cli/output.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// The first whose files end so; null where there is none.
const Format* find_format_by(std::string_view extension) {
  const auto found = std::ranges::find(formats(), extension, &Format::extension);
  return found == formats().end() ? nullptr : &*found;
}

// Names by which another program takes a file for a document of its own.
bool is_document_of_others(std::string_view extension) {
  constexpr std::array<std::string_view, 14> extensions{".pdf",  ".doc",  ".docx", ".docm", ".odt",  ".rtf", ".xls",
                                                        ".xlsm", ".xlsb", ".ods",  ".ppt",  ".pptx", ".zip", ".db"};
  return std::ranges::find(extensions, extension) != extensions.end();
}

// ".txt, .csv or .html", of all formats.
Message list_of_extensions() {
  std::vector<std::string_view> extensions;
  for (const Format& format : formats()) {
    if (std::ranges::find(extensions, format.extension()) == extensions.end()) extensions.push_back(format.extension());
  }
  const std::string_view last = extensions.back();
  extensions.pop_back();
  return {"{} or {}", fmt::format("{}", fmt::join(extensions, ", ")), last};
}

// Whoever opens a file goes by its name: where a format is chosen any name will do that promises nothing else.
void check_name(const Options& options, Diagnostics& diagnostics) {
  const std::string extension = lower_extension(options.output);
  if (extension.empty() || is_into_folder(options)) return;
  const Format* const named = find_format_by(extension);
  if (is_document_of_others(extension) || (named == nullptr && options.formats.empty())) {
    diagnostics.error({options.output}, {"no format has the extension {}", extension},
                      {"name it {}", list_of_extensions()});
    return;
  }
  const Format& format = *chosen_formats(options).front();
  const bool is_workbook = format.extension() == ".xlsx";
  if (is_workbook != (extension == ".xlsx")) {
    diagnostics.error({options.output}, {"the name suggests another format: the file is written as {}", format.name},
                      {"name it {}", format.extension()});
  }
}

}  // namespace

bool is_into_folder(const Options& options) { return options.output.ends_with('/'); }

std::vector<const Format*> chosen_formats(const Options& options) {
  if (!options.formats.empty()) return options.formats;
  const Format* const named = find_format_by(lower_extension(options.output));
  return {named != nullptr ? named : &formats().front()};
}

bool check_output(const Options& options, const World& world, Outcome& outcome) {
  Diagnostics diagnostics;
  if (!is_into_folder(options) && world.is_folder(options.output)) {
    diagnostics.error({options.output}, "the output is a folder", "end its name with / to write files into it");
  }
  if (options.formats.size() > 1 && !is_into_folder(options)) {
    diagnostics.error({}, "several formats go into a folder", "end the name of the output with /");
  }
  check_name(options, diagnostics);
  if (!outcome.tell(std::move(diagnostics), ExitCode::wrong_usage)) return false;
  Diagnostics lacking;
  for (const Format* const format : chosen_formats(options)) {
    if (format->check != nullptr) format->check(lacking);
  }
  return outcome.tell(std::move(lacking), ExitCode::unwritable_output);
}

Text make_text(std::function<Report()> make, const Format& format, const Style& style) {
  struct Made {
    std::function<Report()> make;
    std::optional<Report> report{};
    std::optional<std::string> text{};
  };
  const auto made = std::make_shared<Made>(Made{std::move(make)});
  return Text([made, &format, style](const ByteSink& sink) {
    if (!made->report && !made->text) made->report = made->make();
    if (format.shows_figures) return format.write(*made->report, style, sink);
    if (!made->text) made->text = format.whole(*made->report, style);
    made->report.reset();
    sink(*made->text);
  });
}

}  // namespace ntm
