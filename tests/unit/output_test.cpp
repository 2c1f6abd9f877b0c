#include "cli/output.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

using namespace ntm;

namespace {

// A folder of its own, which goes with all that is in it.
class Folder {
 public:
  Folder() {
    std::string name = std::filesystem::temp_directory_path() / "ntm-output-XXXXXX";
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }

  [[nodiscard]] std::string file(const std::string& name) const { return path_ + '/' + name; }
  [[nodiscard]] std::size_t size() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path_), {}));
  }

 private:
  std::string path_;
};

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A text of `pieces` pieces of 1 MiB, which counts how often it is made.
Text large_text(std::size_t pieces, int& times) {
  return Text([pieces, &times](const ByteSink& sink) {
    ++times;
    for (std::size_t i = 0; i < pieces; ++i) sink(std::string(1 << 20, static_cast<char>('a' + i)));
  });
}

Text broken_text() {
  return Text([](const ByteSink& sink) {
    for (int i = 0; i < 8; ++i) sink(std::string(1 << 20, 'x'));
    throw std::overflow_error("too large");
  });
}

}  // namespace

TEST_CASE("a text is made once for a file, and is there as a whole") {
  Diagnostics diagnostics;
  const Folder folder;
  int times = 0;
  CHECK(write_files({{folder.file("large"), large_text(6, times)}, {folder.file("small"), std::string("words")}},
                    diagnostics));
  CHECK(times == 1);
  const std::string large = content(folder.file("large"));
  REQUIRE(large.size() == 6 << 20);
  CHECK(large.front() == 'a');
  CHECK(large.back() == 'f');
  CHECK(content(folder.file("small")) == "words");
  CHECK(folder.size() == 2);
}

TEST_CASE("a text that cannot be made changes no file and leaves none") {
  Diagnostics diagnostics;
  const Folder folder;
  REQUIRE(write_files({{folder.file("a"), std::string("old")}}, diagnostics));
  CHECK_THROWS_AS(write_files({{folder.file("a"), std::string("new")}, {folder.file("b"), broken_text()}}, diagnostics),
                  std::overflow_error);
  CHECK(content(folder.file("a")) == "old");
  CHECK(folder.size() == 1);
}

TEST_CASE("what cannot be taken back is not begun before all of it could be made") {
  Diagnostics diagnostics;
  std::array<int, 2> ends{};
  REQUIRE(::pipe2(ends.data(), O_NONBLOCK | O_CLOEXEC) == 0);
  const std::string pipe = "/dev/fd/" + std::to_string(ends[1]);
  CHECK_THROWS_AS(write_files({{pipe, broken_text()}}, diagnostics), std::overflow_error);
  char byte = 0;
  CHECK(::read(ends[0], &byte, 1) < 0);
  CHECK(write_files({{pipe, std::string("!")}}, diagnostics));
  CHECK(::read(ends[0], &byte, 1) == 1);
  CHECK(byte == '!');
  ::close(ends[0]);
  ::close(ends[1]);
}

TEST_CASE("a long text is made twice rather than kept, where it must be known that it can be made") {
  Diagnostics diagnostics;
  int times = 0;
  CHECK(write_files({{"/dev/null", large_text(3, times)}}, diagnostics));
  CHECK(times == 1);
  times = 0;
  CHECK(write_files({{"/dev/null", large_text(6, times)}}, diagnostics));
  CHECK(times == 2);
}
