// A program that uses the library as a user of it would: rules from bytes in memory, and a figure made, compared with
// its target and printed, the table in both languages.
#include <ntm/diagnostic.hpp>
#include <ntm/figure.hpp>
#include <ntm/formats.hpp>
#include <ntm/ratio.hpp>
#include <ntm/rule_sets.hpp>
#include <ntm/table.hpp>

#include <iostream>

int main() {
  const ntm::RuleFiles files{
      "number,name_vi,name_en,group_vi\n1,Quy hoạch,Planning,\n2,Giao thông,Transport,\n",
      "label,from,to\n1-2,1,2\n0,0,0\n",
      "scope,name,measure,test,value,year\nall,,average,>=,1.5,2014\n",
  };
  ntm::Diagnostics diagnostics;
  const auto rules = ntm::read_rules("own", files, "memory", diagnostics);
  for (const ntm::Diagnostic& diagnostic : diagnostics.all())
    std::cerr << ntm::to_string(diagnostic, ntm::Language::english) << '\n';
  if (!rules) return 1;

  ntm::Report report;
  ntm::Figure average{ntm::Measure::average};
  average.year = 2013;
  average.numerator = 120;
  average.denominator = 96;
  report.figures.push_back(average);
  for (const ntm::Format& format : ntm::formats()) {
    if (format.name == "csv") std::cout << format.write(report, ntm::Language::english);
  }

  ntm::Table table{
      ntm::Message::verbatim("Quy hoạch"), {{"Criterion", ntm::ColumnKind::text}, {"Average"}, {"Gap"}}, {}, {}};
  const ntm::Ratio gap = ntm::Ratio(3, 2) - average.value();
  table.add_row({rules->criteria.front().name_vi, ntm::Number{average.value(), 2}, ntm::Number{gap, 2, true}});
  std::cout << ntm::write_text_table(table, ntm::Language::english)
            << ntm::write_text_table(table, ntm::Language::vietnamese);
}
