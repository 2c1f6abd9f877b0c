// Work on several threads.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace ntm {

// Threads that do several pieces of work one after the other; the calling one is of them. They begin when there is
// first something to share, for to start one takes longer than to read a province.
class Team {
 public:
  // Calls work(worker, part); `worker` is below size() and does one part at a time.
  using Work = std::function<void(std::size_t worker, std::size_t part)>;

  explicit Team(std::size_t size) : size_(size == 0 ? 1 : size) {}
  ~Team();
  Team(const Team&) = delete;
  Team& operator=(const Team&) = delete;

  [[nodiscard]] std::size_t size() const { return size_; }
  // Does the parts from 0 on, each once, and returns when all are done. An exception stops those behind it; of several
  // that of the first part is thrown on, as if all had been done in turn.
  void for_each_part(std::size_t parts, const Work& work);

 private:
  void start_others(std::size_t count);
  void serve(std::size_t worker, std::size_t done);
  void take_parts(std::size_t worker);

  std::size_t size_;
  std::vector<std::thread> others_;
  std::mutex mutex_;
  std::condition_variable begins_;
  std::condition_variable ends_;
  const Work* work_ = nullptr;
  std::size_t round_ = 0;  // pieces of work so far
  std::size_t next_ = 0;
  std::size_t parts_ = 0;
  std::size_t busy_ = 0;
  bool closing_ = false;
  std::exception_ptr failure_;
  std::size_t failed_part_ = 0;
};

}  // namespace ntm
