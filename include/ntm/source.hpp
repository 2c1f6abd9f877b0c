// Where the bytes of an input come from. The caller knows the world; the reader asks for the bytes that it needs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>

#include "ntm/message.hpp"

namespace ntm {

// Bytes that could not be read; what() says why in English.
class ReadFailure : public std::runtime_error {
 public:
  ReadFailure(std::string source, Message why)
      : std::runtime_error(why.in(Language::english)), source_(std::move(source)), why_(std::move(why)) {}
  [[nodiscard]] const std::string& source() const { return source_; }  // its name
  [[nodiscard]] const Message& why() const { return why_; }

 private:
  std::string source_;
  Message why_;
};

// The bytes of an input while they are read.
class Bytes {
 public:
  Bytes() = default;
  Bytes(const Bytes&) = delete;
  Bytes& operator=(const Bytes&) = delete;
  virtual ~Bytes() = default;

  [[nodiscard]] virtual std::uint64_t size() const = 0;
  // Fills `buffer` with the bytes from `offset` on and returns how many there are: fewer than it can hold only at the
  // end. Throws ReadFailure.
  virtual std::size_t read(std::uint64_t offset, std::span<char> buffer) const = 0;
  // Whether they are still the same as when the source was named.
  [[nodiscard]] virtual bool unchanged() const = 0;
};

struct Source {
  std::string name;          // for messages, and for the year that it may hold
  bool from_folder = false;  // found in a folder, not named by the user: a table of figures there is skipped
  // Several threads may open a source at once. Throws ReadFailure.
  std::function<std::unique_ptr<Bytes>()> open;
  std::optional<int> year = {};  // of the data, if the caller knows it better than names and titles do
  std::size_t folders = 1;       // how many of the last folders in its name may give its year
};

// A source whose bytes are in memory.
Source make_source(std::string name, std::string bytes, bool from_folder = false);

// All bytes of a source. Throws ReadFailure, also where they changed meanwhile.
std::string read_all(const Source& source);

}  // namespace ntm
