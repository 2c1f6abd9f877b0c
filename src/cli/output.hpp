// Bytes -> a file or standard output, whole or not at all.
#pragma once

#include <string>
#include <vector>

#include "cli/outcome.hpp"
#include "ntm/diagnostic.hpp"
#include "ntm/language.hpp"

namespace ntm {

// Writes to standard output, which has a name in `language`, after all of it could be made; false, with an error, if it
// could not take all of it. A reader that closed its end of a pipe has what it wanted: that is no failure.
bool write_to_standard_output(const Text& text, Language language, Diagnostics& diagnostics);

// Makes a folder, if there is none. False, with an error, if that failed.
bool make_folder(const std::string& folder, Diagnostics& diagnostics);

// Writes files: all of them, or where that fails none, and the old ones stay (see StagedFiles). False, with an error,
// then, and where two of them are one file. Devices, pipes and files that are open already, as /dev/stdout is, are
// written to as they are, before any file is replaced.
bool write_files(const std::vector<NamedText>& files, Diagnostics& diagnostics);

// The same; but files that stand there already may have been edited: then none is written.
bool write_new_files(const std::vector<NamedText>& files, Diagnostics& diagnostics);

// ".csv" of "a/B.CSV"; empty where there is none.
std::string lower_extension(const std::string& path);

// The path of a file in a folder, whether or not the folder's name ends with a slash.
std::string path_in(const std::string& folder, const std::string& name);

}  // namespace ntm
