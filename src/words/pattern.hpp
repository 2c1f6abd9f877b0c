// What the compiler and the program that writes the table of phrases must agree on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ntm::words {

// How many arguments a pattern without names for them takes.
constexpr std::size_t count_arguments(std::string_view pattern) {
  std::size_t count = 0;
  for (std::size_t at = pattern.find("{}"); at != std::string_view::npos; at = pattern.find("{}", at + 2)) ++count;
  return count;
}

// By what a phrase is found (FNV-1a). A byte that no text holds stands before the context.
constexpr std::uint64_t hash_of(std::string_view english, std::string_view context) {
  std::uint64_t hash = 0xcbf29ce484222325;
  const auto take = [&](unsigned char byte) { hash = (hash ^ byte) * 0x100000001b3; };
  for (const char character : english) take(static_cast<unsigned char>(character));
  take(0xff);
  for (const char character : context) take(static_cast<unsigned char>(character));
  return hash;
}

}  // namespace ntm::words
