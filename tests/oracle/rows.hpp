// What a row of a table is: a commune, or one of the rows that offices put between them.
#pragma once

#include <string_view>

#include "ntm/phrase.hpp"
#include "oracle/header.hpp"
#include "oracle/records.hpp"

namespace ntm::oracle {

enum class RowKind {
  commune,
  heading,    // a district above its communes
  total,      // of the communes above it
  summary,    // averages, shares: nothing that adds up
  numbering,  // "1, 2, 3, …" below the header
  repeated,   // the header again, at the top of a printed page
  remark,     // a footnote
  unclear,    // says nothing of criteria: a signature at the end; or, above communes, what must not be passed over
  nameless,   // has marks or numbers but no code, or no name where there are no codes
};

// How the account of a file and its messages call a kind of row that is passed over.
Phrase name(RowKind kind);

// Knows a header, and tells its rows apart by what they are: no code, a heading or total word, a roman numeral.
class RowSorter {
 public:
  explicit RowSorter(const Header& header);

  [[nodiscard]] RowKind kind_of(const Record& record) const;
  // The text that names a heading, a total or a remark.
  [[nodiscard]] std::string_view label_of(const Record& record) const;

 private:
  [[nodiscard]] std::string_view cell(const Record& record, std::optional<std::size_t> column) const;
  [[nodiscard]] bool has_facts(const Record& record) const;
  [[nodiscard]] bool repeats_header(const Record& record) const;

  const Header& header_;
  std::optional<std::size_t> code_;
  std::optional<std::size_t> commune_;
  std::optional<std::size_t> ordinal_;
};

// Whether a text is the name of a district: "Huyện Tam Đường".
bool names_district(std::string_view label);

// Whether a heading names a province, not a district.
bool names_province(std::string_view label);

}  // namespace ntm::oracle
