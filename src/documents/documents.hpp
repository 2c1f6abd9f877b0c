// What is installed beside the program and says the same as its help: the man page and the completions of shells. All
// are made from the tables of commands and options when the program is built, so that they cannot differ from it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.hpp"

namespace ntm {

struct Document {
  std::string_view file;
  std::string (*make)();
};

std::span<const Document> documents();

std::string man_page();         // roff, with the macros of man(7)
std::string bash_completion();  // to be sourced by bash
std::string zsh_completion();   // an autoloaded function of zsh
std::string fish_completion();  // to be sourced by fish

// Commands of one kind take the same options, and share a branch in a completion.
struct Branch {
  std::vector<std::string_view> commands;
  Kinds kind;
};
std::vector<Branch> branches();

// These are in English, whatever the program speaks.
inline std::string_view english(Phrase phrase) { return phrase.in(Language::english); }

// In single quotes of a shell, where `escaped_quote` stands for a quote: '\'' or \'.
std::string quoted(std::string_view text, std::string_view escaped_quote);

}  // namespace ntm
