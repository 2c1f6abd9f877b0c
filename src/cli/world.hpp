// What commands see of the world: the files that they read, and what shows their pages. They change nothing in it;
// tests give them one that is in memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/language.hpp"
#include "ntm/read.hpp"

namespace ntm {

// The files that paths name.
struct Found {
  std::vector<Source> sources;
  std::vector<PassedOver> passed_over;
  bool standard_input = false;  // is the last of the sources
};

// What stands behind standard output.
struct Display {
  bool is_terminal = false;
  std::optional<std::size_t> columns{};  // of a terminal that says it
  bool shows_colours = false;
};

class World {
 public:
  World() = default;
  World(const World&) = delete;
  World& operator=(const World&) = delete;
  virtual ~World() = default;

  [[nodiscard]] virtual Display display() const = 0;

  // A folder stands for the tables in it and in its folders (.csv, .tsv, .txt), by name. What else lies there is passed
  // over and told: spreadsheets with a warning, other files with a note, hidden ones not at all. A link that leads
  // nowhere is an error. "-" stands for standard input, which has a name in `language`. What cannot be opened is an
  // error in `diagnostics`. A file that changes from here on until it has been read is refused by its reader.
  virtual Found find_sources(const std::vector<std::string>& paths, Language language, Diagnostics& diagnostics) = 0;
  // One file; empty, with an error, if it cannot be read.
  virtual std::string read_file(const std::string& path, Diagnostics& diagnostics) = 0;

  [[nodiscard]] virtual bool is_there(const std::string& path) const = 0;
  [[nodiscard]] virtual bool is_folder(const std::string& path) const = 0;
  // False where one of them is not there.
  [[nodiscard]] virtual bool is_same_file(const std::string& path, const std::string& other) const = 0;
  // The path without links; as it is where a link leads nowhere.
  [[nodiscard]] virtual std::string without_links(const std::string& path) const = 0;

  // Shows how far a long run has come: it is called with how much is done and how much there is. What is shown goes
  // with the last copy of it.
  virtual std::function<void(std::uint64_t done, std::uint64_t all)> progress(Language language) = 0;
};

}  // namespace ntm
