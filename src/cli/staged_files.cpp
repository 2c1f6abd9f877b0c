#include "cli/staged_files.hpp"

#include <fcntl.h>
#include <stdio.h>  // NOLINT: <cstdio> need not have renameat2
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <span>
#include <utility>

#include "cli/descriptor.hpp"

namespace ntm {
namespace {

// While it lives, the signals wait.
class SignalsWait {
 public:
  explicit SignalsWait(std::span<const int> signals) {
    sigset_t waiting;
    ::sigemptyset(&waiting);
    for (const int signal : signals) ::sigaddset(&waiting, signal);
    ::pthread_sigmask(SIG_BLOCK, &waiting, &before_);
  }
  SignalsWait(const SignalsWait&) = delete;
  SignalsWait& operator=(const SignalsWait&) = delete;
  ~SignalsWait() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

int moved(const std::string& from, const std::string& to) {
  return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

// Both names at once; not every system and file system can.
int exchanged(const std::string& a, const std::string& b) {
#ifdef RENAME_EXCHANGE
  return ::renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0 ? 0 : errno;
#else
  return ENOSYS;
#endif
}

// The same bytes in a file that `flags` open.
int copied(const std::string& from, const std::string& to, int flags) {
  const Descriptor source(::open(from.c_str(), O_RDONLY | O_CLOEXEC));
  if (!source.is_open()) return errno;
  struct stat state {};
  if (::fstat(source, &state) != 0) return errno;
  Descriptor copy(::open(to.c_str(), flags | O_WRONLY | O_CLOEXEC, state.st_mode & 07777));
  if (!copy.is_open()) return errno;
  std::array<char, 1 << 16> buffer;
  while (true) {
    const ssize_t size = ::read(source, buffer.data(), buffer.size());
    if (size == 0) break;
    if (size < 0 && is_to_be_tried_again(errno, source, POLLIN)) continue;
    if (size < 0) return errno;
    if (const int error = write_all(copy, {buffer.data(), static_cast<std::size_t>(size)})) return error;
  }
  if (::fchmod(copy, state.st_mode & 07777) != 0 || ::fsync(copy) != 0) return errno;
  return copy.close();
}

// Gives a file the permissions of the one at the path, else those that the user's mask leaves. 0, or the error.
int take_permissions(int descriptor, const std::string& path) {
  struct stat state {};
  if (::stat(path.c_str(), &state) == 0) return ::fchmod(descriptor, state.st_mode & 07777) == 0 ? 0 : errno;
  if (errno != ENOENT) return errno;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return ::fchmod(descriptor, 0666 & ~mask) == 0 ? 0 : errno;
}

}  // namespace

StagedFiles* StagedFiles::current = nullptr;

int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && is_to_be_tried_again(errno, descriptor, POLLOUT)) continue;
    if (written <= 0) return written < 0 ? errno : EIO;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

StagedFiles::StagedFiles() {
  const SignalsWait wait(ending_signals);
  current = this;
  for (std::size_t i = 0; i < ending_signals.size(); ++i) {
    ::sigaction(ending_signals[i], nullptr, &dispositions_[i]);
    if (dispositions_[i].sa_handler == SIG_IGN) continue;  // as nohup asks for
    struct sigaction action {};
    action.sa_handler = end_by;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    for (const int signal : ending_signals) ::sigaddset(&action.sa_mask, signal);
    ::sigaction(ending_signals[i], &action, nullptr);
  }
}

StagedFiles::~StagedFiles() {
  const SignalsWait wait(ending_signals);
  for (File& file : files_) (void)remove_rest(file);
  for (std::size_t i = 0; i < ending_signals.size(); ++i) ::sigaction(ending_signals[i], &dispositions_[i], nullptr);
  current = nullptr;
}

int StagedFiles::add(const std::string& target, const std::function<void(const ByteSink&)>& give) {
  File file{target, target + ".XXXXXX", target + ".XXXXXX.old"};
  int error = 0;
  const auto begin = [&] {
    const SignalsWait wait(ending_signals);
    files_.push_back(std::move(file));
    File& added = files_.back();
    const int descriptor = ::mkstemp(added.temporary.data());
    added.has_temporary = descriptor >= 0;
    if (descriptor < 0) error = errno;
    std::ranges::copy(added.temporary, added.old.begin());
    return descriptor;
  };
  Descriptor descriptor(begin());
  if (!descriptor.is_open()) return error;
  give([&](std::string_view piece) {
    if (error == 0) error = write_all(descriptor, piece);
  });
  if (error == 0) error = take_permissions(descriptor, target);
  if (error == 0 && ::fsync(descriptor) != 0) error = errno;
  const int not_closed = descriptor.close();
  return error != 0 ? error : not_closed;
}

int StagedFiles::put_in_place(std::size_t& failed) {
  const SignalsWait wait(ending_signals);
  for (std::size_t i = 0; i < files_.size(); ++i) {
    const int error = put_in_place(files_[i], i + 1 < files_.size());
    if (error == 0) continue;
    failed = i;
    while (i-- > 0) (void)take_back(files_[i]);
    return error;
  }
  for (File& file : files_) file.way = Way::none;
  return 0;
}

// One that nothing comes after need not come back.
int StagedFiles::put_in_place(File& file, bool may_come_back) {
  if (may_come_back && exchanged(file.temporary, file.target) == 0) {
    file.way = Way::exchanged;
    return 0;
  }
  if (may_come_back && ::access(file.target.c_str(), F_OK) == 0) {
    // not every file system has second names for a file, and some have them for its owner alone
    file.has_old = ::link(file.target.c_str(), file.old.c_str()) == 0;
    if (!file.has_old) {
      const int error = copied(file.target, file.old, O_CREAT | O_EXCL);
      file.has_old = error != EEXIST;
      if (error != 0) return error;
    }
    file.way = Way::kept;
  } else if (may_come_back) {
    file.way = Way::was_none;
  }
  const int error = moved(file.temporary, file.target);
  if (error == 0) file.has_temporary = false;
  if (error != 0) file.way = Way::none;
  return error;
}

// Where the old file cannot come back to its name, its bytes may.
bool StagedFiles::take_back(File& file) {
  bool is_back = true;
  const auto comes_back = [&file](const std::string& from, bool& stands_there) {
    stands_there = moved(from, file.target) != 0;
    return !stands_there || copied(from, file.target, O_TRUNC) == 0;
  };
  if (file.way == Way::exchanged) {
    is_back = comes_back(file.temporary, file.has_temporary);
  } else if (file.way == Way::kept) {
    is_back = comes_back(file.old, file.has_old);
  } else if (file.way == Way::was_none) {
    is_back = ::unlink(file.target.c_str()) == 0;
  }
  if (is_back) file.way = Way::none;
  return is_back;
}

// A file that did not come back stays where it is.
bool StagedFiles::remove_rest(File& file) {
  const auto remove = [](const std::string& path) { return ::unlink(path.c_str()) == 0 || errno == ENOENT; };
  if (file.has_temporary && file.way != Way::exchanged) file.has_temporary = !remove(file.temporary);
  if (file.has_old && file.way != Way::kept) file.has_old = !remove(file.old);
  return !file.has_temporary && !file.has_old && file.way != Way::was_none;
}

std::vector<StagedFiles::Rest> StagedFiles::remove_rest() {
  const SignalsWait wait(ending_signals);
  std::vector<Rest> rest;
  for (File& file : files_) {
    if (remove_rest(file)) continue;
    if (file.has_temporary) rest.push_back({file.temporary, file.target, file.way == Way::exchanged});
    if (file.has_old) rest.push_back({file.old, file.target, file.way == Way::kept});
    if (file.way == Way::was_none) rest.push_back({file.target, file.target, false});
  }
  return rest;
}

void StagedFiles::end_by(int signal) {
  for (File& file : current->files_) (void)remove_rest(file);
  ::raise(signal);  // waits until this returns, and then ends the program
}

}  // namespace ntm
