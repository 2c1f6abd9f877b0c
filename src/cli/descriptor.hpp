// An open file of the system's.
#pragma once

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace ntm {

// Closed in the end, whatever happens before.
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

// Whether what failed with this error is to be tried again: after a signal, and where whoever shares a terminal or a
// pipe made it one that does not wait, when there is room or something to read (`events` of poll).
inline bool is_to_be_tried_again(int error, int descriptor, short events) {
  if (error == EINTR) return true;
  if (error != EAGAIN && error != EWOULDBLOCK) return false;
  pollfd waited{descriptor, events, 0};
  return ::poll(&waited, 1, -1) > 0 || errno == EINTR;
}

}  // namespace ntm
