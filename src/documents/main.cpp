// Writes the documents into a folder: ntm_write_documents FOLDER. Run by the build, never installed.
#include <cstdio>
#include <exception>
#include <string>

#include "cli/output.hpp"
#include "documents/documents.hpp"

int main(int argc, char** argv) try {
  if (argc != 2) {
    std::fputs("usage: ntm_write_documents FOLDER\n", stderr);
    return 2;
  }
  for (const ntm::Document& document : ntm::documents()) {
    const std::string path = std::string(argv[1]) + '/' + std::string(document.file);
    if (!ntm::write_to_file(path, document.make(), ntm::Language::english)) return 4;
  }
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 70;
}
