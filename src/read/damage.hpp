// Text that was damaged before it came here: saved without its letters, or read in another encoding than it was written
// in.
#pragma once

#include <cstddef>
#include <set>
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
  utf7,           // "X+AOM-"
  hamlet,         // none, but no name of a commune: "Thôn 5"
  village,        // likewise, where most names are such: "Bản Lướt", beside communes that are called Bản Bo
  ditto,          // none: it stands for the cell above, "nt", "như trên", "//"
  escaped,        // letters as a web page or a program writes them: "X&atilde;", "X\u00e3", "X%C3%A3"
};

struct FoundDamage {
  Damage kind = Damage::none;
  bool is_sure = false;  // otherwise a name, or a slip of the pen, may look like that: "Xã Laêê", "Noël"
};

// What normalized text shows first, of that which is sure if anything is. Vietnamese names show nothing, nor do those
// of minorities in Vietnamese letters (Ia H'Drai, Đắk R´Lấp).
FoundDamage find_damage(std::string_view text);

// What damaged text is, and what to do about it.
Message description(Damage damage, std::string_view text);
// `encoding` is that in which the file was read, `is_forced` whether by the user's will.
Message cure(Damage damage, std::string_view encoding, bool is_forced);

// The first of the file's rows near the top that is surely damaged: a cell of it.
struct DamagedCell {
  Damage kind = Damage::none;
  std::string text{};
  std::size_t line = 0;
};
DamagedCell find_damaged_cell(std::string_view head, std::size_t first_line);

// The names of a table that are damaged.
class DamagedNames {
 public:
  void note(FoundDamage damage, std::string_view name, std::size_t line = 0, std::size_t column = 0) {
    if (damage.kind == Damage::none || is_sure_) return;
    if (damage.kind == Damage::village) {
      if (villages_++ == 0) first_village_ = {damage.kind, std::string(name), line, column};
      return;
    }
    if (doubtful_.empty() || damage.is_sure) first_ = {damage.kind, std::string(name), line, column};
    is_sure_ = damage.is_sure;
    if (doubtful_.size() < enough) doubtful_.emplace(name);
  }
  // Whether the table must not be read.
  [[nodiscard]] bool are_sure() const { return is_sure_ || doubtful_.size() >= enough; }
  // Whether more than one in `part` of so many names may be that of a village.
  [[nodiscard]] bool may_be_villages(std::size_t names, std::size_t part) const {
    return villages_ >= enough && villages_ * part > names;
  }
  // Whether most of a table's communes are villages.
  [[nodiscard]] bool are_villages(std::size_t communes) const { return may_be_villages(communes, 2); }

  struct Name {
    Damage kind = Damage::none;
    std::string text{};
    std::size_t line = 0;
    std::size_t column = 0;
  };
  [[nodiscard]] const Name& first() const { return is_sure_ || doubtful_.size() >= enough ? first_ : first_village_; }

 private:
  static constexpr std::size_t enough = 3;

  Name first_;
  Name first_village_;
  std::size_t villages_ = 0;
  bool is_sure_ = false;
  std::set<std::string, std::less<>> doubtful_;
};

}  // namespace ntm
