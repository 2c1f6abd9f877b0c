// Bytes -> a file or standard output, whole or not at all. Messages are in `language`.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "ntm/formats.hpp"
#include "ntm/language.hpp"

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

// Writes to standard output, after all of it could be made; false, after a message, if it could not take all of it. A
// reader that closed its end of a pipe has what it wanted: that is no failure.
bool write_to_standard_output(const Text& text, Language language);

struct NamedText {
  std::string name;  // the path of the file
  Text text;
};

// Makes a folder, if there is none. False, after a message, if that failed.
bool make_folder(const std::string& folder, Language language);

// Writes files: all of them, or where that fails none, and the old ones stay (see StagedFiles). False, after a message,
// then, and where two of them are one file. Devices, pipes and files that are open already, as /dev/stdout is, are
// written to as they are, before any file is replaced.
bool write_files(const std::vector<NamedText>& files, Language language);

// The same; but files that stand there already may have been edited: then none is written.
bool write_new_files(const std::vector<NamedText>& files, Language language);

// ".csv" of "a/B.CSV"; empty where there is none.
std::string lower_extension(const std::string& path);

// The path of a file in a folder, whether or not the folder's name ends with a slash.
std::string path_in(const std::string& folder, const std::string& name);

}  // namespace ntm
