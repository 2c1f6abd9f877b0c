// Writes the documents into a folder: ntm_write_documents FOLDER. Run by the build, never installed.
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "documents/documents.hpp"

int main(int argc, char** argv) try {
  if (argc != 2) {
    std::fputs("usage: ntm_write_documents FOLDER\n", stderr);
    return 2;
  }
  std::vector<ntm::NamedText> files;
  for (const ntm::Document& document : ntm::documents()) {
    files.push_back({ntm::path_in(argv[1], std::string(document.file)), document.make()});
  }
  ntm::Diagnostics diagnostics;
  if (ntm::write_files(files, diagnostics)) return 0;
  std::fputs(ntm::messages(diagnostics, ntm::Language::english).c_str(), stderr);
  return 4;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 70;
}
