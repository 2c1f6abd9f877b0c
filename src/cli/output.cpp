#include "cli/output.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "cli/reason.hpp"
#include "cli/say.hpp"

namespace ntm {
namespace {

void tell(const std::string& file, Message message, Message hint, Language language) {
  say({Severity::error, {file}, std::move(message), std::move(hint)}, language);
}

bool tell(const std::string& file, int error, Language language) {
  tell(file, {"cannot be written: {}", reason(error)}, "check the path and the space left", language);
  return false;
}

// An open file that is closed in the end, whatever happens before.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  [[nodiscard]] bool is_open() const { return number_ >= 0; }
  operator int() const { return number_; }  // NOLINT: what the system knows it by
  // 0, or the error.
  int close() {
    const int number = std::exchange(number_, -1);
    return number >= 0 && ::close(number) != 0 ? errno : 0;
  }

 private:
  int number_;
};

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

// A device or a pipe cannot be replaced by a file: it is written to. 0, or the error.
int write_through(const std::string& path, const Text& text) {
  const Descriptor descriptor(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  return descriptor.is_open() ? write_at_once(descriptor, text) : errno;
}

// Where a file of that name comes to stand: a link stays a link, and what it points to is written, be it there or not.
std::string behind_links(std::filesystem::path path) {
  constexpr int most_links = 40;
  std::error_code error;
  for (int i = 0; i < most_links && std::filesystem::is_symlink(path, error); ++i) {
    const std::filesystem::path pointed_to = std::filesystem::read_symlink(path, error);
    path = path.parent_path() / pointed_to;
  }
  return path;
}

// A file beside the one that it is to become: whole and synced before that is replaced, so that a crash of the machine
// leaves the old one or the new one. As long as it is not kept, the old one can come back. All functions return 0, or
// the error.
class StagedFile {
 public:
  explicit StagedFile(const NamedText& file) : file_(&file) {}
  StagedFile(StagedFile&& other) noexcept
      : file_(other.file_),
        target_(std::move(other.target_)),
        temporary_(std::exchange(other.temporary_, {})),
        old_(std::exchange(other.old_, {})),
        is_new_(other.is_new_),
        is_in_place_(std::exchange(other.is_in_place_, false)) {}
  StagedFile& operator=(StagedFile&&) = delete;
  ~StagedFile() {
    if (is_in_place_) take_back();
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
    if (!old_.empty()) ::unlink(old_.c_str());
  }

  [[nodiscard]] const std::string& path() const { return file_->name; }

  int stage() {
    if (is_special_file(path())) return 0;
    std::error_code ignored;
    if (std::filesystem::is_directory(path(), ignored)) return EISDIR;
    target_ = behind_links(path());
    std::string temporary = target_ + ".XXXXXX";
    Descriptor descriptor(::mkstemp(temporary.data()));
    if (!descriptor.is_open()) return errno;
    temporary_ = temporary;
    int error = 0;
    file_->text.give([&](std::string_view piece) {
      if (error == 0) error = write_all(descriptor, piece);
    });
    if (error == 0 && ::fchmod(descriptor, permissions_for(target_)) != 0) error = errno;
    if (error == 0 && ::fsync(descriptor) != 0) error = errno;
    const int not_closed = descriptor.close();
    return error != 0 ? error : not_closed;
  }

  int put_in_place() {
    if (temporary_.empty()) return write_through(path(), file_->text);
    // not every file system has second names for a file; without one, the old file cannot come back
    const std::string old = temporary_ + ".old";
    if (::link(target_.c_str(), old.c_str()) == 0) {
      old_ = old;
    } else {
      is_new_ = errno == ENOENT;
    }
    if (::rename(temporary_.c_str(), target_.c_str()) != 0) return errno;
    temporary_.clear();
    is_in_place_ = true;
    return 0;
  }

  void keep() { is_in_place_ = false; }

 private:
  void take_back() {
    // it may be the last copy: where it cannot come back it stays under its second name
    if (!old_.empty()) ::rename(old_.c_str(), target_.c_str());
    old_.clear();
    if (is_new_) ::unlink(target_.c_str());
  }

  const NamedText* file_;
  std::string target_;
  std::string temporary_;  // where the new file stands until it is in place
  std::string old_;        // where the old one stands then
  bool is_new_ = false;    // no old file stood there
  bool is_in_place_ = false;
};

}  // namespace

Text::Text(std::string whole) : make_([kept = std::move(whole)](const ByteSink& sink) { sink(kept); }) {}

bool write_to_standard_output(const Text& text, Language language) {
  const int error = write_at_once(STDOUT_FILENO, text);
  return error == 0 || tell(Message("standard output").in(language), error, language);
}

bool make_folder(const std::string& folder, Language language) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  return !error || tell(folder, error.value(), language);
}

bool write_files(const std::vector<NamedText>& files, Language language) {
  std::vector<StagedFile> staged;
  for (const NamedText& file : files) {
    staged.emplace_back(file);
    if (const int error = staged.back().stage()) return tell(file.name, error, language);
  }
  for (StagedFile& file : staged) {
    if (const int error = file.put_in_place()) return tell(file.path(), error, language);
  }
  for (StagedFile& file : staged) file.keep();
  return true;
}

bool write_new_files(const std::vector<NamedText>& files, Language language) {
  bool all_new = true;
  for (const NamedText& file : files) {
    std::error_code ignored;
    if (!std::filesystem::exists(file.name, ignored)) continue;
    tell(file.name, "stands there already", "remove it, or choose another folder", language);
    all_new = false;
  }
  return all_new && write_files(files, language);
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
