#include "cli/progress.hpp"

#include <unistd.h>

#include "cli/say.hpp"
#include "words/phrases.hpp"

namespace ntm {

Progress::Progress(Language language)
    : language_(language), to_terminal_(::isatty(STDERR_FILENO) == 1), next_(Clock::now() + std::chrono::seconds(1)) {}

Progress::~Progress() {
  constexpr std::string_view wipe_line = "\r\x1B[K";
  if (shown_) say(wipe_line);
}

void Progress::tell(std::uint64_t done, std::uint64_t all) {
  if (!to_terminal_ || all == 0 || Clock::now() < next_) return;
  const Message message{"reading: {} %", static_cast<int>(done * 100 / all)};
  say('\r' + message.in(language_));
  shown_ = true;
  next_ = Clock::now() + std::chrono::milliseconds(200);
}

}  // namespace ntm
