#include "panel/parallel.hpp"

#ifdef __linux__
#include <sched.h>
#endif

#include <algorithm>
#include <system_error>
#include <utility>

namespace ntm {
namespace {

// Linux may leave a new thread on the processor of the one that started it for longer than it takes to read a country.
// This moves the calling thread to another, where there is one, and leaves it free to go on from there.
class Elsewhere {
 public:
#ifdef __linux__
  // On the thread that starts others.
  Elsewhere() : known_(::sched_getaffinity(0, sizeof allowed_, &allowed_) == 0), here_(::sched_getcpu()) {}

  void move() const {
    if (!known_ || here_ < 0 || here_ >= CPU_SETSIZE || CPU_COUNT(&allowed_) < 2) return;
    cpu_set_t others = allowed_;
    CPU_CLR(here_, &others);
    if (::sched_setaffinity(0, sizeof others, &others) == 0) (void)::sched_setaffinity(0, sizeof allowed_, &allowed_);
  }

 private:
  cpu_set_t allowed_{};
  bool known_;
  int here_;
#else
  void move() const {}
#endif
};

}  // namespace

Team::~Team() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  begins_.notify_all();
  for (std::thread& thread : others_) thread.join();
}

void Team::for_each_part(std::size_t parts, const Work& work) {
  const std::size_t useful = std::min(size_, parts);
  if (others_.size() + 1 < useful) start_others(useful - 1);
  if (parts < 2 || others_.empty()) {
    for (std::size_t part = 0; part < parts; ++part) work(0, part);
    return;
  }
  {
    const std::lock_guard lock(mutex_);
    work_ = &work;
    next_ = 0;
    parts_ = parts;
    failure_ = nullptr;
    ++round_;
    busy_ = others_.size() + 1;
  }
  begins_.notify_all();
  take_parts(0);
  std::unique_lock lock(mutex_);
  ends_.wait(lock, [this] { return busy_ == 0; });
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
}

void Team::start_others(std::size_t count) {
  const Elsewhere elsewhere;
  others_.reserve(count);
  try {
    while (others_.size() < count) {
      others_.emplace_back([this, worker = others_.size() + 1, done = round_, elsewhere] {
        elsewhere.move();
        serve(worker, done);
      });
    }
  } catch (const std::system_error&) {
    // the system gives no more threads: those that there are do it all
  }
}

// `done` are the rounds that are not its own any more.
void Team::serve(std::size_t worker, std::size_t done) {
  while (true) {
    {
      std::unique_lock lock(mutex_);
      begins_.wait(lock, [&] { return closing_ || round_ != done; });
      if (closing_) return;
      done = round_;
    }
    take_parts(worker);
  }
}

void Team::take_parts(std::size_t worker) {
  std::unique_lock lock(mutex_);
  while (next_ < parts_) {
    const std::size_t part = next_++;
    lock.unlock();
    try {
      (*work_)(worker, part);
      lock.lock();
    } catch (...) {
      lock.lock();
      if (!failure_ || part < failed_part_) {
        failure_ = std::current_exception();
        failed_part_ = part;
      }
      next_ = parts_;
    }
  }
  if (--busy_ == 0) ends_.notify_one();
}

}  // namespace ntm
