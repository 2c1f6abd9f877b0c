#include "cli/output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include "cli/reason.hpp"
#include "ntm/diagnostic.hpp"

namespace ntm {
namespace {

void tell(const std::string& file, Message message, Message hint, Language language) {
  const Diagnostic diagnostic{Severity::error, {file}, std::move(message), std::move(hint)};
  fmt::print(stderr, "{}\n", to_string(diagnostic, language));
}

bool tell(const std::string& file, int error, Language language) {
  tell(file, {"cannot be written: {}", reason(error)}, "check the path and the space left", language);
  return false;
}

// 0, or the error.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

// The permissions of the file that is replaced, else those that the user's mask leaves.
mode_t permissions_for(const std::string& path) {
  struct stat state {};
  if (::stat(path.c_str(), &state) == 0) return state.st_mode & 07777;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

bool is_special_file(const std::string& path) {
  struct stat state {};
  return ::stat(path.c_str(), &state) == 0 && !S_ISREG(state.st_mode) && !S_ISDIR(state.st_mode);
}

// A device or a pipe cannot be replaced by a file: it is written to.
bool write_through(const std::string& path, std::string_view bytes, Language language) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return tell(path, errno, language);
  const int error = write_all(descriptor, bytes);
  ::close(descriptor);
  return error == 0 || tell(path, error, language);
}

// A file beside the one that it is to become: whole and synced before that is replaced, and gone if it is not.
class StagedFile {
 public:
  explicit StagedFile(std::string path) : path_(std::move(path)) {}
  StagedFile(StagedFile&& other) noexcept
      : path_(std::move(other.path_)),
        target_(std::move(other.target_)),
        temporary_(std::exchange(other.temporary_, {})) {}
  StagedFile& operator=(StagedFile&&) = delete;
  ~StagedFile() {
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
  }

  [[nodiscard]] const std::string& path() const { return path_; }

  // Both return 0, or the error.
  int write(std::string_view bytes) {
    // a link stays a link: what it points to is replaced
    char* const real = ::realpath(path_.c_str(), nullptr);
    target_ = real != nullptr ? real : path_;
    std::free(real);  // NOLINT: realpath's memory
    std::string temporary = target_ + ".XXXXXX";
    const int descriptor = ::mkstemp(temporary.data());
    if (descriptor < 0) return errno;
    temporary_ = temporary;
    int error = write_all(descriptor, bytes);
    if (error == 0 && ::fchmod(descriptor, permissions_for(target_)) != 0) error = errno;
    if (error == 0 && ::fsync(descriptor) != 0) error = errno;
    if (::close(descriptor) != 0 && error == 0) error = errno;
    return error;
  }
  int put_in_place() {
    if (::rename(temporary_.c_str(), target_.c_str()) != 0) return errno;
    temporary_.clear();
    sync_folder();
    return 0;
  }

 private:
  // So that a crash of the machine does not undo the renaming. Not every file system can: then it is as safe as it
  // gets.
  void sync_folder() const {
    const std::string folder = std::filesystem::absolute(target_).parent_path();
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    (void)::fsync(descriptor);
    ::close(descriptor);
  }

  std::string path_;
  std::string target_;
  std::string temporary_;  // where it stands until then
};

bool write_all_files(const std::vector<NamedText>& files, Language language) {
  std::vector<StagedFile> staged;
  for (const NamedText& file : files) {
    staged.emplace_back(file.name);
    if (const int error = staged.back().write(file.text)) return tell(file.name, error, language);
  }
  for (StagedFile& file : staged) {
    if (const int error = file.put_in_place()) return tell(file.path(), error, language);
  }
  return true;
}

bool make_folder(const std::string& folder, Language language) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  return !error || tell(folder, error.value(), language);
}

std::string path_in(const std::string& folder, const std::string& name) {
  return folder.ends_with('/') ? folder + name : folder + '/' + name;
}

}  // namespace

bool write_to_standard_output(std::string_view bytes, Language language) {
  const int error = write_all(STDOUT_FILENO, bytes);
  return error == 0 || error == EPIPE || tell(Message("standard output").in(language), error, language);
}

bool write_to_file(const std::string& path, std::string_view bytes, Language language) {
  if (is_special_file(path)) return write_through(path, bytes, language);
  return write_all_files({{path, std::string(bytes)}}, language);
}

bool write_to_folder(const std::string& folder, const std::vector<NamedText>& files, Language language) {
  if (!make_folder(folder, language)) return false;
  std::vector<NamedText> inside;
  for (const NamedText& file : files) inside.push_back({path_in(folder, file.name), file.text});
  return write_all_files(inside, language);
}

bool write_new_files(const std::string& folder, const std::vector<NamedText>& files, Language language) {
  bool all_new = true;
  for (const NamedText& file : files) {
    std::error_code ignored;
    const std::string path = path_in(folder, file.name);
    if (!std::filesystem::exists(path, ignored)) continue;
    tell(path, "stands there already", "remove it, or choose another folder", language);
    all_new = false;
  }
  return all_new && write_to_folder(folder, files, language);
}

}  // namespace ntm
