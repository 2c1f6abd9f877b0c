// What a mistyped word was meant to be.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ntm/message.hpp"

namespace ntm {

// The one of `words` that is most like `word`, or the only one that it begins; empty if none is like it. Dashes at the
// front do not count as likeness: -x is not nearly -f.
std::string_view nearest(std::string_view word, std::span<const std::string_view> words);

// The one of `names` that `name` was meant to be: without its marks, without what kind of place it is ("Tam Duong" for
// "Huyện Tam Đường"), or with a slip; empty if none is like it.
std::string nearest_name(const std::string& name, const std::vector<std::string>& names);

// "did you mean gap?", or `otherwise` where nothing is near.
Message did_you_mean(std::string_view word, std::span<const std::string_view> words, Message otherwise);

}  // namespace ntm
