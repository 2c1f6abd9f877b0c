// What a row of a table is: a commune, or one of the rows that offices put between them.
#pragma once

#include <string_view>

#include "ntm/phrase.hpp"
#include "read/header.hpp"
#include "read/records.hpp"
#include "read/row_words.hpp"

namespace ntm {

enum class RowKind {
  commune,
  heading,    // a district above its communes
  total,      // of the communes above it
  summary,    // averages, shares: nothing that adds up
  numbering,  // "1, 2, 3, …" below the header
  repeated,   // the header again, at the top of a printed page
  remark,     // a footnote
  unclear,    // says nothing of criteria: a signature at the end; or, above communes, what must not be passed over
  group,      // communes gathered by something else than their district: pilots, those that met all
  doubtful,   // by its words a total, a summary or a heading; by its numbers a commune
  lost,       // what is left of a commune, or of several in one cell
  nameless,   // has marks or numbers but no code, or no name where there are no codes
};

// How the account of a file and its messages call a kind of row that is passed over.
Phrase name(RowKind kind);

// Knows a header, and tells its rows apart by what they are: no code, a heading or total word, a roman numeral.
class RowSorter {
 public:
  RowSorter(const Header& header, LabelMemo& labels);

  [[nodiscard]] RowKind kind_of(const Record& record) const;
  // The text that names a heading, a total or a remark.
  [[nodiscard]] std::string_view label_of(const Record& record) const;
  // Whether any mark, count or number stands in the row; the words of a signature that fall below marks are none.
  [[nodiscard]] bool has_facts(const Record& record) const;
  // Whether only its name says that a row is that of a commune: no code, running number, district or type of unit.
  [[nodiscard]] bool is_weak(const Record& record) const;

 private:
  [[nodiscard]] std::string_view cell(const Record& record, std::optional<std::size_t> column) const;
  [[nodiscard]] bool repeats_header(const Record& record) const;
  [[nodiscard]] bool is_canonical(const Record& record) const;
  [[nodiscard]] bool is_placed(const Record& record) const;
  [[nodiscard]] bool has_own_marks(const Record& record) const;
  [[nodiscard]] RowKind kind_without_code(const Record& record, bool outlined) const;

  const Header& header_;
  LabelMemo& labels_;
  std::optional<std::size_t> code_;
  std::optional<std::size_t> commune_;
  std::optional<std::size_t> ordinal_;
  std::optional<std::size_t> district_;
  std::optional<std::size_t> type_;
  std::optional<std::size_t> year_;  // of canonical tables
};

// Whether a row that is not a commune may hold what is left of one, or of several.
bool may_hold_communes(std::string_view label);

}  // namespace ntm
