// Stands between the program and the system: counts what is asked of it, memory or calls, and lets the n-th fail, or
// a signal come in its place; or has the system give little room.
#pragma once

#include <cstddef>

namespace faults {

enum class Kind {
  none,
  memory_once,   // the n-th allocation fails
  memory_after,  // the n-th and all later ones
  call_once,     // the n-th system call that this file knows
  call_after,
  signal,  // one comes before the n-th system call
  room,    // no file may be larger than n times 4 KiB
};

// What files can do: on some, as those of memory cards and of network shares, two names cannot be exchanged, and a file
// has one name only.
enum class FileSystem {
  usual,
  plain
};

// What is to happen from now on, in this process.
void inject(Kind kind, std::size_t n, int signal = 0, FileSystem file_system = FileSystem::usual);

// Nothing any more.
void stop();

// Whether it happened; of room nobody knows.
bool has_happened();

}  // namespace faults
