#include "cli/input.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>
#include <set>
#include <system_error>

#include "cli/descriptor.hpp"
#include "cli/output.hpp"
#include "cli/reason.hpp"
#include "words/file_list.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view standard_input = "-";

bool is_table(const fs::path& path) {
  const std::string extension = lower_extension(path);
  return extension == ".csv" || extension == ".tsv" || extension == ".txt";
}

bool is_spreadsheet(const fs::path& path) {
  const std::string extension = lower_extension(path);
  return extension == ".xlsx" || extension == ".xls" || extension == ".ods";
}

// What editors and spreadsheets leave beside an open file.
bool is_hidden(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.starts_with('.') || name.starts_with("~$");
}

bool same_state(const struct stat& a, const struct stat& b) {
  return a.st_ino == b.st_ino && a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec &&
         a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

Message cannot_be_opened(int error) { return {"cannot be opened: {}", reason(error)}; }
Message cannot_be_read(int error) { return {"cannot be read: {}", reason(error)}; }

// A regular file that was seen in a state, and is to be in it still when it has been read.
class FileBytes : public Bytes {
 public:
  FileBytes(const std::string& path, const struct stat& state)
      : path_(path), state_(state), file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (!file_.is_open()) throw ReadFailure(path, cannot_be_opened(errno));
  }

  [[nodiscard]] std::uint64_t size() const override { return static_cast<std::uint64_t>(state_.st_size); }

  std::size_t read(std::uint64_t offset, std::span<char> buffer) const override {
    std::size_t done = 0;
    while (done < buffer.size()) {
      const ssize_t size =
          ::pread(file_, buffer.data() + done, buffer.size() - done, static_cast<off_t>(offset + done));
      if (size == 0) break;
      if (size < 0 && errno == EINTR) continue;
      if (size < 0) throw ReadFailure(path_, cannot_be_read(errno));
      done += static_cast<std::size_t>(size);
    }
    return done;
  }

  [[nodiscard]] bool unchanged() const override {
    struct stat now {};
    return ::fstat(file_, &now) == 0 && same_state(state_, now);
  }

 private:
  std::string path_;
  struct stat state_;
  Descriptor file_;
};

// What can be read only once: a pipe, a device.
std::string read_to_end(int descriptor, const std::string& name) {
  std::string bytes;
  std::array<char, 1 << 16> buffer{};
  while (true) {
    const ssize_t size = ::read(descriptor, buffer.data(), buffer.size());
    if (size == 0) return bytes;
    if (size < 0 && is_to_be_tried_again(errno, descriptor, POLLIN)) continue;
    if (size < 0) throw ReadFailure(name, cannot_be_read(errno));
    bytes.append(buffer.data(), static_cast<std::size_t>(size));
  }
}

Source source_at(const std::string& path, bool from_folder = false, std::size_t folders = 1) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) throw ReadFailure(path, cannot_be_opened(errno));
  struct stat state {};
  if (::fstat(file, &state) != 0) throw ReadFailure(path, cannot_be_read(errno));
  // what the system makes up as it is read, as below /proc, says that it has no size
  if (!S_ISREG(state.st_mode) || state.st_size == 0) return make_source(path, read_to_end(file, path), from_folder);
  return {path, from_folder, [path, state] { return std::make_unique<FileBytes>(path, state); }, std::nullopt, folders};
}

void refuse(const std::string& name, Message message, Message hint, Diagnostics& diagnostics) {
  diagnostics.error({name}, std::move(message), std::move(hint));
}

void refuse(const ReadFailure& failure, Diagnostics& diagnostics) {
  refuse(failure.source(), failure.why(), "check the path", diagnostics);
}

// Whether a file that is not a table by its name is a report of the program.
bool was_written_here(const fs::path& path) {
  constexpr std::size_t enough = 256;
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  std::array<char, enough> begin{};
  std::array<char, workbook_mark.size()> end{};
  const ssize_t read = file.is_open() ? ::pread(file, begin.data(), begin.size(), 0) : -1;
  // figures as JSON may be none
  if (read <= 0) return read == 0 && path.extension() == ".jsonl";
  const off_t size = ::lseek(file, 0, SEEK_END);
  const ssize_t read_last = size < static_cast<off_t>(end.size())
                                ? 0
                                : ::pread(file, end.data(), end.size(), size - static_cast<off_t>(end.size()));
  return is_own_output({begin.data(), static_cast<std::size_t>(read)},
                       {end.data(), static_cast<std::size_t>(std::max<ssize_t>(read_last, 0))});
}

struct Table {
  fs::path path;
  std::size_t folders = 1;  // between it and the folder that was named, that one included

  friend auto operator<=>(const Table&, const Table&) = default;
};

// Looks through a folder, and the folders in it.
class Search {
 public:
  Search(std::vector<PassedOver>& passed_over, Diagnostics& diagnostics)
      : passed_over_(passed_over), diagnostics_(diagnostics) {}

  // In the order of their names.
  std::vector<Table> tables_in(const fs::path& folder) {
    look_into(folder, 1);
    if (!failed_ && tables_.empty()) {
      refuse(folder.string(), "the folder has no tables (.csv, .tsv, .txt)", "give the folder that has them",
             diagnostics_);
    }
    std::ranges::sort(tables_);
    return std::move(tables_);
  }

 private:
  void look_into(const fs::path& folder, std::size_t depth) {
    // a link may lead back to a folder that holds it
    if (!seen_.insert(without_links(folder)).second) return;
    // not by std::filesystem, which ends the program where memory does
    const auto close = [](DIR* open) { ::closedir(open); };
    const std::unique_ptr<DIR, decltype(close)> entries(::opendir(folder.c_str()), close);
    std::vector<fs::path> paths;
    if (entries) errno = 0;
    while (const dirent* const entry = entries ? ::readdir(entries.get()) : nullptr) {
      if (!is_hidden(entry->d_name)) paths.push_back(folder / entry->d_name);
      errno = 0;
    }
    if (errno != 0) {
      failed_ = true;
      refuse(folder.string(), cannot_be_read(errno), "check the path", diagnostics_);
    }
    std::ranges::sort(paths);  // what is told goes by it, and which of two links is followed
    for (const fs::path& path : paths) look_at(path, depth);
  }

  void look_at(const fs::path& path, std::size_t depth) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (fs::is_directory(status)) {
      // a folder of rules among the data is none of it
      if (fs::exists(path / "criteria.csv", error)) return passed_over_.push_back({path.string(), "not a table"});
      return look_into(path, depth + 1);
    }
    const bool is_there = fs::exists(status);
    if (!is_there || (is_table(path) && fs::is_regular_file(status))) {
      tables_.push_back({path, depth});  // opening it tells why a link leads nowhere
    } else if (is_table(path)) {
      failed_ = true;
      refuse(path.string(), "is not a file", "move it out of the folder", diagnostics_);
    } else if (fs::is_regular_file(status) && was_written_here(path)) {
      passed_over_.push_back({path.string(), "a report, not communes", true});
    } else if (is_spreadsheet(path)) {
      constexpr Phrase spreadsheet = "a spreadsheet";
      diagnostics_.warning({path.string()}, {"{}; not read", spreadsheet}, "open it and save it as CSV UTF-8");
      passed_over_.push_back({path.string(), spreadsheet});
    } else {
      diagnostics_.note({path.string()}, fs::is_regular_file(status)
                                             ? Message("not a table file (.csv, .tsv, .txt); skipped")
                                             : Message("not a file; skipped"));
      passed_over_.push_back({path.string(), "not a table"});
    }
  }

  std::vector<PassedOver>& passed_over_;
  Diagnostics& diagnostics_;
  std::set<std::string> seen_;
  std::vector<Table> tables_;
  bool failed_ = false;
};

// Whether the sources are called so: by the path, or else by the name alone.
std::vector<Source*> called(const std::string& name, bool is_standard_input, const World& world,
                            std::vector<Source>& sources) {
  std::vector<Source*> same;
  for (Source& source : sources) {
    if (source.name == name || world.without_links(source.name) == world.without_links(name)) same.push_back(&source);
  }
  if (same.empty() && is_standard_input && name == standard_input) same.push_back(&sources.back());
  if (!same.empty()) return same;
  for (Source& source : sources) {
    if (fs::path(source.name).filename() == name) same.push_back(&source);
  }
  return same;
}

}  // namespace

std::string without_links(const std::string& path) {
  std::error_code error;
  const fs::path followed = fs::weakly_canonical(path, error);
  return error ? path : followed.string();
}

std::string read_file(const std::string& path, Diagnostics& diagnostics) {
  try {
    return read_all(source_at(path));
  } catch (const ReadFailure& failure) {
    refuse(failure, diagnostics);
    return {};
  }
}

Found find_sources(const std::vector<std::string>& paths, Language language, Diagnostics& diagnostics) {
  Found found;
  std::set<std::string> seen;
  const auto add = [&](const std::string& path, bool from_folder, std::size_t folders) {
    if (!seen.insert(without_links(path)).second) {
      diagnostics.note({path}, "given twice; read once");
      return;
    }
    try {
      found.sources.push_back(source_at(path, from_folder, folders));
    } catch (const ReadFailure& failure) {
      refuse(failure, diagnostics);
    }
  };
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (path == standard_input) {
      const std::string name = Message("standard input").in(language);
      try {
        found.sources.push_back(make_source(name, read_to_end(STDIN_FILENO, name)));
        found.standard_input = true;
      } catch (const ReadFailure& failure) {
        refuse(failure, diagnostics);
      }
    } else if (fs::is_directory(path, ignored)) {
      for (const auto& [table, folders] : Search(found.passed_over, diagnostics).tables_in(path)) {
        add(table.string(), true, folders);
      }
    } else {
      add(path, false, 1);
    }
  }
  return found;
}

void settle_years(const std::vector<std::pair<std::string, int>>& years_of, const World& world, Found& found,
                  Diagnostics& diagnostics) {
  if (diagnostics.has_errors()) return;  // the file may be among those that could not be opened
  for (const auto& [file, year] : years_of) {
    const std::vector<Source*> same = called(file, found.standard_input, world, found.sources);
    if (same.size() != 1) {
      std::vector<Message> files;
      for (const Source& source : found.sources) files.push_back(Message::verbatim(source.name));
      diagnostics.error({},
                        same.empty() ? Message{"--year-of {}: no file with this name is read", file}
                                     : Message{"--year-of {}: several files have this name", file},
                        {PhraseWith<1>("choose one of {}", "files"), list_of_files(std::move(files))});
    } else if (same.front()->year.value_or(year) != year) {
      diagnostics.error({}, {"--year-of {}: two years, {} and {}", file, *same.front()->year, year},
                        "give only one of them");
    } else {
      same.front()->year = year;
    }
  }
}

}  // namespace ntm
