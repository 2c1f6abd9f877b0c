#include "cli/notice.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>

#include "cli/load.hpp"
#include "cli/results.hpp"
#include "cli/say.hpp"
#include "ntm/notice.hpp"
#include "ntm/unicode.hpp"

namespace ntm {
namespace {

// A line for each paragraph, as an editor wants what is pasted into it; broken only where a width is asked for.
std::string text_of(const std::vector<Message>& paragraphs, const Options& options) {
  std::string text;
  for (const Message& paragraph : paragraphs) {
    const std::string words = printable(paragraph.in(options.language));
    text += options.width ? fmt::format("{}\n", fmt::join(wrapped(words, *options.width), "\n")) : words + '\n';
  }
  return text;
}

}  // namespace

ExitCode run_notice(const Command&, const Options& options) {
  std::error_code ignored;
  if (options.output.ends_with('/') || std::filesystem::is_directory(options.output, ignored)) {
    say({Severity::error, {options.output}, "the output is a folder", "name a file in it"}, options.language);
    return ExitCode::wrong_usage;
  }
  return with_summary(options, [&](const Summary& summary, const Loaded& loaded) {
    const std::string text = text_of(write_notice(summary, options.digits), options);
    if (!options.output.empty()) return write_results({{options.output, text}}, loaded, options.language);
    return print_page(text, options.language);
  });
}

}  // namespace ntm
