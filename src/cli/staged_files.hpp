// Files on their way to the names under which they are to stand: in the end all of them stand there, or the old ones
// do. Each is written beside the old one first, whole and synced, so that a crash of the machine leaves one or the
// other. INT, TERM and HUP end the program as ever, but what was written beside goes first; between the first and the
// last file that comes to its name they wait. One set at a time, and no other thread meanwhile.
#pragma once

#include <signal.h>  // NOLINT: <csignal> need not have sigaction

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ntm/formats.hpp"

namespace ntm {

class StagedFiles {
 public:
  StagedFiles();
  StagedFiles(const StagedFiles&) = delete;
  StagedFiles& operator=(const StagedFiles&) = delete;
  ~StagedFiles();

  // Writes what `give` gives beside `target`, which is not a link. 0, or the error. May throw what `give` throws, or
  // std::bad_alloc. Whatever happens, no file that stood there has changed.
  int add(const std::string& target, const std::function<void(const ByteSink&)>& give);

  // Puts all in place. 0; or the error, with the number of the file that could not be, in the order in which they were
  // added: then the old ones stand in their places again. Needs no memory.
  int put_in_place(std::size_t& failed);

  // A file that stands beside the one that it belongs to, or under its name, and should not.
  struct Rest {
    std::string path;
    std::string target;
    bool is_old = false;  // the last copy of the old one
  };
  // Removes what stands beside the files: new ones that were not put in place, old ones that were replaced. Gives what
  // could not be removed, or must not be.
  std::vector<Rest> remove_rest();

 private:
  // How the old file can come back.
  enum class Way {
    none,       // it has not been replaced
    exchanged,  // it stands under the temporary name
    kept,       // it stands under a name of its own
    was_none,   // there was no old file
  };
  struct File {
    std::string target;
    std::string temporary;  // beside it; the new one stands there until it is in place
    std::string old;        // likewise, for the old one
    bool has_temporary = false;
    bool has_old = false;
    Way way = Way::none;
  };
  static constexpr std::array ending_signals{SIGINT, SIGTERM, SIGHUP};

  static int put_in_place(File& file, bool can_be_last);
  static bool take_back(File& file);
  static bool remove_rest(File& file);
  static void end_by(int signal);

  static StagedFiles* current;
  std::vector<File> files_;
  std::array<struct sigaction, ending_signals.size()> dispositions_{};  // as they were before
};

// Writes all of it, waiting where that must be. 0, or the error.
int write_all(int descriptor, std::string_view bytes);

}  // namespace ntm
