#include "inject.hpp"

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdlib>

namespace faults {
namespace {

Kind kind = Kind::none;
std::size_t fatal = 0;
int signal_sent = 0;
bool is_plain = false;
std::atomic<std::size_t> count = 0;
std::atomic<bool> happened = false;

bool is_hit(bool also_later) {
  const std::size_t number = ++count;
  const bool hit = also_later ? number >= fatal : number == fatal;
  if (hit) happened = true;
  return hit;
}

bool memory_fails() {
  if (kind != Kind::memory_once && kind != Kind::memory_after) return false;
  return is_hit(kind == Kind::memory_after);
}

bool call_fails(int error) {
  if (kind == Kind::signal) {
    if (is_hit(false)) (void)std::raise(signal_sent);
    return false;
  }
  if (kind != Kind::call_once && kind != Kind::call_after) return false;
  if (!is_hit(kind == Kind::call_after)) return false;
  errno = error;
  return true;
}

// What no call of a plain file system does.
bool is_refused(int error) {
  if (is_plain) errno = error;
  return is_plain;
}

// Also for what libraries and the C library itself write.
void allow_files_of(rlim_t size) {
  rlimit limit{};
  ::getrlimit(RLIMIT_FSIZE, &limit);
  limit.rlim_cur = std::min(size, limit.rlim_max);
  ::setrlimit(RLIMIT_FSIZE, &limit);
}

template <typename Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

void inject(Kind what, std::size_t n, int signal, FileSystem file_system) {
  kind = what;
  fatal = n;
  signal_sent = signal;
  is_plain = file_system == FileSystem::plain;
  count = 0;
  happened = false;
  constexpr rlim_t step = 4096;
  if (kind == Kind::room) allow_files_of(n * step);
}

void stop() {
  if (kind == Kind::room) allow_files_of(RLIM_INFINITY);
  kind = Kind::none;
  is_plain = false;
}

bool has_happened() { return happened; }

}  // namespace faults

// ---- in place of the C library's

extern "C" {

void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);

void* malloc(std::size_t size) {
  if (!faults::memory_fails()) return __libc_malloc(size);
  errno = ENOMEM;
  return nullptr;
}

void* calloc(std::size_t count, std::size_t size) {
  if (!faults::memory_fails()) return __libc_calloc(count, size);
  errno = ENOMEM;
  return nullptr;
}

void* realloc(void* memory, std::size_t size) {
  if (!faults::memory_fails()) return __libc_realloc(memory, size);
  errno = ENOMEM;
  return nullptr;
}

int open(const char* path, int flags, ...) {
  std::va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return faults::call_fails(EMFILE) ? -1 : static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, flags, mode));
}

int mkstemp(char* path) {
  static const auto real = faults::next<int(char*)>("mkstemp");
  return faults::call_fails(ENOSPC) ? -1 : real(path);
}

ssize_t read(int descriptor, void* buffer, std::size_t size) {
  return faults::call_fails(EIO) ? -1 : ::syscall(SYS_read, descriptor, buffer, size);
}

ssize_t pread(int descriptor, void* buffer, std::size_t size, off_t offset) {
  return faults::call_fails(EIO) ? -1 : ::syscall(SYS_pread64, descriptor, buffer, size, offset);
}

ssize_t write(int descriptor, const void* buffer, std::size_t size) {
  return faults::call_fails(ENOSPC) ? -1 : ::syscall(SYS_write, descriptor, buffer, size);
}

int close(int descriptor) {
  const bool fails = faults::call_fails(EIO);
  const auto result = static_cast<int>(::syscall(SYS_close, descriptor));
  if (fails) errno = EIO;
  return fails ? -1 : result;
}

int fsync(int) { return faults::call_fails(EIO) ? -1 : 0; }  // what is tried here need not outlive a crash

int fchmod(int descriptor, mode_t mode) {
  return faults::call_fails(EPERM) ? -1 : static_cast<int>(::syscall(SYS_fchmod, descriptor, mode));
}

int rename(const char* from, const char* to) {
  return faults::call_fails(EACCES) ? -1 : static_cast<int>(::syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}

int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) noexcept {
  return faults::call_fails(EINVAL) || faults::is_refused(EINVAL)
             ? -1
             : static_cast<int>(::syscall(SYS_renameat2, from_folder, from, to_folder, to, flags));
}

int link(const char* from, const char* to) noexcept {
  return faults::call_fails(EPERM) || faults::is_refused(EPERM)
             ? -1
             : static_cast<int>(::syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0));
}

int unlink(const char* path) noexcept {
  return faults::call_fails(EACCES) ? -1 : static_cast<int>(::syscall(SYS_unlinkat, AT_FDCWD, path, 0));
}

int access(const char* path, int mode) noexcept {
  return faults::call_fails(EACCES) ? -1 : static_cast<int>(::syscall(SYS_faccessat, AT_FDCWD, path, mode));
}

int stat(const char* path, struct stat* state) noexcept {
  return faults::call_fails(EACCES) ? -1 : static_cast<int>(::syscall(SYS_newfstatat, AT_FDCWD, path, state, 0));
}

int fstat(int descriptor, struct stat* state) noexcept {
  return faults::call_fails(EIO) ? -1
                                 : static_cast<int>(::syscall(SYS_newfstatat, descriptor, "", state, AT_EMPTY_PATH));
}

int mkdir(const char* path, mode_t mode) noexcept {
  return faults::call_fails(EACCES) ? -1 : static_cast<int>(::syscall(SYS_mkdirat, AT_FDCWD, path, mode));
}

DIR* opendir(const char* path) {
  static const auto real = faults::next<DIR*(const char*)>("opendir");
  return faults::call_fails(EMFILE) ? nullptr : real(path);
}

}  // extern "C"
