#include "ntm/source.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "words/phrases.hpp"

namespace ntm {
namespace {

class BytesInMemory : public Bytes {
 public:
  explicit BytesInMemory(std::shared_ptr<const std::string> bytes) : bytes_(std::move(bytes)) {}

  [[nodiscard]] std::uint64_t size() const override { return bytes_->size(); }

  std::size_t read(std::uint64_t offset, std::span<char> buffer) const override {
    const std::size_t size = std::min<std::uint64_t>(buffer.size(), bytes_->size() - std::min(offset, size_of_all()));
    if (size > 0) std::memcpy(buffer.data(), bytes_->data() + offset, size);
    return size;
  }

  [[nodiscard]] bool unchanged() const override { return true; }

 private:
  [[nodiscard]] std::uint64_t size_of_all() const { return bytes_->size(); }
  std::shared_ptr<const std::string> bytes_;
};

}  // namespace

Source make_source(std::string name, std::string bytes, bool from_folder) {
  auto shared = std::make_shared<const std::string>(std::move(bytes));
  return {std::move(name), from_folder, [shared] { return std::make_unique<BytesInMemory>(shared); }};
}

std::string read_all(const Source& source) {
  const auto input = source.open();
  std::string bytes(input->size(), '\0');
  bytes.resize(input->read(0, bytes));
  if (!input->unchanged()) throw ReadFailure(source.name, "the file changed while it was read");
  return bytes;
}

}  // namespace ntm
