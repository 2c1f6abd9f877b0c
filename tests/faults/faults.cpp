// Lets every allocation and every system call of a run fail, one after the other, once and for good, gives it too
// little room for its files, and lets a signal come before each call; where several files change, on a file system that
// can do less, too. Whatever happens, the old files or the new ones stand there in the end, whole; the exit code says
// which; one message says why; nothing is left over.
#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "cli/run.hpp"
#include "inject.hpp"
#include "ntm/formats.hpp"

// There where branches are counted (the preset `coverage`): a process that ends by _exit has to write what it counted.
extern "C" int __llvm_profile_write_file() __attribute__((weak));  // NOLINT: clang's name

namespace {

namespace fs = std::filesystem;

using Folder = std::map<std::string, std::string>;  // name -> bytes

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Folder content_of(const fs::path& folder) {
  Folder files;
  if (!fs::exists(folder)) return files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    files[entry.path().filename()] = content(entry.path());
  }
  return files;
}

void put(const fs::path& folder, const Folder& files) {
  fs::remove_all(folder);
  fs::create_directories(folder);
  for (const auto& [name, bytes] : files) std::ofstream(folder / name, std::ios::binary) << bytes;
}

struct Ended {
  int status = 0;  // as waitpid gives it
  bool has_happened = false;
  std::string messages;

  [[nodiscard]] std::string in_words() const {
    if (WIFSIGNALED(status)) return fmt::format("signal {}", WTERMSIG(status));
    return fmt::format("exit {}", WEXITSTATUS(status));
  }
};

// Runs the program in a process of its own, in the folder where this one is.
Ended run(std::vector<std::string> words, faults::Kind kind, std::size_t n, int signal,
          faults::FileSystem file_system) {
  (void)std::fflush(nullptr);
  const pid_t child = ::fork();
  if (child == 0) {
    const int messages = ::open("messages", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const int output = ::open("output", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const int happened = ::open("happened", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(messages, STDERR_FILENO);
    ::dup2(output, STDOUT_FILENO);
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    faults::inject(kind, n, signal, file_system);
    const int code = ntm::run(static_cast<int>(arguments.size()), arguments.data());
    faults::stop();
    if (faults::has_happened()) (void)!::write(happened, "!", 1);
    if (__llvm_profile_write_file != nullptr) (void)__llvm_profile_write_file();
    ::_exit(code);
  }
  Ended ended;
  ::waitpid(child, &ended.status, 0);
  ended.has_happened = WIFSIGNALED(ended.status) || fs::file_size("happened") > 0;
  ended.messages = content("messages");
  return ended;
}

struct Command {
  std::vector<std::string> words;
  std::string folder;    // that it writes into; empty if to standard output
  Folder old;            // what stood there before
  std::size_t each = 1;  // so many-th allocation is tried, where there is no time for all
};

class Trial {
 public:
  Trial(const Command& command, faults::FileSystem file_system) : command_(command), file_system_(file_system) {
    put(command_.folder.empty() ? "none" : command_.folder, command_.old);
    const Ended ended = run(command_.words, faults::Kind::none, 0, 0, file_system_);
    new_ = outcome();
    if (ended.status != 0 || new_.empty()) fail("without a fault", 0, ended, "it must work");
  }

  // All n, or each so many-th, until it goes well because there is no n-th any more. The signals take turns.
  void go(const char* name, faults::Kind kind, std::size_t each = 1) {
    constexpr std::array signals{SIGTERM, SIGINT, SIGHUP};
    for (std::size_t n = 1;; n += each) {
      put(command_.folder.empty() ? "none" : command_.folder, command_.old);
      const int signal = signals[n % signals.size()];
      const Ended ended = run(command_.words, kind, n, signal, file_system_);
      ++trials_;
      check(name, n, ended, kind == faults::Kind::signal ? signal : 0);
      if (kind == faults::Kind::room ? ended.status == 0 : !ended.has_happened) break;
    }
  }

  [[nodiscard]] std::size_t trials() const { return trials_; }
  [[nodiscard]] std::size_t failures() const { return failures_; }

 private:
  [[nodiscard]] Folder outcome() const {
    return command_.folder.empty() ? Folder{{"output", content("output")}} : content_of(command_.folder);
  }

  void check(const char* name, std::size_t n, const Ended& ended, int signal) {
    const Folder now = outcome();
    const bool is_new = now == new_;
    const bool is_old = now == command_.old;
    if (!command_.folder.empty() && !is_new && !is_old && !names_what_is_left(now, ended)) {
      return fail(name, n, ended, fmt::format("neither old nor new: {}", fmt::join(names(now), " ")));
    }
    if (WIFSIGNALED(ended.status)) {
      if (WTERMSIG(ended.status) != signal) fail(name, n, ended, "another end than by the signal");
      return;
    }
    const int code = WEXITSTATUS(ended.status);
    if (code == 0 && !is_new && !names_what_is_left(now, ended)) return fail(name, n, ended, "0, but not new");
    if (code == 0) return;
    if (code != 3 && code != 4) return fail(name, n, ended, "a code that is neither 3 nor 4");
    if (is_new && !is_old && !command_.folder.empty()) return fail(name, n, ended, "not 0, but new");
    // a message may be what could not be written
    const bool may_be_silent = ended.messages.empty();
    if (!may_be_silent && ended.messages.find("error: ") == std::string::npos) fail(name, n, ended, "no message");
  }

  // What could not be removed, or not be put back, is named; all else is old or new.
  [[nodiscard]] bool names_what_is_left(const Folder& now, const Ended& ended) const {
    Folder counted = now;
    for (const auto& [name, bytes] : now) {
      const std::string path = command_.folder + '/' + name;
      const std::string target = target_of(name);
      if (ended.messages.find(path + ": warning: is left over and could not be removed; remove it\n") !=
          std::string::npos) {
        counted.erase(name);
      } else if (ended.messages.find("the old file could not be put back; it is " + path + "; rename it\n") !=
                 std::string::npos) {
        counted.erase(name);
        counted[target] = bytes;
      }
    }
    return counted == new_ || counted == command_.old;
  }

  // What a file is a new or an old one of, whose name is that of its target and more.
  [[nodiscard]] std::string target_of(const std::string& name) const {
    for (const Folder* const folder : {&new_, &command_.old}) {
      for (const auto& [target, bytes] : *folder) {
        if (name.starts_with(target + '.')) return target;
      }
    }
    return name;
  }

  static std::vector<std::string> names(const Folder& folder) {
    std::vector<std::string> names;
    for (const auto& [name, bytes] : folder) names.push_back(fmt::format("{} ({})", name, bytes.size()));
    return names;
  }

  void fail(const char* name, std::size_t n, const Ended& ended, const std::string& why) {
    constexpr std::size_t most_told = 20;
    if (++failures_ > most_told) return;
    fmt::print("{}: {} {}: {}: {}\n{}", fmt::join(command_.words, " "), name, n, ended.in_words(), why, ended.messages);
  }

  const Command& command_;
  faults::FileSystem file_system_;
  Folder new_;
  std::size_t trials_ = 0;
  std::size_t failures_ = 0;
};

// The first communes of the sample, with all its columns; and what a notice says of them.
void make_input(const fs::path& sample) {
  constexpr int rows = 4;
  fs::create_directories("in");
  for (const char* const name : {"communes-2012.csv", "communes-2013.csv"}) {
    std::ifstream from(sample / name);
    std::ofstream to(fs::path("in") / name);
    std::string line;
    for (int i = 0; i <= rows && std::getline(from, line); ++i) to << line << '\n';
  }
  std::ofstream("published.csv") << "measure,scope,name,item,year,base_year,value\ncommunes,all,,,2013,," << rows
                                 << '\n';
}

using Words = std::vector<std::string>;

Words words_of(std::string command, const Words& more) {
  Words words{"ntm", std::move(command), "in", "--threads", "1", "--lang", "en"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

Folder old_sections() {
  Folder old;
  for (const char* const section : {"averages", "bands", "gap"}) old[std::string(section) + ".csv"] = "old\n";
  return old;
}

// One of each way to write: to standard output, over a file, over some files of a folder, into a new folder.
std::vector<Command> few_commands() {
  return {
      {words_of("report", {"-f", "csv"}), "", {}},
      {words_of("report", {"-f", "csv", "-o", "out/figures.csv"}), "out", {{"figures.csv", "old\n"}}, 3},
      {words_of("report", {"-f", "csv", "-o", "out/"}), "out", old_sections()},
      {words_of("tidy", {"-o", "out"}), "out", {}, 7},
      {words_of("bands", {"-o", "out/bands.xlsx"}), "out", {{"bands.xlsx", "old\n"}}, 29},
  };
}

// And every format, and every command that reads communes.
std::vector<Command> all_commands() {
  std::vector<Command> commands = few_commands();
  Words every;
  for (const ntm::Format& format : ntm::formats()) {
    const std::string file = "report" + std::string(format.ending);
    const std::string name(format.name);
    commands.push_back({words_of("report", {"-f", name, "-o", "out/" + file}), "out", {{file, "old\n"}}});
    every.push_back(name);
  }
  commands.push_back(
      {words_of("report", {"-f", fmt::format("{}", fmt::join(every, ",")), "-o", "out/"}), "out", old_sections()});
  commands.push_back({words_of("communes", {"-f", "html"}), "", {}});
  commands.push_back({words_of("notice", {"-o", "out/notice.txt"}), "out", {{"notice.txt", "old\n"}}});
  commands.push_back({words_of("check", {}), "", {}});
  commands.push_back({words_of("reconcile", {"published.csv", "-o", "out/lines.csv"}), "out", {}});
  std::swap(commands.back().words[2], commands.back().words[7]);  // the published figures come first
  return commands;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3 && argc != 4) {
    fmt::print(stderr, "usage: {} SAMPLE-DATA all|some [WORDS-OF-A-COMMAND]\n", argv[0]);
    return 2;
  }
  const bool all = std::string(argv[2]) == "all";
  const fs::path sample = fs::absolute(argv[1]);
  std::string place = fs::temp_directory_path() / "ntm-faults-XXXXXX";
  if (::mkdtemp(place.data()) == nullptr) return 2;
  fs::current_path(place);
  make_input(sample);
  const std::vector<Command> commands = all ? all_commands() : few_commands();
  std::size_t trials = 0;
  std::size_t failures = 0;
  for (const Command& command : commands) {
    const bool is_wanted =
        argc < 4 || fmt::format("{}", fmt::join(command.words, " ")).find(argv[3]) != std::string::npos;
    if (!is_wanted) continue;
    for (const faults::FileSystem file_system : {faults::FileSystem::usual, faults::FileSystem::plain}) {
      const bool is_plain = file_system == faults::FileSystem::plain;
      if (is_plain && command.old.size() < 2) continue;  // a single file is moved to its name everywhere
      Trial trial(command, file_system);
      trial.go("call once", faults::Kind::call_once);
      trial.go("call and later ones", faults::Kind::call_after);
      trial.go("signal", faults::Kind::signal);
      if (!is_plain) {
        const std::size_t each = all ? 1 : command.each;
        trial.go("room", faults::Kind::room);
        trial.go("allocation once", faults::Kind::memory_once, each);
        trial.go("allocation and later ones", faults::Kind::memory_after, each);
      }
      trials += trial.trials();
      failures += trial.failures();
      fmt::print("{}{}: {} trials, {} failures\n", fmt::join(command.words, " "),
                 is_plain ? ", on a plain file system" : "", trial.trials(), trial.failures());
    }
  }
  fs::current_path("/");
  fs::remove_all(place);
  fmt::print("{} trials, {} failures\n", trials, failures);
  return failures == 0 ? 0 : 1;
}
