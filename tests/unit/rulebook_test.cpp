#include "ntm/rulebook.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

using namespace ntm;

namespace {

Rules rules_of(const std::string& name, std::optional<int> from, std::optional<int> to, const std::string& province,
               const std::string& decree) {
  Rules rules;
  rules.name = name;
  rules.terms = {name, name, from, to, province, decree};
  return rules;
}

std::string found(const Rulebook& book, int year, const std::optional<std::string>& province) {
  const Rules* const rules = book.find(year, province);
  const RuleTerms* const terms = book.find_terms(year, province);
  CHECK((rules == nullptr) == (terms == nullptr));
  if (rules != nullptr) CHECK(terms->title_en == rules->terms.title_en);
  return rules == nullptr ? "none" : rules->name;
}

}  // namespace

TEST_CASE("the set of the province comes before that of the country, and of those the first") {
  const Rulebook book({rules_of("north", 2011, 2014, "Tỉnh Lai Châu", "A"), rules_of("country", 2009, 2015, "", "A"),
                       rules_of("later", 2015, std::nullopt, "", "B")});
  CHECK(found(book, 2011, "Tỉnh Lai Châu") == "north");
  CHECK(found(book, 2014, "Lai Châu") == "north");
  CHECK(found(book, 2011, "Tỉnh Điện Biên") == "country");
  CHECK(found(book, 2011, "") == "country");
  CHECK(found(book, 2015, "Tỉnh Lai Châu") == "country");
  CHECK(found(book, 2016, "Tỉnh Lai Châu") == "later");
  CHECK(found(book, 2008, "Tỉnh Lai Châu") == "none");
}

TEST_CASE("where the province is not known, the first set that holds is taken, and may be the wrong one") {
  const Rulebook book({rules_of("north", 2011, 2014, "Tỉnh Lai Châu", "A"), rules_of("country", 2009, 2013, "", "A")});
  CHECK(found(book, 2011, std::nullopt) == "north");
  CHECK(found(book, 2010, std::nullopt) == "country");
  CHECK(book.is_doubtful(*book.find(2011, std::nullopt), 2011));
  CHECK_FALSE(book.is_doubtful(*book.find(2014, std::nullopt), 2014));
  CHECK_FALSE(book.is_doubtful(*book.find(2010, std::nullopt), 2010));
}

TEST_CASE("one set is a book, which holds in all years") {
  const Rulebook book = rules_of("own", std::nullopt, std::nullopt, "", "");
  CHECK(found(book, 1990, std::nullopt) == "own");
  CHECK(found(book, 2100, "Tỉnh Lai Châu") == "own");
  CHECK(book.first().name == "own");
}

TEST_CASE("the built-in sets cover every year since 2009, and years of one decree are alike") {
  const Rulebook book = Rulebook::built_in();
  std::string names;
  for (int year = 2009; year <= 2027; ++year) names += found(book, year, "") + ' ';
  CHECK(names ==
        "national-2009 national-2009 national-2009 national-2009 national-2009 national-2009 national-2009 "
        "national-2016 national-2016 national-2016 national-2016 national-2016 national-2016 "
        "national-2021 national-2021 national-2021 national-2021 national-2026 national-2026 ");
  CHECK(are_alike(*book.find(2013, "Tỉnh Lai Châu"), *book.find(2013, "")));
  CHECK_FALSE(are_alike(*book.find(2025, ""), *book.find(2026, "")));
  CHECK(book.terms().size() == 5);
}
