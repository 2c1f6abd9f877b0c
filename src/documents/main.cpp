// Writes the documents into a folder: ntm_write_documents FOLDER. Run by the build, never installed.
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

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
  return ntm::write_files(files, ntm::Language::english) ? 0 : 4;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 70;
}
