// What only the whole table decides, when it was read: whether it showed what was believed of it, and what of it must
// be told.
#pragma once

#include "ntm/diagnostic.hpp"
#include "ntm/read.hpp"
#include "read/input_table.hpp"
#include "read/notes.hpp"

namespace ntm {

enum class Verdict {
  settled,
  doubtful,  // something else was believed: the table now believes what it showed, and is to be read again
  bad,       // it is to be told
};

Verdict settle(InputTable& table, const Notes& notes, const ReadOptions& options);

// Whether no commune has a code, in a column of codes: then what else is wrong with the rows comes of that.
bool has_blank_codes(const InputTable& table, const Survey& survey);

// Who is pilot where the mark is blank.
Pilot blank_pilot(const MarkStyle& style, const ReadOptions& options);

// Tells what the whole table shows to be wrong or doubtful. It has rows below its header, or seems to have none.
void tell_survey(const InputTable& table, const Notes& notes, const ReadOptions& options, Diagnostics& diagnostics);

// Tells rows of which only their words, or their place, say what they are; and lines that speak of another time, or of
// plans.
void tell_rows(const InputTable& table, const Notes& notes, Diagnostics& diagnostics);

// Tells columns that say they are of another year than the file: last year's, put beside this year's to compare.
void tell_header_years(const InputTable& table, const Notes& notes, Diagnostics& diagnostics);

}  // namespace ntm
