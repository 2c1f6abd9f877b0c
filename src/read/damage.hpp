// Names that were damaged before they came here: saved without their letters, or read in another encoding than they
// were written in.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ntm/message.hpp"

namespace ntm {

enum class Damage {
  none,
  lost,           // letters became "?" or U+FFFD: "X? N?m Lo?ng"
  decoded_twice,  // UTF-8 was taken for an encoding of one byte a letter: "XÃ£"
  vni,            // letters and tones apart, as fonts of VNI have them: "Xaõ Naäm"
  foreign,        // signs that stand for letters in another encoding, such as TCVN3 or VISCII: "Thµnh phè"
  utf7,           // "X+AOM"
};

// What the name of a commune, district or province shows, normalized. Vietnamese names show none, nor do those of
// minorities in Vietnamese letters (Ia H'Drai, Đắk R´Lấp). `vni` may be a slip of the pen where one name alone shows
// it.
Damage damage_of(std::string_view name);

// What a damaged name is, and what to do about it.
Message description(Damage damage, std::string_view name);
Message cure(Damage damage);

// The names of a table that are damaged.
struct DamagedNames {
  Damage kind = Damage::none;  // of the first
  std::string first{};
  std::size_t line = 0;
  std::size_t column = 0;
  std::size_t count = 0;

  void note(Damage damage, std::string_view name, std::size_t at_line, std::size_t at_column) {
    if (count++ > 0) return;
    kind = damage;
    first = name;
    line = at_line;
    column = at_column;
  }
  // Whether the table must not be read, of which so many names were looked at.
  [[nodiscard]] bool are_sure(std::size_t of) const {
    constexpr std::size_t enough = 3;
    return count > 0 && (kind != Damage::vni || count >= enough || count == of);
  }
};

}  // namespace ntm
