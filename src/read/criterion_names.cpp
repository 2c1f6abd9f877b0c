#include "read/criterion_names.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "ntm/rule_sets.hpp"
#include "read/header_words.hpp"

namespace ntm {
namespace {

// As offices shorten the names of the 19 criteria of 2009 to 2025, and of the 10 of 2026: words of letters, which stand
// alone or beside others of the name ("CSVC văn hóa", "QP&AN", "Chợ").
struct ShortWords {
  std::size_t criteria;
  int number;
  std::string_view words;
};
constexpr std::array short_words = std::to_array<ShortWords>({
    {19, 1, "qh"},
    {19, 2, "gt gtnt"},
    {19, 3, "tl pctt"},
    {19, 6, "csvc csvcvh vcvh vh"},
    {19, 7, "cho csht ht tm tmnt"},
    {19, 8, "tttt tt ttvtt bd"},
    {19, 9, "no nodc"},
    {19, 11, "ngheo"},
    {19, 12, "ld vl ccld"},
    {19, 13, "ht htcsx httcsx httc tc tcsx sx kt nt ktnt ptktnt"},
    {19, 14, "gd dt gddt"},
    {19, 15, "yt"},
    {19, 16, "vh"},
    {19, 17, "mt at attp tp"},
    {19, 18, "ht htct ct hctc pl tcpl xh"},
    {19, 19, "qp an qpan anqp at tt antt tt ttxh"},
    {10, 2, "ht kt xh ktxh"},
    {10, 3, "kt nt ktnt ptktnt pt"},
    {10, 4, "dt nnl nt"},
    {10, 5, "vh gd yt"},
    {10, 6, "gn as xh asxh ngheo"},
    {10, 7, "cn cd khcn cds"},
    {10, 8, "mt cq nt cqnt"},
    {10, 9, "ht ct htct hcc"},
    {10, 10, "pl tcpl an qp anqp qpan"},
});

// Names of decree 342/2013 and of later forms, which say what is measured.
constexpr std::array longer_names = std::to_array<ShortWords>({{19, 11, "ty le ho ngheo"},
                                                               {19, 11, "ty le ngheo da chieu"},
                                                               {19, 12, "ty le lao dong co viec lam"},
                                                               {19, 12, "ty le lao dong co viec lam thuong xuyen"},
                                                               {19, 18, "he thong to chuc chinh tri xa hoi"},
                                                               {19, 18, "he thong chinh tri xa hoi"},
                                                               {19, 19, "an ninh trat tu xa hoi"},
                                                               {19, 19, "an ninh trat tu"}});

bool is_short_word(std::size_t criteria, int number, std::string_view word) {
  return std::ranges::any_of(short_words, [&](const ShortWords& of) {
    return of.criteria == criteria && of.number == number && find_words(of.words, word) != std::string_view::npos;
  });
}

}  // namespace

void CriterionNames::for_each_short_word(const std::function<void(std::string_view)>& visit) {
  for (const ShortWords& of : short_words) visit(of.words);
}

CriterionNames::CriterionNames(const Rules& rules) {
  const auto add_all = [this](const Rules& set) {
    for (const Criterion& criterion : set.criteria) {
      add(criterion.number, criterion.name_vi);
      add(criterion.number, criterion.name_en);
    }
  };
  add_all(rules);
  std::vector<Rules> built_in;
  for (const RuleSet& set : rule_sets()) {
    Diagnostics none;
    if (auto read = read_rules(std::string(set.name), set.files, std::string(set.name), none)) {
      built_in.push_back(std::move(*read));
    }
  }
  const auto is_as_long = [&](const Rules& set) { return set.criteria.size() == rules.criteria.size(); };
  const bool any_as_long = std::ranges::any_of(built_in, is_as_long);
  for (const Rules& set : built_in) {
    if (!any_as_long || is_as_long(set)) add_all(set);
  }
  for (const ShortWords& longer : longer_names) {
    if (longer.criteria == rules.criteria.size()) names_[longer.number].whole.emplace(longer.words);
  }
}

void CriterionNames::add(int number, std::string_view name) {
  Names& names = names_[number];
  std::string key = words_in(name);
  std::string_view rest = key;
  for (std::string_view word; take_word(rest, word);) names.words.emplace(word);
  names.whole.insert(std::move(key));
}

bool CriterionNames::are_of(int number, std::string_view words) const {
  const auto names = names_.find(number);
  if (names == names_.end()) return false;
  if (words.empty() || names->second.whole.contains(words)) return true;
  // of a single word most are called that have nothing to do with it: "giao" of "giao thông"
  const auto is_short = [&](std::string_view word) { return is_short_word(names_.size(), number, word); };
  if (words.find(' ') == std::string_view::npos) return is_short(words);
  for (std::string_view word; take_word(words, word);) {
    if (!names->second.words.contains(word) && !is_short(word)) return false;
  }
  return true;
}

int CriterionNames::number_of(std::string_view words) const {
  int number = 0;
  for (const auto& [of, names] : names_) {
    if (!names.whole.contains(words)) continue;
    if (number > 0) return 0;
    number = of;
  }
  return number;
}

bool CriterionNames::name_one(std::string_view words) const {
  return std::ranges::any_of(names_, [&](const auto& of_number) { return are_of(of_number.first, words); });
}

}  // namespace ntm
