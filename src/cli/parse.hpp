// Words of the command line -> a command and its options. No file is touched.
#pragma once

#include <span>
#include <stdexcept>
#include <string>

#include "cli/commands.hpp"

namespace ntm {

// Says what is wrong and what to do about it.
struct WrongUsage : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Invocation {
  const Command* command = nullptr;  // null where the words are about the program itself: --help, --version
  Options options;                   // where help or version is asked for, nothing else is set
};

// `words` are those behind the name of the program, at least one. Throws WrongUsage.
Invocation parse(std::span<const std::string> words);

}  // namespace ntm
