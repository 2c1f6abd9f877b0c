// ntm-bench-newlines FILE...
//
// Counts the newlines of files and prints the sum: the least that any program does that reads all of their bytes, and
// so the floor that a benchmark measures from. Two threads share the files block by block.

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <system_error>
#include <thread>
#include <vector>

namespace {

constexpr std::size_t block_size = 256 * 1024;
// Systems copy into a buffer that begins with a page many times faster than into one that begins a little behind it.
constexpr std::size_t page_size = 4096;

struct File {
  int descriptor;
  std::size_t first_block;  // counted over all files
};

// The next newline, or none. The C library picks the widest instructions of the machine for it.
const char* newline(const char* at, const char* end) {
  return static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<File> files;
  std::size_t blocks = 0;
  for (int number = 1; number < count; ++number) {
    const int descriptor = ::open(arguments[number], O_RDONLY | O_CLOEXEC);
    struct stat status = {};
    if (descriptor < 0 || ::fstat(descriptor, &status) != 0) {
      std::perror(arguments[number]);
      return EXIT_FAILURE;
    }
    files.push_back({descriptor, blocks});
    blocks += (static_cast<std::size_t>(status.st_size) + block_size - 1) / block_size;
  }

  std::atomic<std::size_t> next_block = 0;
  std::atomic<std::size_t> newlines = 0;
  std::atomic<bool> failed = false;
  const auto work = [&] {
    const std::unique_ptr<char, decltype(&std::free)> memory(
        static_cast<char*>(std::aligned_alloc(page_size, block_size)), &std::free);
    char* const block = memory.get();
    std::size_t found = 0;
    for (std::size_t number = next_block++; number < blocks; number = next_block++) {
      const File& file = *(std::ranges::upper_bound(files, number, {}, &File::first_block) - 1);
      const auto offset = static_cast<off_t>((number - file.first_block) * block_size);
      const ssize_t length = ::pread(file.descriptor, block, block_size, offset);
      if (length < 0) failed = true;
      const char* const end = block + std::max<ssize_t>(length, 0);
      for (const char* at = block; (at = newline(at, end)) != nullptr; ++at) ++found;
    }
    newlines += found;
  };
  std::thread other(work);
  work();
  other.join();
  if (failed) {
    std::perror("pread");
    return EXIT_FAILURE;
  }
  std::printf("%zu\n", newlines.load());
  return EXIT_SUCCESS;
}
