#include "read/block_text.hpp"

#include <algorithm>

#include "read/cut.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// Longer lines are not communes; a block is read with this much of what follows, for its last record.
constexpr std::size_t longest_line = std::size_t{64} * 1024;
constexpr std::size_t typical_line = 512;
constexpr std::size_t page_size = 4096;
constexpr std::string_view utf8 = "UTF-8";

}  // namespace

std::size_t find_behind_line_feed(std::string_view bytes, std::size_t from, std::string_view line_feed) {
  const std::size_t unit = line_feed.size();
  for (std::size_t at = bytes.find(line_feed, from); at != std::string_view::npos; at = bytes.find(line_feed, at + 1)) {
    if (at % unit == 0) return at + unit;
  }
  return std::string_view::npos;
}

std::span<char> BlockText::Buffer::of_size(std::size_t size) {
  if (bytes_.size() < size + page_size) bytes_.resize(size + page_size);
  void* begin = bytes_.data();
  std::size_t space = bytes_.size();
  return {static_cast<char*>(std::align(page_size, size, begin, space)), size};
}

void BlockText::begin(const InputTable& table) {
  if (bytes_) check_unchanged();
  table_ = &table;
  bytes_ = table.source->open();
  decoder_ = Decoder::named(table.encoding);
  if (table.encoding == utf8 && table.text_begin > 0) decoder_->begin_inside();
  line_feed_ = decoder_->line_feed();
  text_.clear();
  offset_ = table.text_begin;
  undecoded_ = 0;
}

void BlockText::check_unchanged() const {
  if (!bytes_ || bytes_->unchanged()) return;
  throw ReadFailure(table_->file(), "the file changed while it was read");
}

std::optional<std::string_view> BlockText::read(const Block& block) {
  const std::uint64_t from = block.begin / page_size * page_size;
  const auto begin_in = static_cast<std::size_t>(block.begin - from);
  const auto end_in = static_cast<std::size_t>(block.end - from);
  const bool is_first = block.begin == *table_->body_begin;
  const bool is_last = block.end == table_->size;
  for (std::size_t wanted = end_in + typical_line; wanted <= end_in + longest_line; wanted += longest_line / 4) {
    const std::span<char> buffer = buffer_.of_size(wanted + 1 + cut_slack);
    std::size_t size = bytes_->read(from, buffer.first(wanted));
    if (size < end_in) throw ReadFailure(table_->file(), "the file became shorter while it was read");
    const std::string_view bytes(buffer.data(), size);
    const std::size_t begin = is_first ? begin_in : find_behind_line_feed(bytes, begin_in, line_feed_);
    const std::size_t end = is_last ? size : find_behind_line_feed(bytes, end_in, line_feed_);
    const bool ends_before = begin == std::string_view::npos && is_last;
    if (ends_before) return std::string_view();
    if (begin == std::string_view::npos || end == std::string_view::npos) continue;
    if (begin >= end) return std::string_view();
    if (table_->encoding != utf8) return decoded(bytes.substr(begin, end - begin), is_last);
    std::size_t last = end;
    if (is_last && buffer[last - 1] == end_mark) --last;
    if (last > begin && buffer[last - 1] != '\n') buffer[last++] = '\n';
    return std::string_view(buffer.data() + begin, last - begin);
  }
  return std::nullopt;
}

std::optional<std::string_view> BlockText::decoded(std::string_view bytes, bool is_last) {
  auto decoder = Decoder::named(table_->encoding);
  decoder->begin_inside();
  text_.clear();
  if (!decoder->decode(bytes, text_, true).valid) return std::nullopt;
  if (is_last && text_.ends_with(end_mark)) text_.pop_back();
  if (!text_.empty() && text_.back() != '\n') text_ += '\n';
  text_.reserve(text_.size() + cut_slack);
  return text_;
}

std::optional<std::string_view> BlockText::next(std::size_t rest, std::size_t piece) {
  text_.erase(0, text_.size() - rest);
  const std::size_t wanted = undecoded_ + piece;
  const std::span<char> buffer = buffer_.of_size(wanted);
  const std::size_t size = bytes_->read(offset_ - undecoded_, buffer);
  if (size == undecoded_ && !at_end()) throw ReadFailure(table_->file(), "the file became shorter while it was read");
  offset_ += size - undecoded_;
  const auto [taken, valid] = decoder_->decode({buffer.data(), size}, text_, at_end());
  if (!valid) return std::nullopt;
  undecoded_ = size - taken;
  if (at_end() && text_.ends_with(end_mark)) text_.pop_back();
  text_.reserve(text_.size() + cut_slack);
  return text_;
}

}  // namespace ntm
