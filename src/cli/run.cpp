#include "cli/run.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <exception>
#include <new>
#include <utility>
#include <vector>

#include "cli/help.hpp"
#include "cli/language.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/parse.hpp"
#include "cli/say.hpp"
#include "cli/system_world.hpp"
#include "cli/version.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

bool write(const Outcome& outcome, Language language, Diagnostics& diagnostics) {
  if (outcome.page && !write_to_standard_output(*outcome.page, language, diagnostics)) return false;
  if (!outcome.folder.empty() && !make_folder(outcome.folder, diagnostics)) return false;
  return outcome.only_new_files ? write_new_files(outcome.files, diagnostics) : write_files(outcome.files, diagnostics);
}

// Messages, page, files, and what is left to be said.
ExitCode put_out(const Outcome& outcome, Language language, bool is_quiet = false) {
  const Severity least = is_quiet ? Severity::warning : Severity::note;
  for (const Diagnostics& told : outcome.told) say(messages(told, language, least));
  Diagnostics problems;
  const bool is_written = write(outcome, language, problems);
  for (const Diagnostic& problem : problems.all()) say(problem, language);
  if (!is_written) return ExitCode::unwritable_output;
  say(messages(outcome.told_last, language, least));
  return outcome.code;
}

ExitCode print_page(std::string page, Language language) {
  Outcome outcome;
  outcome.page = std::move(page);
  return put_out(outcome, language);
}

ExitCode run(std::span<const std::string> words, Language language) {
  Invocation invocation;
  if (!words.empty()) invocation = parse(words, language);
  const Options& options = invocation.options;
  if (options.version) return print_page(version_text(language), language);
  if (options.help) {
    return print_page(
        invocation.command == nullptr ? program_help(language) : command_help(*invocation.command, language), language);
  }
  if (invocation.command == nullptr) {
    say(program_help(language));
    return ExitCode::wrong_usage;
  }
  SystemWorld world;
  return put_out(invocation.command->run(*invocation.command, options, world), options.language, options.quiet);
}

ExitCode complain(ExitCode code, Message message, Language language) {
  const Diagnostic diagnostic{Severity::error, {}, std::move(message), {}};
  say(diagnostic, language);
  return code;
}

// In pieces, as joining them would take memory.
ExitCode complain_without_memory(Language language) {
  constexpr Phrase error = "error";
  constexpr Phrase message = "not enough memory for this input; give fewer files at once";
  for (const std::string_view piece :
       {error.in(language), std::string_view(": "), message.in(language), std::string_view("\n")}) {
    say(piece);
  }
  return ExitCode::unusable_input;
}

// A file that is opened must not come to stand where messages or pages go. What was closed stays unusable: it can be
// neither read nor written.
void fill_closed_descriptors() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(descriptor, F_GETFD) >= 0) continue;
    (void)::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

ExitCode run_and_complain(int argc, char** argv) {
  const Language language = choose_language(argc, argv);
  try {
    return run(std::vector<std::string>(argv + std::min(argc, 1), argv + argc), language);
  } catch (const WrongUsage& error) {
    return complain(ExitCode::wrong_usage, error.message, language);
  } catch (const UnwritableReport& error) {
    return complain(ExitCode::unwritable_output, {"a workbook could not be made: {}", std::string_view(error.what())},
                    language);
  } catch (const std::bad_alloc&) {
    return complain_without_memory(language);
  } catch (const std::exception& error) {
    return complain(ExitCode::bug, {"{}; this is a bug of ntm", std::string_view(error.what())}, language);
  }
}

}  // namespace

int run(int argc, char** argv) {
  fill_closed_descriptors();
  // a closed pipe and a file that may not grow are then errors of write(), which knows what to do
  (void)std::signal(SIGPIPE, SIG_IGN);
  (void)std::signal(SIGXFSZ, SIG_IGN);
  return static_cast<int>(run_and_complain(argc, argv));
}

}  // namespace ntm
