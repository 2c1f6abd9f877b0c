// What a run came to: a value, which run.cpp alone prints and writes.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/exit_code.hpp"
#include "ntm/diagnostic.hpp"
#include "ntm/formats.hpp"

namespace ntm {

// The bytes of a page or a file: at hand, or made, the same each time, while they are written, where memory should not
// hold them all. Making them may throw.
class Text {
 public:
  using Make = std::function<void(const ByteSink&)>;

  Text(std::string whole);  // NOLINT: a string is a text
  explicit Text(Make make) : make_(std::move(make)) {}

  void give(const ByteSink& sink) const { make_(sink); }

 private:
  Make make_;
};

struct NamedText {
  std::string name;  // the path of the file
  Text text;
};

struct Outcome {
  ExitCode code = ExitCode::done;   // if page and files can be written
  std::vector<Diagnostics> told{};  // one after the other, before the page
  std::optional<Text> page{};       // for standard output
  std::string folder{};             // for the files; it is made if it is not there; empty where there is none
  std::vector<NamedText> files{};
  bool only_new_files = false;  // where one of them already exists, none is written
  Diagnostics told_last{};      // once page and files are written

  // To be told before the page. False where errors are among them: then the run is over, and this is its exit code.
  bool tell(Diagnostics diagnostics, ExitCode code_of_errors);
};

}  // namespace ntm
