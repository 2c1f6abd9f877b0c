// What values options take, and what they mean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/options.hpp"
#include "ntm/message.hpp"

namespace ntm {

// Why a value cannot be taken: the rest of a message that begins with the option and the value.
struct UnusableValue {
  Message message;
};

// Those to choose from, or to complete.
using Values = std::vector<std::string_view>;
Values format_names();
Values order_names();
Values colour_names();
Values scopes();
Values conditions();  // how each begins
Values decimal_signs();
Values not_reported_meanings();
Values basically_meanings();
Values blank_meanings();
Values problem_formats();
Values languages();
Values encodings();

// Each takes the value of an option; one that must be of the values above was checked to be of them. They throw
// UnusableValue.
void set_year(Options& options, const std::string& year);
void set_base(Options& options, const std::string& year);
void set_file_year(Options& options, const std::string& file_and_year);  // "a.csv=2013"
void set_format(Options& options, const std::string& name);              // one more
void set_problem_format(Options& options, const std::string& name);
void set_scope(Options& options, const std::string& scope);
void set_judged_scope(Options& options, const std::string& scope);
void set_ranked_scope(Options& options, const std::string& scope);
void set_threads(Options& options, const std::string& number);
void set_condition(Options& options, const std::string& condition);  // "district=Huyện Sìn Hồ"
void set_missing(Options& options, const std::string& criterion);    // one more
void set_order(Options& options, const std::string& name);
void set_top(Options& options, const std::string& number);
void set_width(Options& options, const std::string& number);
void set_digits(Options& options, const std::string& number);
void set_colour(Options& options, const std::string& when);
void set_output(Options& options, const std::string& path);
void set_output_file(Options& options, const std::string& path);  // - is standard output
void set_rules(Options& options, const std::string& name);

}  // namespace ntm
