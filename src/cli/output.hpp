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

// Writes a file: beside it first, synced, then renamed, so that the old file stays whole until the new one is.
// False, after a message, if that failed.
bool write_to_file(const std::string& path, std::string_view bytes, Language language);

struct NamedText {
  std::string name;
  std::string text;
};

// Writes files into a folder, which is made if there is none, as write_to_file() does: no old file is replaced before
// all new ones are whole. False, after a message, if that failed.
bool write_to_folder(const std::string& folder, const std::vector<NamedText>& files, Language language);

// The same; but files that stand there already may have been edited: then none is written.
bool write_new_files(const std::string& folder, const std::vector<NamedText>& files, Language language);

}  // namespace ntm
