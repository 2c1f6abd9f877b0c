// ntm-bench-dialects IN OUT DIALECT...
//
// Writes the canonical files of IN again as offices export them: the same facts, in OUT/DIALECT for each.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "reading/dialects.hpp"

namespace {

using namespace ntm::reading;

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return bytes;
}

const Dialect& dialect_of(std::string_view name) {
  const auto found = std::ranges::find(dialects(), name, &Dialect::name);
  if (found == dialects().end()) throw std::invalid_argument("there is no dialect " + std::string(name));
  return *found;
}

}  // namespace

int main(int count, char** arguments) try {
  if (count < 4) throw std::invalid_argument("usage: IN OUT DIALECT...");
  const std::filesystem::path out = arguments[2];
  const std::vector<std::string_view> names(arguments + 3, arguments + count);
  for (const std::string_view name : names) std::filesystem::create_directories(out / dialect_of(name).name);
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(arguments[1])) files.push_back(entry.path());
  std::ranges::sort(files);
  for (std::size_t i = 0; i < files.size(); ++i) {
    const Table table(bytes_of(files[i]));
    for (const std::string_view name : names) {
      const File file = dialect_of(name).write(table, {i, files.size()});
      const std::string bytes = encoded(file);
      std::ofstream written(out / name / file.name, std::ios::binary);
      written.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
      if (!written.flush()) throw std::runtime_error("cannot write " + file.name);
    }
  }
  return EXIT_SUCCESS;
} catch (const std::exception& problem) {
  std::fprintf(stderr, "ntm-bench-dialects: %s\n", problem.what());
  return EXIT_FAILURE;
}
