#include "cli/output.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include "cli/descriptor.hpp"
#include "cli/reason.hpp"
#include "cli/staged_files.hpp"
#include "ntm/formats.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

bool tell(const std::string& file, int error, Diagnostics& diagnostics) {
  diagnostics.error({file}, {"cannot be written: {}", reason(error)}, "check the path and the space left");
  return false;
}

bool is_special_file(const std::string& path) {
  struct stat state {};
  return ::stat(path.c_str(), &state) == 0 && !S_ISREG(state.st_mode) && !S_ISDIR(state.st_mode);
}

// Writes to what cannot be taken back: nothing before all of it could be made. A short text is made once and kept, a
// long one made twice. 0, or the error; a reader that closed its end of a pipe has what it wanted.
int write_at_once(int descriptor, const Text& text) {
  constexpr std::size_t most_kept = 1 << 22;
  std::string kept;
  bool is_all = true;
  text.give([&](std::string_view piece) {
    is_all = is_all && kept.size() + piece.size() <= most_kept;
    if (is_all) kept += piece;
  });
  int error = 0;
  if (is_all) {
    error = write_all(descriptor, kept);
  } else {
    text.give([&](std::string_view piece) {
      if (error == 0) error = write_all(descriptor, piece);
    });
  }
  return error == EPIPE ? 0 : error;
}

constexpr int most_links = 40;

// What the link points to; nothing where it is none.
std::optional<std::filesystem::path> behind_link(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::is_symlink(path, error)) return std::nullopt;
  const std::filesystem::path pointed_to = std::filesystem::read_symlink(path, error);
  return error ? std::nullopt : std::optional(path.parent_path() / pointed_to);
}

// Where a file of that name comes to stand: a link stays a link, and what it points to is written, be it there or not.
std::string behind_links(std::filesystem::path path) {
  for (int i = 0; i < most_links; ++i) {
    auto next = behind_link(path);
    if (!next) break;
    path = std::move(*next);
  }
  return path;
}

// The open file that a path such as /dev/stdout, or a link to it, is another name of. A file that somebody opened is
// written where he stands in it; under its own name it would be replaced.
std::optional<int> descriptor_called(std::filesystem::path path) {
  for (int i = 0; i < most_links; ++i) {
    if (path == "/dev/stdin") return STDIN_FILENO;
    if (path == "/dev/stdout") return STDOUT_FILENO;
    if (path == "/dev/stderr") return STDERR_FILENO;
    const std::string folder = path.parent_path();
    if (folder == "/dev/fd" || folder == "/proc/self/fd" || folder == "/proc/thread-self/fd" ||
        folder == "/proc/" + std::to_string(::getpid()) + "/fd") {
      const std::string name = path.filename();
      int number = -1;
      const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
      if (error == std::errc() && end == name.data() + name.size()) return number;
    }
    auto next = behind_link(path);
    if (!next) return std::nullopt;
    path = std::move(*next);
  }
  return std::nullopt;
}

// Whether a path of /proc, or a link to it, is another name of a file that another program has open.
bool is_open_elsewhere(std::filesystem::path path) {
  for (int i = 0; i < most_links; ++i) {
    const std::filesystem::path folder = path.parent_path();
    if (folder.filename() == "fd" && folder.string().starts_with("/proc/")) return true;
    auto next = behind_link(path);
    if (!next) return false;
    path = std::move(*next);
  }
  return false;
}

// What cannot be replaced by a file: a device, a pipe, a file that is open already. 0, or the error.
int write_through(const std::string& path, const Text& text) {
  if (const auto open = descriptor_called(path)) return write_at_once(*open, text);
  const Descriptor descriptor(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  return descriptor.is_open() ? write_at_once(descriptor, text) : errno;
}

bool is_written_through(const std::string& path) {
  return descriptor_called(path).has_value() || is_special_file(path);
}

// The same for all paths of one file, be it there or not.
std::string file_identity(const std::string& path) {
  struct stat state {};
  if (::stat(path.c_str(), &state) == 0) return std::to_string(state.st_dev) + ':' + std::to_string(state.st_ino);
  std::error_code error;
  const std::filesystem::path whole = std::filesystem::weakly_canonical(behind_links(path), error);
  return error ? path : whole.string();
}

// What another program writes would be lost with the file that is replaced.
bool are_free(const std::vector<NamedText>& files, Diagnostics& diagnostics) {
  bool all_free = true;
  for (const NamedText& file : files) {
    if (is_written_through(file.name) || !is_open_elsewhere(file.name)) continue;
    diagnostics.error({file.name}, "is a file that another program has open", "write to /dev/stdout, or name the file");
    all_free = false;
  }
  return all_free;
}

// Two texts in one file would be one text, and nobody would know which.
bool are_different_files(const std::vector<NamedText>& files, Diagnostics& diagnostics) {
  std::map<std::string, const NamedText*> seen;
  bool all_differ = true;
  for (const NamedText& file : files) {
    if (is_written_through(file.name)) continue;
    const auto [same, is_first] = seen.try_emplace(file_identity(file.name), &file);
    if (is_first) continue;
    diagnostics.error({file.name}, {"is the same file as {}", same->second->name},
                      "remove the link, or choose another folder");
    all_differ = false;
  }
  return all_differ;
}

void tell_rest(const std::vector<StagedFiles::Rest>& rest, Diagnostics& diagnostics) {
  for (const auto& [path, target, is_old] : rest) {
    if (is_old) {
      diagnostics.warning({target}, {"the old file could not be put back; it is {}", path}, "rename it");
    } else {
      diagnostics.warning({path}, "is left over and could not be removed", "remove it");
    }
  }
}

}  // namespace

bool write_to_standard_output(const Text& text, Language language, Diagnostics& diagnostics) {
  const int error = write_at_once(STDOUT_FILENO, text);
  return error == 0 || tell(Message("standard output").in(language), error, diagnostics);
}

bool make_folder(const std::string& folder, Diagnostics& diagnostics) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  return !error || tell(folder, error.value(), diagnostics);
}

bool write_files(const std::vector<NamedText>& files, Diagnostics& diagnostics) {
  if (!are_free(files, diagnostics) || !are_different_files(files, diagnostics)) return false;
  StagedFiles staged;
  std::vector<const NamedText*> replaced;
  int error = 0;
  const NamedText* failed = nullptr;
  for (const NamedText& file : files) {
    if (is_written_through(file.name)) continue;
    failed = &file;
    std::error_code ignored;
    try {
      error = std::filesystem::is_directory(file.name, ignored)
                  ? EISDIR
                  : staged.add(behind_links(file.name), [&](const ByteSink& sink) { file.text.give(sink); });
    } catch (const UnwritableReport& unwritable) {
      tell_rest(staged.remove_rest(), diagnostics);
      diagnostics.error({file.name}, {"a workbook could not be made: {}", std::string_view(unwritable.what())},
                        "check the folder for temporary files, and the space left");
      return false;
    }
    if (error != 0) break;
    replaced.push_back(&file);
  }
  // before anything is replaced: what is written through cannot be taken back
  for (const NamedText& file : files) {
    if (error != 0) break;
    if (!is_written_through(file.name)) continue;
    failed = &file;
    error = write_through(file.name, file.text);
  }
  if (error == 0) {
    std::size_t number = 0;
    error = staged.put_in_place(number);
    if (error != 0) failed = replaced[number];
  }
  tell_rest(staged.remove_rest(), diagnostics);
  return error == 0 || tell(failed->name, error, diagnostics);
}

bool write_new_files(const std::vector<NamedText>& files, Diagnostics& diagnostics) {
  bool all_new = true;
  for (const NamedText& file : files) {
    std::error_code ignored;
    if (!std::filesystem::exists(file.name, ignored)) continue;
    diagnostics.error({file.name}, "already exists", "remove it, or choose another folder");
    all_new = false;
  }
  return all_new && write_files(files, diagnostics);
}

std::string lower_extension(const std::string& path) {
  std::string extension = std::filesystem::path(path).extension();
  std::ranges::transform(extension, extension.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return extension;
}

std::string path_in(const std::string& folder, const std::string& name) {
  return folder.ends_with('/') ? folder + name : folder + '/' + name;
}

}  // namespace ntm
