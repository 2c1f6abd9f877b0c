#include "words/file_list.hpp"

#include "words/phrases.hpp"

namespace ntm {

Message list_of_files(std::vector<Message> files) {
  constexpr std::size_t most_named = 20;
  if (files.size() <= most_named) return Message::list(files);
  const std::size_t more = files.size() - most_named;
  files.resize(most_named);
  return {"{} and {} more", Message::list(files), more};
}

}  // namespace ntm
