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

}  // namespace

bool write_to_standard_output(std::string_view bytes, Language language) {
  const int error = write_all(STDOUT_FILENO, bytes);
  return error == 0 || error == EPIPE || tell(Message("standard output").in(language), error, language);
}

bool write_to_file(const std::string& path, std::string_view bytes, Language language) {
  if (is_special_file(path)) return write_through(path, bytes, language);
  // a link stays a link: what it points to is replaced
  char* const real = ::realpath(path.c_str(), nullptr);
  const std::string target = real != nullptr ? real : path;
  std::free(real);  // NOLINT: realpath's memory
  std::string temporary = target + ".XXXXXX";
  const int descriptor = ::mkstemp(temporary.data());
  if (descriptor < 0) return tell(path, errno, language);
  int error = write_all(descriptor, bytes);
  if (error == 0 && ::fchmod(descriptor, permissions_for(target)) != 0) error = errno;
  if (error == 0 && ::fsync(descriptor) != 0) error = errno;
  if (::close(descriptor) != 0 && error == 0) error = errno;
  if (error == 0 && ::rename(temporary.c_str(), target.c_str()) != 0) error = errno;
  if (error == 0) return true;
  ::unlink(temporary.c_str());
  return tell(path, error, language);
}

bool write_new_files(const std::string& folder, const std::vector<NewFile>& files, Language language) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return tell(folder, error.value(), language);
  bool all_new = true;
  for (const NewFile& file : files) {
    if (!std::filesystem::exists(folder + '/' + file.name, error)) continue;
    tell(folder + '/' + file.name, "stands there already", "remove it, or choose another folder", language);
    all_new = false;
  }
  return all_new && std::ranges::all_of(files, [&](const NewFile& file) {
           return write_to_file(folder + '/' + file.name, file.text, language);
         });
}

}  // namespace ntm
