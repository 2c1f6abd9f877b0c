// Words of the command line -> a command and its options. No file is touched.
#pragma once

#include <span>
#include <string>

#include "cli/commands.hpp"
#include "ntm/message.hpp"

namespace ntm {

// Says what is wrong and what to do about it.
struct WrongUsage {
  Message message;
};

struct Invocation {
  const Command* command = nullptr;  // null where the words are about the program itself: --help, --version
  Options options;                   // where help or version is asked for, nothing else is set
};

// `words` are those behind the name of the program, at least one; `language` is what they and the environment say of it
// (language.hpp). Throws WrongUsage.
Invocation parse(std::span<const std::string> words, Language language);

}  // namespace ntm
