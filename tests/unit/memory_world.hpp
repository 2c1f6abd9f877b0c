// A world in memory, and what a command line comes to in it. Nothing is printed or written.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "cli/messages.hpp"
#include "cli/parse.hpp"
#include "cli/world.hpp"
#include "words/phrases.hpp"

namespace ntm::test {

class MemoryWorld : public World {
 public:
  std::map<std::string, std::string> files;  // by path
  Display shown{};
  std::size_t told_progress = 0;

  [[nodiscard]] Display display() const override { return shown; }
  // A folder stands for all files in it.
  Found find_sources(const std::vector<std::string>& paths, Language, Diagnostics& diagnostics) override {
    Found found;
    for (const std::string& path : paths) {
      for (const auto& [name, bytes] : files) {
        const bool is_in_folder = name.starts_with(path + '/');
        if (name == path || is_in_folder) found.sources.push_back(make_source(name, bytes, is_in_folder));
      }
    }
    if (found.sources.empty())
      diagnostics.error({paths.front()}, {"cannot be opened: {}", Message("No such file or directory")},
                        "check the path");
    return found;
  }
  std::string read_file(const std::string& path, Diagnostics& diagnostics) override {
    if (is_there(path)) return files.at(path);
    diagnostics.error({path}, {"cannot be opened: {}", Message("No such file or directory")}, "check the path");
    return {};
  }
  [[nodiscard]] bool is_there(const std::string& path) const override { return files.count(path) > 0; }
  [[nodiscard]] bool is_folder(const std::string& path) const override {
    return std::ranges::any_of(files, [&](const auto& file) { return file.first.starts_with(path + '/'); });
  }
  [[nodiscard]] bool is_same_file(const std::string& path, const std::string& other) const override {
    return path == other && is_there(path);
  }
  [[nodiscard]] std::string without_links(const std::string& path) const override { return path; }
  std::function<void(std::uint64_t done, std::uint64_t all)> progress(Language) override {
    return [this](std::uint64_t, std::uint64_t) { ++told_progress; };
  }
};

inline std::string bytes_of(const Text& text) {
  std::string bytes;
  text.give([&](std::string_view piece) { bytes += piece; });
  return bytes;
}

inline std::string told(const Outcome& outcome) {
  std::string text;
  for (const Diagnostics& diagnostics : outcome.told) text += ntm::messages(diagnostics, Language::english);
  return text;
}

// What words behind "ntm" come to.
inline Outcome outcome_of(const std::vector<std::string>& words, World& world) {
  const Invocation invocation = parse(words, Language::english);
  return invocation.command->run(*invocation.command, invocation.options, world);
}

}  // namespace ntm::test
