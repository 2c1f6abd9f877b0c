// How a run ended, as scripts see it.
#pragma once

namespace ntm {

enum class ExitCode {
  done = 0,
  findings = 1,        // done, and something was found that was asked about
  wrong_usage = 2,     // the command line
  unusable_input = 3,  // no report was written
  unwritable_output = 4,
  bug = 70,
};

}  // namespace ntm
