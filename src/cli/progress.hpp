// How far a long run has come, on a terminal.
#pragma once

#include <chrono>
#include <cstdint>

#include "ntm/language.hpp"

namespace ntm {

// Writes to standard error where that is a terminal, once a run takes longer than a second, and wipes it out at its
// end.
class Progress {
 public:
  explicit Progress(Language language);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void tell(std::uint64_t done, std::uint64_t all);

 private:
  using Clock = std::chrono::steady_clock;
  Language language_;
  bool to_terminal_;
  Clock::time_point next_;
  bool shown_ = false;
};

}  // namespace ntm
