// Where rules come from: the built-in sets, or CSV files of a province's own.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ntm/diagnostic.hpp"
#include "ntm/rules.hpp"

namespace ntm {

// The text of the files of a rule set, with their headers:
//   criteria.csv  number,name_vi,name_en,group_vi          numbers 1, 2, … up to 64; a column department may follow
//   bands.csv     label,from,to                            together every number of criteria exactly once
//   targets.csv   scope,name,measure,test,value,year       may hold its header alone
//   set.csv       title_en,title_vi,from,to,province,criteria    one row: in which years and where it holds, and the
//                 decree of its criteria; sets of one decree have the same. Without this file it holds everywhere.
//   checks.csv    what,low,high,severity,words_en,words_vi       plausible ranges; severity is warning or error, and a
//                 bound may be blank. Without this file the ranges of the country hold.
struct RuleFiles {
  std::string_view criteria;
  std::string_view bands;
  std::string_view targets;
  std::string_view set = {};     // empty where there is none
  std::string_view checks = {};  // likewise
};

struct RuleSet {
  std::string_view name;
  RuleFiles files;
};

std::span<const RuleSet> rule_sets();
const RuleSet* find_rule_set(std::string_view name);
std::vector<std::string_view> rule_set_names();

// Reads a rule set called `name`; its files stand in `folder` for messages. Nothing, with all problems in
// `diagnostics`, if anything in it is wrong.
std::optional<Rules> read_rules(const std::string& name, const RuleFiles& files, const std::string& folder,
                                Diagnostics& diagnostics);

// When and where a set holds, by its set.csv alone. Nothing, with an error, if that is wrong.
std::optional<RuleTerms> read_terms(std::string_view set_file, const std::string& folder, Diagnostics& diagnostics);

}  // namespace ntm
