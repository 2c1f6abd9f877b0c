#include "read/plain_panel.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "model/parallel.hpp"
#include "ntm/places.hpp"
#include "read/plain.hpp"

namespace ntm::plain {
namespace {

constexpr std::size_t head_size = std::size_t{16} * 1024;
// Longer lines are no communes; a block is read with this much of what follows, for its last record.
constexpr std::size_t longest_line = std::size_t{64} * 1024;
constexpr std::size_t typical_line = 512;
constexpr std::size_t page_size = 4096;
// Below this many blocks a second thread takes longer to begin than to help.
constexpr std::uint64_t fewest_for_threads = 4;
constexpr std::uint64_t largest_block = std::uint64_t{16} * 1024 * 1024;

// Records of one source: those that begin behind the first line feed at `begin` or later, or with the table, up to the
// one that ends with the first line feed at `end` or later.
struct Block {
  std::size_t source;
  std::uint64_t begin;
  std::uint64_t end;
};

// Bytes that begin with a page. Systems copy into them many times faster than to where a page of a file comes to lie a
// few bytes behind the beginning of another.
class Buffer {
 public:
  std::span<char> of_size(std::size_t size) {
    if (bytes_.size() < size + page_size) bytes_.resize(size + page_size);
    void* begin = bytes_.data();
    std::size_t space = bytes_.size();
    return {static_cast<char*>(std::align(page_size, size, begin, space)), size};
  }

 private:
  std::vector<char> bytes_;
};

// Names of units as threads come to them. The first one that is added stands for its unit; units that bear another in
// some year are exceptions.
class NamesInRows {
 public:
  using OtherNames = std::map<std::pair<int, UnitKey>, std::string>;

  [[nodiscard]] UnitNames known() const {
    const std::lock_guard lock(mutex_);
    return names_;
  }

  // Names of one year that were not known when its block was begun, or are others than those known then.
  void add(int year, UnitNames::Chunk names) {
    const std::lock_guard lock(mutex_);
    if (!names_.may_have(names.first(), names.last())) {
      names_.add(std::move(names));
      return;
    }
    std::vector<NamedUnit> fresh;
    UnitNames::Cursor cursor(names_);
    for (std::size_t row = 0; row < names.size(); ++row) {
      const auto known = cursor.find(names.unit(row));
      if (!known) {
        fresh.push_back({names.unit(row), names.name(row)});
      } else if (*known != names.name(row)) {
        others_.try_emplace({year, names.unit(row)}, names.name(row));
      }
    }
    names_.add(fresh);
  }

  // For when all threads are done.
  UnitNames take_names() { return std::move(names_); }
  OtherNames take_others() { return std::move(others_); }

 private:
  mutable std::mutex mutex_;
  UnitNames names_;
  OtherNames others_;
};

class PanelReader {
 public:
  PanelReader(std::span<const Source> sources, const ReadOptions& options) : sources_(sources), options_(options) {}

  std::optional<Result> read(const Rules& rules) {
    if (!look_at_headers(rules) || !read_blocks()) return std::nullopt;
    // a file without rows is told
    if (std::ranges::any_of(result_.rows_by_year, [](const auto& rows) { return rows.empty(); })) return std::nullopt;
    return codes_.may_have_lost_zeros() ? std::nullopt : make_panel();
  }

 private:
  bool look_at_headers(const Rules& rules) {
    std::string head(head_size, '\0');
    for (const Source& source : sources_) {
      const auto bytes = source.open();
      const std::size_t size = bytes->read(0, head);
      auto layout = find_layout(std::string_view(head).substr(0, size), source.name, rules, options_);
      if (!layout) return false;
      layouts_.push_back(std::move(*layout));
      sizes_.push_back(bytes->size());
      total_size_ += bytes->size();
    }
    team_.emplace(total_size_ < fewest_for_threads * block_size() ? 1 : options_.threads);
    workers_.resize(team_->size());
    result_.rows_by_year.resize(sources_.size());
    return !sources_.empty();
  }

  // What a thread keeps from block to block.
  struct Worker {
    explicit Worker(Numbers& numbers) : reader(numbers) {}
    Reader reader;
    Codes codes;
    std::size_t source = ~std::size_t{0};
    std::unique_ptr<Bytes> bytes;
    Buffer buffer;
  };

  [[nodiscard]] std::uint64_t block_size() const {
    return std::clamp<std::uint64_t>(options_.block_size, 1, largest_block);
  }

  [[nodiscard]] std::vector<Block> cut_into_blocks() const {
    std::vector<Block> blocks;
    for (std::size_t source = 0; source < sources_.size(); ++source) {
      for (std::uint64_t begin = layouts_[source].body_offset; begin < sizes_[source];) {
        const std::uint64_t end = std::min((begin / block_size() + 1) * block_size(), sizes_[source]);
        blocks.push_back({source, begin, end});
        begin = end;
      }
    }
    return blocks;
  }

  bool read_blocks() {
    const std::vector<Block> blocks = cut_into_blocks();
    std::vector<std::vector<Part>> parts(blocks.size());
    std::atomic<bool> plain = true;
    team_->for_each_part(blocks.size(), [&](std::size_t index, std::size_t i) {
      if (!plain) return;
      auto& worker = workers_[index];
      if (!worker) worker.emplace(numbers_);
      if (!read_block(blocks[i], *worker, parts[i])) plain = false;
      for (Part& part : parts[i]) {
        if (part.names) names_.add(part.chunk.year(), *std::exchange(part.names, std::nullopt));
      }
      const std::uint64_t done = done_ += blocks[i].end - blocks[i].begin;
      if (options_.progress && index == 0) options_.progress(done, total_size_);
    });
    if (!plain) return false;
    for (const auto& worker : workers_) {
      if (!worker) continue;
      check_unchanged(*worker);
      codes_.add(worker->codes);
    }
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      for (Part& part : parts[i]) {
        result_.rows_by_year[blocks[i].source][part.chunk.year()] += part.chunk.size();
        parts_.years[part.chunk.year()].push_back(std::move(part.chunk));
      }
    }
    return true;
  }

  void check_unchanged(const Worker& worker) const {
    if (worker.bytes->unchanged()) return;
    throw ReadFailure(sources_[worker.source].name, "the file changed while it was read");
  }

  bool read_block(const Block& block, Worker& worker, std::vector<Part>& parts) {
    if (worker.source != block.source) {
      if (worker.bytes) check_unchanged(worker);
      worker.bytes = sources_[block.source].open();
      worker.source = block.source;
      worker.reader.begin(layouts_[block.source]);
    }
    // Between two blocks, the line feed at their border or the next one behind it ends the last record of the first.
    const std::uint64_t from = block.begin / page_size * page_size;
    const auto begin_in = static_cast<std::size_t>(block.begin - from);
    const auto end_in = static_cast<std::size_t>(block.end - from);
    for (std::size_t wanted = end_in + typical_line; wanted <= end_in + longest_line; wanted += longest_line / 4) {
      const std::span<char> buffer = worker.buffer.of_size(wanted + 1 + slack);
      std::size_t size = worker.bytes->read(from, buffer.first(wanted));
      if (size < end_in) throw ReadFailure(sources_[block.source].name, "the file became shorter while it was read");
      if (size < wanted && buffer[size - 1] != '\n') buffer[size++] = '\n';
      const std::string_view text(buffer.data(), size);
      const bool is_first = block.begin == layouts_[block.source].body_offset;
      const std::size_t begin = is_first ? begin_in : text.find('\n', begin_in) + 1;
      const std::size_t end = text.find('\n', end_in) + 1;
      const bool is_last = block.end == sizes_[block.source];
      if (begin == 0 || (end == 0 && !is_last)) continue;
      const std::size_t last = is_last ? size : end;
      if (begin >= last) return true;
      return worker.reader.read(text.substr(begin, last - begin), names_.known(), parts, worker.codes);
    }
    return false;
  }

  std::optional<Result> make_panel() {
    std::vector<std::vector<PanelChunk>*> years;
    for (auto& [year, chunks] : parts_.years) years.push_back(&chunks);
    std::atomic<bool> unique = true;
    team_->for_each_part(years.size(), [&](std::size_t, std::size_t i) {
      if (!put_in_order(*years[i])) unique = false;
    });
    if (!unique) return std::nullopt;
    take_numbers();
    parts_.names = names_.take_names();
    parts_.other_names = names_.take_others();
    result_.panel = Panel(std::move(parts_));
    for (Layout& layout : layouts_) result_.headers.push_back(std::move(layout.header));
    return std::move(result_);
  }

  // False if a unit stands twice.
  static bool put_in_order(std::vector<PanelChunk>& chunks) {
    std::ranges::sort(chunks, {}, &PanelChunk::first);
    const auto overlap = [](const PanelChunk& a, const PanelChunk& b) { return b.first() <= a.last(); };
    if (std::ranges::adjacent_find(chunks, overlap) == chunks.end()) return true;
    struct Place {
      UnitKey unit;
      std::uint32_t chunk;
      std::uint32_t row;
    };
    std::vector<Place> places;
    for (std::uint32_t chunk = 0; chunk < chunks.size(); ++chunk) {
      for (std::uint32_t row = 0; row < chunks[chunk].size(); ++row)
        places.push_back({chunks[chunk].unit(row), chunk, row});
    }
    std::ranges::sort(places, {}, &Place::unit);
    if (std::ranges::adjacent_find(places, {}, &Place::unit) != places.end()) return false;
    std::vector<PanelChunk> ordered;
    PanelRows rows;
    for (std::size_t i = 0; i < places.size(); ++i) {
      rows.add(chunks[places[i].chunk].row(places[i].row));
      if (i + 1 < places.size() && rows.size() < PanelChunk::size_limit) continue;
      ordered.emplace_back(chunks.front().year(), chunks.front().income_step(), rows.columns());
      rows.clear();
    }
    chunks = std::move(ordered);
    return true;
  }

  void take_numbers() {
    Places::InOrder places = numbers_.places().in_order(team_->size());
    parts_.place_texts = std::move(places.texts);
    parts_.places = std::move(places.places);
    parts_.place_numbers = std::move(places.index);
    parts_.places_in = std::move(places.in_year);
    for (const Numbers::Kind& kind : numbers_.kinds()) {
      const auto type = std::ranges::find(parts_.types, kind.type);
      parts_.kinds.push_back(kind.kind);
      parts_.kinds.back().type = static_cast<std::uint32_t>(type - parts_.types.begin());
      if (type == parts_.types.end()) parts_.types.push_back(kind.type);
    }
  }

  std::span<const Source> sources_;
  const ReadOptions& options_;
  std::optional<Team> team_;
  std::vector<std::optional<Worker>> workers_;
  std::vector<Layout> layouts_;
  std::vector<std::uint64_t> sizes_;
  std::uint64_t total_size_ = 0;
  std::atomic<std::uint64_t> done_ = 0;
  Numbers numbers_;
  Codes codes_;
  NamesInRows names_;
  PanelParts parts_;
  Result result_;
};

}  // namespace

std::optional<Result> read_panel(std::span<const Source> sources, const Rules& rules, const ReadOptions& options) {
  return PanelReader(sources, options).read(rules);
}

}  // namespace ntm::plain
