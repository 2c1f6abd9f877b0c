#include "cli/input.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <set>
#include <system_error>

#include "cli/reason.hpp"

namespace ntm {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view standard_input = "-";

std::string lower_extension(const fs::path& path) {
  std::string extension = path.extension().string();
  std::ranges::transform(extension, extension.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return extension;
}

bool is_table(const fs::path& path) {
  const std::string extension = lower_extension(path);
  return extension == ".csv" || extension == ".tsv" || extension == ".txt";
}

bool is_spreadsheet(const fs::path& path) {
  const std::string extension = lower_extension(path);
  return extension == ".xlsx" || extension == ".xls" || extension == ".ods";
}

// What editors and spreadsheets leave beside an open file.
bool is_hidden(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.starts_with('.') || name.starts_with("~$");
}

class Descriptor {
 public:
  explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
  ~Descriptor() {
    if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return descriptor_; }

 private:
  int descriptor_;
};

bool same_state(const struct stat& a, const struct stat& b) {
  return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

void refuse(const std::string& name, Message message, Message hint, Diagnostics& diagnostics) {
  diagnostics.error({name}, std::move(message), std::move(hint));
}

std::string read_all(int descriptor, const std::string& name, Diagnostics& diagnostics) {
  struct stat before {};
  struct stat after {};
  if (::fstat(descriptor, &before) != 0) {
    refuse(name, {"cannot be read: {}", reason(errno)}, "check the path", diagnostics);
    return {};
  }
  std::string bytes;
  if (S_ISREG(before.st_mode)) bytes.reserve(static_cast<std::size_t>(before.st_size) + 1);
  std::array<char, 1 << 16> buffer{};
  while (true) {
    const ssize_t size = ::read(descriptor, buffer.data(), buffer.size());
    if (size == 0) break;
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) {
      refuse(name, {"cannot be read: {}", reason(errno)}, "check the path", diagnostics);
      return {};
    }
    bytes.append(buffer.data(), static_cast<std::size_t>(size));
  }
  const bool known = ::fstat(descriptor, &after) == 0;
  if (S_ISREG(before.st_mode) && (!known || !same_state(before, after))) {
    refuse(name, "the file changed while it was read", "run again when it is complete", diagnostics);
    return {};
  }
  return bytes;
}

// The tables of a folder, in the order of their names.
std::vector<fs::path> tables_in(const fs::path& folder, Diagnostics& diagnostics) {
  std::vector<fs::path> tables;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const fs::path& path = entry->path();
    std::error_code unknown;
    if (is_hidden(path) || !fs::is_regular_file(path, unknown)) continue;
    if (is_spreadsheet(path)) {
      diagnostics.warning({path.string()}, "a spreadsheet; not read", "open it and save it as CSV UTF-8");
    } else if (is_table(path)) {
      tables.push_back(path);
    }
  }
  if (error) {
    refuse(folder.string(), {"cannot be read: {}", reason(error.value())}, "check the path", diagnostics);
  } else if (tables.empty()) {
    refuse(folder.string(), "the folder has no tables (.csv, .tsv, .txt)", "name the folder that has them",
           diagnostics);
  }
  std::ranges::sort(tables);
  return tables;
}

}  // namespace

std::string read_file(const std::string& path, Diagnostics& diagnostics) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) {
    refuse(path, {"cannot be opened: {}", reason(errno)}, "check the path", diagnostics);
    return {};
  }
  return read_all(file.get(), path, diagnostics);
}

std::vector<Source> read_sources(const std::vector<std::string>& paths, Language language, Diagnostics& diagnostics) {
  const std::string stdin_name = Message("standard input").in(language);
  std::vector<Source> sources;
  std::set<fs::path> seen;
  const auto add = [&](const std::string& path, bool from_folder) {
    std::error_code ignored;
    if (!seen.insert(fs::weakly_canonical(path, ignored)).second) {
      diagnostics.note({path}, "named twice; read once");
      return;
    }
    Diagnostics problems;
    std::string bytes = read_file(path, problems);
    for (const Diagnostic& problem : problems.all()) diagnostics.error(problem.where, problem.message, problem.hint);
    if (!problems.has_errors()) sources.push_back({path, std::move(bytes), from_folder});
  };
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (path == standard_input) {
      sources.push_back({stdin_name, read_all(STDIN_FILENO, stdin_name, diagnostics), false});
    } else if (fs::is_directory(path, ignored)) {
      for (const fs::path& table : tables_in(path, diagnostics)) add(table.string(), true);
    } else {
      add(path, false);
    }
  }
  return sources;
}

}  // namespace ntm
