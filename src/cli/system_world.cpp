#include "cli/system_world.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string_view>
#include <system_error>

#include "cli/input.hpp"
#include "cli/progress.hpp"

namespace ntm {
namespace {

bool is_set(const char* variable) {
  const char* const value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool is_dumb() {
  const char* const name = std::getenv("TERM");
  return name == nullptr || std::string_view(name) == "dumb";
}

std::optional<std::size_t> columns_of_terminal() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return std::nullopt;
  return size.ws_col;
}

}  // namespace

Display SystemWorld::display() const {
  if (::isatty(STDOUT_FILENO) != 1) return {};
  return {true, columns_of_terminal(), !is_set("NO_COLOR") && !is_dumb()};
}

Found SystemWorld::find_sources(const std::vector<std::string>& paths, Language language, Diagnostics& diagnostics) {
  return ntm::find_sources(paths, language, diagnostics);
}

std::string SystemWorld::read_file(const std::string& path, Diagnostics& diagnostics) {
  return ntm::read_file(path, diagnostics);
}

bool SystemWorld::is_there(const std::string& path) const {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

bool SystemWorld::is_folder(const std::string& path) const {
  std::error_code ignored;
  return std::filesystem::is_directory(path, ignored);
}

bool SystemWorld::is_same_file(const std::string& path, const std::string& other) const {
  std::error_code ignored;
  return std::filesystem::equivalent(path, other, ignored);
}

std::string SystemWorld::without_links(const std::string& path) const { return ntm::without_links(path); }

std::function<void(std::uint64_t done, std::uint64_t all)> SystemWorld::progress(Language language) {
  return
      [shown = std::make_shared<Progress>(language)](std::uint64_t done, std::uint64_t all) { shown->tell(done, all); };
}

}  // namespace ntm
