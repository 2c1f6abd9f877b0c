// Inputs of a target, each checked once: ntm_fuzz_replay TARGET FILE-OR-FOLDER...
#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/targets.hpp"

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_of(const fs::path& path) {
  if (!fs::is_directory(path)) return {path};
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(path)) files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("it cannot be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const auto targets = ntm::fuzz::targets();
  const auto target = arguments.empty()
                          ? targets.end()
                          : std::ranges::find(targets, std::string_view(arguments[0]), &ntm::fuzz::Target::name);
  if (target == targets.end() || arguments.size() < 2) {
    std::cerr << "ntm_fuzz_replay TARGET FILE-OR-FOLDER...; the targets are";
    for (const ntm::fuzz::Target& known : targets) std::cerr << ' ' << known.name;
    std::cerr << '\n';
    return 2;
  }
  std::size_t checked = 0;
  std::size_t failed = 0;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    for (const fs::path& path : files_of(arguments[i])) {
      try {
        target->check(bytes_of(path));
      } catch (const std::exception& thrown) {
        ++failed;
        std::cerr << path.string() << ": " << thrown.what() << '\n';
      }
      ++checked;
    }
  }
  std::cout << checked << " inputs, " << failed << " failed\n";
  return failed == 0 && checked > 0 ? 0 : 1;
}
