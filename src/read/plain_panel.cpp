#include "read/plain_panel.hpp"

#include <algorithm>
#include <atomic>
#include <memory>
#include <string>
#include <tuple>
#include <utility>

#include "model/parallel.hpp"
#include "ntm/places.hpp"
#include "ntm/unicode.hpp"
#include "read/plain.hpp"

namespace ntm {
namespace {

constexpr std::size_t head_size = std::size_t{16} * 1024;
// Longer lines are no communes; a block is read with this much of what follows, for its last record.
constexpr std::size_t longest_line = std::size_t{64} * 1024;
constexpr std::size_t typical_line = 512;
// Below this many bytes a second thread takes longer to begin than to help.
constexpr std::uint64_t fewest_for_threads = std::uint64_t{1024} * 1024;
// Blocks that are read before any name is known.
constexpr std::size_t first_wave = 4;

// Records of one source that begin at `begin` or later and before `end`.
struct Block {
  std::size_t source;
  std::uint64_t begin;
  std::uint64_t end;
};

struct BlockResult {
  std::vector<PlainPart> parts;
  PlainCodes codes;
};

// A part with names that were new when it was read.
struct NewNames {
  int year;
  UnitNames::Chunk names;
  bool renames;
};

class PlainPanelReader {
 public:
  PlainPanelReader(std::span<const Source> sources, const ReadOptions& options)
      : sources_(sources), options_(options) {}

  std::optional<PlainPanel> read(const Rules& rules) {
    if (!look_at_headers(rules)) return std::nullopt;
    const std::vector<Block> blocks = cut_into_blocks();
    // Names are stored once, so blocks are read in waves: the names of those before are known. Each wave is as large as
    // all before it.
    for (std::size_t done = 0; done < blocks.size();) {
      const std::size_t size = std::min(std::max(done, first_wave), blocks.size() - done);
      if (!read_wave(std::span(blocks).subspan(done, size))) return std::nullopt;
      done += size;
    }
    for (const auto& worker : workers_) {
      if (worker && worker->bytes) check_unchanged(*worker);
    }
    return codes_.may_have_lost_zeros() ? std::nullopt : make_panel();
  }

 private:
  bool look_at_headers(const Rules& rules) {
    std::string head(head_size, '\0');
    for (const Source& source : sources_) {
      const auto bytes = source.open();
      const std::size_t size = bytes->read(0, head);
      auto layout = plain_layout(std::string_view(head).substr(0, size), source.name, rules, options_);
      if (!layout) return false;
      layouts_.push_back(std::move(*layout));
      sizes_.push_back(bytes->size());
      total_size_ += bytes->size();
    }
    team_.emplace(total_size_ < fewest_for_threads ? 1 : options_.threads);
    workers_.resize(team_->size());
    result_.rows_by_year.resize(sources_.size());
    return !sources_.empty();
  }

  // What a thread keeps from block to block.
  struct Worker {
    explicit Worker(PlainNumbers& numbers) : reader(numbers) {}
    PlainReader reader;
    std::size_t source = ~std::size_t{0};
    std::unique_ptr<Bytes> bytes;
    std::string buffer;
  };

  [[nodiscard]] std::vector<Block> cut_into_blocks() const {
    const std::uint64_t block_size = std::max<std::uint64_t>(options_.block_size, 1);
    std::vector<Block> blocks;
    for (std::size_t source = 0; source < sources_.size(); ++source) {
      for (std::uint64_t begin = layouts_[source].body_offset; begin < sizes_[source]; begin += block_size) {
        blocks.push_back({source, begin, std::min(begin + block_size, sizes_[source])});
      }
    }
    return blocks;
  }

  bool read_wave(std::span<const Block> blocks) {
    std::vector<BlockResult> results(blocks.size());
    std::atomic<bool> plain = true;
    team_->for_each_part(blocks.size(), [&](std::size_t index, std::size_t i) {
      if (!plain) return;
      auto& worker = workers_[index];
      if (!worker) worker.emplace(numbers_);
      if (!read_block(blocks[i], *worker, results[i])) plain = false;
      const std::uint64_t done = done_ += blocks[i].end - blocks[i].begin;
      if (options_.progress && index == 0) options_.progress(done, total_size_);
    });
    if (plain) take(blocks, results);
    return plain;
  }

  void check_unchanged(const Worker& worker) const {
    if (worker.bytes->unchanged()) return;
    throw ReadFailure(sources_[worker.source].name, "the file changed while it was read");
  }

  bool read_block(const Block& block, Worker& worker, BlockResult& result) {
    if (worker.source != block.source) {
      if (worker.bytes) check_unchanged(worker);
      worker.bytes = sources_[block.source].open();
      worker.source = block.source;
      worker.reader.begin(layouts_[block.source]);
    }
    // A record that begins in the block is its own up to its end; so one byte before shows whether one begins with it.
    const std::uint64_t from = block.begin - 1;
    std::size_t wanted = static_cast<std::size_t>(block.end - from) + typical_line;
    while (true) {
      if (worker.buffer.size() < wanted + 1 + PlainReader::slack) worker.buffer.resize(wanted + 1 + PlainReader::slack);
      std::size_t size = worker.bytes->read(from, std::span(worker.buffer.data(), wanted));
      if (size == 0) throw ReadFailure(sources_[block.source].name, "the file became shorter while it was read");
      if (size < wanted && worker.buffer[size - 1] != '\n') worker.buffer[size++] = '\n';
      const std::string_view text(worker.buffer.data(), size);
      const std::size_t begin = text.find('\n') + 1;
      const std::size_t last = text.find('\n', static_cast<std::size_t>(block.end - from) - 1);
      if (last != std::string_view::npos && begin != 0) {
        if (begin > last) return true;
        return worker.reader.read(text.substr(begin, last + 1 - begin), names_, result.parts, result.codes);
      }
      if (wanted > block.end - from + longest_line) return false;
      wanted += longest_line;
    }
  }

  void take(std::span<const Block> blocks, std::vector<BlockResult>& results) {
    std::vector<NewNames> fresh;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      codes_.lengths |= results[i].codes.lengths;
      codes_.leading_zeros |= results[i].codes.leading_zeros;
      for (PlainPart& part : results[i].parts) {
        const int year = part.chunk.year();
        result_.rows_by_year[blocks[i].source][year] += part.chunk.size();
        if (part.names) fresh.push_back({year, std::move(*part.names), part.renames});
        parts_.years[year].push_back(std::move(part.chunk));
      }
    }
    take_names(std::move(fresh));
  }

  // Names of units that have none yet, or that had other ones in other years.
  void take_names(std::vector<NewNames> fresh) {
    std::ranges::sort(fresh, {}, [](const NewNames& names) { return names.names.first(); });
    const auto overlap = [](const NewNames& a, const NewNames& b) { return b.names.first() <= a.names.last(); };
    const bool all_new = std::ranges::none_of(fresh, &NewNames::renames);
    if (!all_new || std::ranges::adjacent_find(fresh, overlap) != fresh.end()) {
      names_.add(chunks_of(units_without_name(fresh)), true);
      return;
    }
    std::vector<UnitNames::Chunk> layer;
    for (NewNames& names : fresh) layer.push_back(std::move(names.names));
    names_.add(std::move(layer));
  }

  std::vector<NamedUnit> units_without_name(const std::vector<NewNames>& fresh) {
    struct Entry {
      UnitKey unit;
      int year;
      std::string_view name;
    };
    std::vector<Entry> entries;
    for (const NewNames& names : fresh) {
      for (std::size_t i = 0; i < names.names.size(); ++i) {
        entries.push_back({names.names.unit(i), names.year, names.names.name(i)});
      }
    }
    std::ranges::sort(entries, {}, [](const Entry& entry) { return std::pair(entry.unit, entry.year); });
    std::vector<NamedUnit> without;
    UnitNames::Cursor cursor(names_);
    for (const Entry& entry : entries) {
      auto name = cursor.find(entry.unit);
      if (!name && !without.empty() && without.back().unit == entry.unit) name = without.back().name;
      if (!name) {
        without.push_back({entry.unit, entry.name});
      } else if (*name != entry.name) {
        parts_.other_names.try_emplace({entry.year, entry.unit}, entry.name);
      }
    }
    return without;
  }

  std::optional<PlainPanel> make_panel() {
    if (parts_.years.empty()) return std::nullopt;
    std::vector<std::vector<PanelChunk>*> years;
    for (auto& [year, chunks] : parts_.years) years.push_back(&chunks);
    std::atomic<bool> unique = true;
    team_->for_each_part(years.size(), [&](std::size_t, std::size_t i) {
      if (!put_in_order(*years[i])) unique = false;
    });
    if (!unique) return std::nullopt;
    take_numbers();
    parts_.names = std::move(names_);
    result_.panel = Panel(std::move(parts_));
    for (PlainLayout& layout : layouts_) result_.headers.push_back(std::move(layout.header));
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
    std::vector<PanelChunk::Row> rows;
    for (std::size_t i = 0; i < places.size(); ++i) {
      rows.push_back(chunks[places[i].chunk].row(places[i].row));
      if (i + 1 < places.size() && rows.size() < PanelChunk::size_limit) continue;
      ordered.emplace_back(chunks.front().year(), rows);
      rows.clear();
    }
    chunks = std::move(ordered);
    return true;
  }

  void take_numbers() {
    Places& named = numbers_.places();
    std::vector<std::string> district_keys(named.size());
    constexpr std::size_t together = 1024;
    team_->for_each_part((named.size() + together - 1) / together, [&](std::size_t, std::size_t part) {
      for (std::size_t i = part * together; i < std::min((part + 1) * together, named.size()); ++i) {
        district_keys[i] = name_key(named.district(i));
      }
    });
    Places::InOrder places = named.in_order(district_keys);
    parts_.places = std::move(places.places);
    parts_.place_numbers = std::move(places.index);
    parts_.places_in = std::move(places.in_year);
    for (const PlainNumbers::Kind& kind : numbers_.kinds()) {
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
  std::vector<PlainLayout> layouts_;
  std::vector<std::uint64_t> sizes_;
  std::uint64_t total_size_ = 0;
  std::atomic<std::uint64_t> done_ = 0;
  PlainNumbers numbers_;
  PlainCodes codes_;
  UnitNames names_;
  PanelParts parts_;
  PlainPanel result_;
};

}  // namespace

std::optional<PlainPanel> read_plain_panel(std::span<const Source> sources, const Rules& rules,
                                           const ReadOptions& options) {
  return PlainPanelReader(sources, options).read(rules);
}

}  // namespace ntm
