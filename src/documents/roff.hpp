// Text as roff has it, for the parts of the man page.
#pragma once

#include <string>
#include <string_view>

namespace ntm {

// Dashes that can be copied, and no letter that roff takes for a sign of its own.
std::string roff(std::string_view text);
std::string bold(std::string_view text);
std::string italic(std::string_view text);

// Plain text in which `words` between such quotes are bold.
std::string prose(std::string_view text);
// The same as a paragraph of its own.
std::string paragraph(std::string_view text);

// A name and its meaning, both in roff, the meaning indented below the name.
std::string entry(const std::string& name, const std::string& meaning);

}  // namespace ntm
