// The report that is printed: what some sections say of a summary, under a title, with notes on what was read and how
// to understand the numbers.
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "ntm/figure.hpp"
#include "ntm/formats.hpp"
#include "ntm/read.hpp"
#include "ntm/sections.hpp"
#include "ntm/summary.hpp"

namespace ntm {

class ReportMaker {
 public:
  // `input` is what the summary was made from. Both must outlive this; the reports refer to the summary, which must
  // outlive them, too. `digits` are the decimals in sentences, as write_notice() takes them.
  ReportMaker(const Summary& summary, const ReadResult& input, std::vector<const Section*> sections,
              std::optional<int> digits = std::nullopt)
      : summary_(summary), input_(input), sections_(std::move(sections)), digits_(digits) {}

  // All sections, or one of them, with what the format shows: figures or tables, made each time they are asked for. A
  // page of several sections ends with the list of communes, which is too long for other formats.
  [[nodiscard]] Report whole(const Format& format);
  [[nodiscard]] Report of(const Section& section, const Format& format);

 private:
  [[nodiscard]] Report make(std::vector<const Section*> shown, const Format& format);
  // A section may show figures of another: the averages show how they changed.
  struct Indexed;
  [[nodiscard]] std::shared_ptr<const Indexed> indexed();

  const Summary& summary_;
  const ReadResult& input_;
  std::vector<const Section*> sections_;
  std::optional<int> digits_;
  std::shared_ptr<const Indexed> indexed_;  // made where it is first needed
};

}  // namespace ntm
