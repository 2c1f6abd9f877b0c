// ntm-bench-measure COMMAND [ARGUMENT...]
//
// Runs a command to its end, its output thrown away, and prints its wall seconds, CPU seconds and peak memory in KiB;
// exits as it did. The command's children count where it waited for them. A program of its own, because a process
// inherits the peak memory of the one that starts it: an interpreter would report its own size for small programs.

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

#include <cstdio>

extern char** environ;

namespace {

constexpr int cannot_run = 127;

double seconds(const timespec& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

double now() {
  timespec time = {};
  ::clock_gettime(CLOCK_MONOTONIC, &time);
  return seconds(time);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return cannot_run;
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);

  pid_t child = 0;
  int status = 0;
  rusage used = {};
  const double start = now();
  if (::posix_spawnp(&child, arguments[1], &actions, nullptr, arguments + 1, environ) != 0 ||
      ::wait4(child, &status, 0, &used) != child) {
    std::perror(arguments[1]);
    return cannot_run;
  }
  std::printf("%.6f %.6f %ld\n", now() - start, seconds(used.ru_utime) + seconds(used.ru_stime), used.ru_maxrss);
  return WIFEXITED(status) ? WEXITSTATUS(status) : cannot_run;
}
