// The world as it is: files, standard input, the terminal.
#pragma once

#include "cli/world.hpp"

namespace ntm {

class SystemWorld : public World {
 public:
  [[nodiscard]] Display display() const override;
  Found find_sources(const std::vector<std::string>& paths, Language language, Diagnostics& diagnostics) override;
  std::string read_file(const std::string& path, Diagnostics& diagnostics) override;
  [[nodiscard]] bool is_there(const std::string& path) const override;
  [[nodiscard]] bool is_folder(const std::string& path) const override;
  [[nodiscard]] bool is_same_file(const std::string& path, const std::string& other) const override;
  [[nodiscard]] std::string without_links(const std::string& path) const override;
  std::function<void(std::uint64_t done, std::uint64_t all)> progress(Language language) override;
};

}  // namespace ntm
