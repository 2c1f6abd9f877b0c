#include "cli/outcome.hpp"

#include <utility>

namespace ntm {

Text::Text(std::string whole) : make_([kept = std::move(whole)](const ByteSink& sink) { sink(kept); }) {}

bool Outcome::tell(Diagnostics diagnostics, ExitCode code_of_errors) {
  const bool has_errors = diagnostics.has_errors();
  told.push_back(std::move(diagnostics));
  if (has_errors) code = code_of_errors;
  return !has_errors;
}

}  // namespace ntm
