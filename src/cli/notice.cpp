#include "cli/notice.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <utility>

#include "cli/load.hpp"
#include "cli/results.hpp"
#include "ntm/notice.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// A line for each paragraph, as an editor wants what is pasted into it; broken only where a width is asked for.
std::string make_text(const std::vector<Message>& paragraphs, const Options& options) {
  std::string text;
  for (const Message& paragraph : paragraphs) {
    const std::string words = printable(paragraph.in(options.language));
    text += options.width ? fmt::format("{}\n", fmt::join(wrapped(words, *options.width), "\n")) : words + '\n';
  }
  return text;
}

}  // namespace

Outcome run_notice(const Command&, const Options& options, World& world) {
  Outcome outcome;
  Diagnostics usage;
  if (options.output.ends_with('/') || world.is_folder(options.output)) {
    usage.error({options.output}, "the output is a folder", "name a file in it");
  }
  if (!outcome.tell(std::move(usage), ExitCode::wrong_usage)) return outcome;
  const auto summed = sum_up(options, world, outcome);
  if (!summed) return outcome;
  put_out(make_text(write_notice(summed->summary(), options.digits), options), options, summed->loaded, world, outcome);
  return outcome;
}

}  // namespace ntm
