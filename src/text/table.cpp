#include "ntm/table.hpp"

namespace ntm {

std::string to_string(const Number& number, Language language) {
  std::string text = number.value.rounded(number.decimals);
  const bool is_zero = text.find_first_of("123456789") == std::string::npos;
  if (number.with_sign && !is_zero && text.front() != '-') text.insert(0, 1, '+');
  return in_groups(std::move(text), language);
}

}  // namespace ntm
