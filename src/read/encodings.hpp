// Bytes -> UTF-8, block by block. The encodings of Vietnamese offices are decoded by tables of our own: UTF-8, UTF-16,
// UTF-32, Windows-1258, Windows-1252 and TCVN3. All others by iconv, which a program that is linked statically has only
// where the system's library is the one that it was linked with.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace ntm {

class Decoder {
 public:
  // By a common name, in any case, of an encoding that is ours ("UTF-16LE", "utf16", "cp1258", "TCVN3"), or else by a
  // name that iconv knows. UTF-16 and UTF-32 without LE or BE go by their byte order mark, little-endian without one.
  // Nothing for a name that is unknown.
  static std::optional<Decoder> named(std::string_view name);

  struct Result {
    std::size_t taken = 0;  // bytes whose text is appended
    bool valid = true;      // otherwise what stands at `taken` is not of the encoding
  };

  // Appends to `text` what `bytes` say, without a byte order mark in front of the first. A character at the end of
  // `bytes` to which more may belong (a few bytes of it; with Windows-1258 also a letter whose tone mark may follow) is
  // taken only if they are the `last`: begin the next block with it. Where a text is cut into blocks does not show in
  // the result. After bytes that are not valid, do not go on.
  Result decode(std::string_view bytes, std::string& text, bool last);

  // The bytes that characters are made of come in units of this size: 1, 2 or 4.
  [[nodiscard]] std::size_t unit() const { return unit_; }
  // The bytes of a line feed, behind which a text can be cut and decoded apart. Nothing where it cannot.
  [[nodiscard]] std::string_view line_feed() const;
  // For a block that is not the first of its text.
  void begin_inside() { in_front_ = false; }

 private:
  using Decode = Result (*)(std::string_view bytes, std::string& text, bool last);
  struct CloseIconv {
    void operator()(void* descriptor) const;
  };
  struct Known;
  static const Known* find_known(std::string_view name);

  Decoder() = default;
  Result decode_by_iconv(std::string_view bytes, std::string& text, bool last);

  Decode decode_ = nullptr;  // without one, iconv, or a byte order that the first bytes will tell
  std::size_t unit_ = 1;
  std::unique_ptr<void, CloseIconv> iconv_;
  bool in_front_ = true;  // nothing is decoded yet
};

}  // namespace ntm
