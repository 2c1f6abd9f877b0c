// SipHash-1-3 (Aumasson and Bernstein), with a key that the system draws for each process.
#include "text/text_hash.hpp"

#ifdef __linux__
#include <sys/auxv.h>
#else
#include <random>
#endif

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace ntm {
namespace {

using Key = std::array<std::uint64_t, 2>;

Key drawn_key() {
  Key key{};
#ifdef __linux__
  // 16 random bytes, which each process is given when it starts
  std::memcpy(key.data(), reinterpret_cast<const void*>(::getauxval(AT_RANDOM)), sizeof key);  // NOLINT: an address
#else
  std::random_device random;
  for (std::uint64_t& half : key) half = std::uint64_t{random()} << 32U | random();
#endif
  return key;
}

class SipHash {
 public:
  explicit SipHash(const Key& key)
      : v0_(key[0] ^ 0x736F6D6570736575U),
        v1_(key[1] ^ 0x646F72616E646F6DU),
        v2_(key[0] ^ 0x6C7967656E657261U),
        v3_(key[1] ^ 0x7465646279746573U) {}

  void add(std::uint64_t word) {
    v3_ ^= word;
    mix();
    v0_ ^= word;
  }

  std::uint64_t finish() {
    v2_ ^= 0xFFU;
    for (int round = 0; round < 3; ++round) mix();
    return v0_ ^ v1_ ^ v2_ ^ v3_;
  }

 private:
  void mix() {
    v0_ += v1_;
    v1_ = std::rotl(v1_, 13) ^ v0_;
    v0_ = std::rotl(v0_, 32);
    v2_ += v3_;
    v3_ = std::rotl(v3_, 16) ^ v2_;
    v0_ += v3_;
    v3_ = std::rotl(v3_, 21) ^ v0_;
    v2_ += v1_;
    v1_ = std::rotl(v1_, 17) ^ v2_;
    v2_ = std::rotl(v2_, 32);
  }

  std::uint64_t v0_;
  std::uint64_t v1_;
  std::uint64_t v2_;
  std::uint64_t v3_;
};

}  // namespace

std::size_t TextHash::operator()(std::string_view text) const {
  static const Key key = drawn_key();
  SipHash hash(key);
  std::uint64_t word = 0;
  std::size_t at = 0;
  for (; text.size() - at >= sizeof word; at += sizeof word) {
    std::memcpy(&word, text.data() + at, sizeof word);
    hash.add(word);
  }
  word = 0;
  if (at < text.size()) std::memcpy(&word, text.data() + at, text.size() - at);
  hash.add(word | std::uint64_t{text.size()} << 56U);
  return static_cast<std::size_t>(hash.finish());
}

}  // namespace ntm
