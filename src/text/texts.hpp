// Many short texts, kept together: each costs its bytes and no more.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <memory_resource>
#include <string_view>

namespace ntm {

class Texts {
 public:
  // A copy of `text`, which stays where it is as long as this lives, even if this is moved.
  std::string_view keep(std::string_view text) {
    auto* const copy = static_cast<char*>(memory_->allocate(text.size() + 1, 1));
    if (!text.empty()) std::memcpy(copy, text.data(), text.size());
    return {copy, text.size()};
  }

 private:
  std::unique_ptr<std::pmr::monotonic_buffer_resource> memory_ =
      std::make_unique<std::pmr::monotonic_buffer_resource>();
};

}  // namespace ntm
