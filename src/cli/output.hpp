// Bytes -> a file or standard output, whole or not at all. Messages are in `language`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ntm/language.hpp"

namespace ntm {

// Writes to standard output; false, after a message, if it could not take all of it. A reader that closed its end of a
// pipe has what it wanted: that is no failure.
bool write_to_standard_output(std::string_view bytes, Language language);

struct NamedText {
  std::string name;  // the path of the file
  std::string text;
};

// Makes a folder, if there is none. False, after a message, if that failed.
bool make_folder(const std::string& folder, Language language);

// Writes files: beside the old ones first, synced, then renamed. All of them, or where that fails none, and the old
// ones stay. False, after a message, then. (Devices and pipes are written to as they are, and on a file system without
// hard links files that were replaced before another failed stay replaced.)
bool write_files(const std::vector<NamedText>& files, Language language);

// The same; but files that stand there already may have been edited: then none is written.
bool write_new_files(const std::vector<NamedText>& files, Language language);

// ".csv" of "a/B.CSV"; empty where there is none.
std::string lower_extension(const std::string& path);

// The path of a file in a folder, whether or not the folder's name ends with a slash.
std::string path_in(const std::string& folder, const std::string& name);

}  // namespace ntm
