#include "cli/run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <new>
#include <stdexcept>
#include <vector>

#include "cli/help.hpp"
#include "cli/output.hpp"
#include "cli/parse.hpp"
#include "cli/version.hpp"
#include "ntm/unicode.hpp"

namespace ntm {
namespace {

ExitCode print(const std::string& text) {
  return write_to_standard_output(text) ? ExitCode::done : ExitCode::unwritable_output;
}

ExitCode run(std::span<const std::string> words) {
  if (words.empty()) {
    fmt::print(stderr, "{}", program_help());
    return ExitCode::wrong_usage;
  }
  const Invocation invocation = parse(words);
  if (invocation.options.version) return print(version_text());
  if (invocation.command == nullptr) return print(program_help());
  if (invocation.options.help) return print(command_help(*invocation.command));
  return invocation.command->run(*invocation.command, invocation.options);
}

ExitCode complain(ExitCode code, std::string_view message) {
  fmt::print(stderr, "error: {}\n", printable(message));
  return code;
}

ExitCode run_and_complain(int argc, char** argv) {
  try {
    return run(std::vector<std::string>(argv + std::min(argc, 1), argv + argc));
  } catch (const WrongUsage& error) {
    return complain(ExitCode::wrong_usage, error.what());
  } catch (const std::overflow_error& error) {
    return complain(ExitCode::unusable_input, fmt::format("{}; look for a number that is far too large", error.what()));
  } catch (const std::bad_alloc&) {
    return complain(ExitCode::unusable_input, "not enough memory for this input; give fewer files at once");
  } catch (const std::exception& error) {
    return complain(ExitCode::bug, fmt::format("{}; this is a bug of ntm", error.what()));
  }
}

}  // namespace

int run(int argc, char** argv) {
  // a closed pipe is then an error of write(), which knows what to do
  (void)std::signal(SIGPIPE, SIG_IGN);
  return static_cast<int>(run_and_complain(argc, argv));
}

}  // namespace ntm
