// Cells and headers in words, as all formats that show tables write them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ntm/style.hpp"
#include "ntm/table.hpp"

namespace ntm {

std::string to_words(const Message& message, const Style& style);

// Of text, numbers and missing ones; nothing of what is drawn. Without control characters.
std::string to_words(const Cell& cell, const Style& style);

std::string to_words(const Number& number, const Style& style);

// The decimals with which the style shows a number.
int shown_decimals(const Number& number, const Style& style);

// The lines of a header, joined by blanks.
std::string header_in_one_line(const Message& header, const Style& style);

// Whether a sentence is an item of a list, which begins with a dash.
bool is_item(std::string_view sentence);

// The lines of a header.
std::vector<std::string> lines_of(const Message& header, const Style& style);

}  // namespace ntm
