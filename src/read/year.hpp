// The year of a table that has no year column.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/panel.hpp"
#include "read/header.hpp"

namespace ntm {

// The one year in a text, as in "Dân số năm 2013"; nothing if there is none, or several.
std::optional<int> year_in(std::string_view text);

// The year of a cell in a column of years: "2013", "2013.0", "Năm 2013", and the last day of a year: "31/12/2013".
std::optional<int> year_of_cell(std::string_view cell);

// The one year in the file's name (without its folder); nothing if there is none, or several.
std::optional<int> year_in_name(const std::string& file);

// The one year that title rows speak of ("năm 2013"), where they name no other.
std::optional<int> year_in_titles(const std::vector<Title>& titles);

// The year of all rows of a file without a year column: from its name, else from a title row that says "năm 2013".
// Nothing, with an error, where neither says, or where they contradict each other.
std::optional<int> year_of_file(const std::string& file, const std::vector<Title>& titles, Diagnostics& diagnostics);

}  // namespace ntm
