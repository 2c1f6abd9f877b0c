// The year of a table that has no year column.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/source.hpp"
#include "read/header.hpp"

namespace ntm {

// The one year in a text, as in "Dân số năm 2013"; nothing if there is none, or several.
std::optional<int> year_in(std::string_view text);

// The year of a cell in a column of years: "2013", "2013.0", "Năm 2013", and the last day of a year: "31/12/2013".
std::optional<int> year_of_cell(std::string_view cell);

// The one year that the file's own name says; nothing if it says none, or several, or only the days of dates.
std::optional<int> year_in_name(const std::string& file);

// The one year that title rows speak of ("năm 2013"), where they name no other but in dates and decrees.
std::optional<int> year_in_titles(const std::vector<Title>& titles);

// Whether a line speaks of a part of a year: "6 tháng đầu năm", "đến 30/6/2013".
bool speaks_of_part_of_year(std::string_view line);

// Whether a column's header is of another time than the end of a year: "Tháng 6/2013 Số hộ", "01/01/2013 Số hộ".
bool is_of_part_of_year(std::string_view header);

// The title without the year that it compares its own with, and without the words for half a year: neither is a plan.
std::string without_other_years(std::string_view title);

// The year of all rows of a file without a year column: what the caller says; else its titles, else its name, else the
// name of its folder.
struct YearOfFile {
  std::optional<int> year;  // nothing where none of them decides it
  Diagnostics told;         // then why, else what is doubtful about it
};
YearOfFile year_of_file(const Source& source, const std::vector<Title>& titles);

// Tells a title or a name that speaks of half a year, beside a year column: an error of a title, a doubt of a name.
void tell_part_of_year(const Source& source, const std::vector<Title>& titles, Diagnostics& diagnostics);

}  // namespace ntm
