#include "cli/version.hpp"

#include <fmt/format.h>
#include <utf8proc.h>
#include <CLI/Version.hpp>

#include "ntm/phrase.hpp"
#include "words/phrases.hpp"

namespace ntm {

std::string version_text(Language language) {
  return fmt::format(
      "ntm {}\n"
      "CLI11 {}\n"
      "fast-cpp-csv-parser ({})\n"
      "fmt {}.{}.{}\n"
      "utf8proc {}.{}.{}\n",
      NTM_VERSION, CLI11_VERSION, Phrase("version not stated").in(language), FMT_VERSION / 10000,
      FMT_VERSION / 100 % 100, FMT_VERSION % 100, UTF8PROC_VERSION_MAJOR, UTF8PROC_VERSION_MINOR,
      UTF8PROC_VERSION_PATCH);
}

}  // namespace ntm
