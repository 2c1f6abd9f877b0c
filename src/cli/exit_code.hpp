// How a run ended, as scripts see it.
#pragma once

#include <array>

#include "ntm/phrase.hpp"
#include "words/phrases.hpp"

namespace ntm {

enum class ExitCode {
  done = 0,
  findings = 1,        // done, and something was found that was asked about
  wrong_usage = 2,     // the command line
  unusable_input = 3,  // no report was written
  unwritable_output = 4,
  bug = 70,
};

struct ExitCodeMeaning {
  ExitCode code;
  Phrase meaning;
};

inline constexpr std::array exit_codes = std::to_array<ExitCodeMeaning>({
    {ExitCode::done, "done"},
    {ExitCode::findings,
     "check found errors, reconcile found figures that do not hold, or, with --fail-if-short, a target is not met or "
     "cannot be judged"},
    {ExitCode::wrong_usage, "the command line cannot be understood"},
    {ExitCode::unusable_input, "the input cannot be used, and no report was written"},
    {ExitCode::unwritable_output, "the output could not be written"},
    {ExitCode::bug, "a bug in the program"},
});

}  // namespace ntm
