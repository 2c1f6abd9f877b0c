// A program that uses the library as a user of it would: rules and communes from bytes in memory, the figures and the
// tables of a section of theirs, a report with its notes, the sentences of a notice; and a table of its own in both
// languages.
#include <ntm/diagnostic.hpp>
#include <ntm/figure.hpp>
#include <ntm/formats.hpp>
#include <ntm/notice.hpp>
#include <ntm/ratio.hpp>
#include <ntm/read.hpp>
#include <ntm/report.hpp>
#include <ntm/rule_sets.hpp>
#include <ntm/sections.hpp>
#include <ntm/summary.hpp>
#include <ntm/table.hpp>

#include <iostream>
#include <utility>
#include <vector>

namespace {

int fail(const ntm::Diagnostics& diagnostics) {
  for (const ntm::Diagnostic& diagnostic : diagnostics.all()) {
    std::cerr << ntm::to_string(diagnostic, ntm::Language::english) << '\n';
  }
  return 1;
}

}  // namespace

int main() {
  const ntm::RuleFiles files{
      "number,name_vi,name_en,group_vi\n1,Quy hoạch,Planning,\n2,Giao thông,Transport,\n",
      "label,from,to\n1-2,1,2\n0,0,0\n",
      "scope,name,measure,test,value,year\nall,,average,>=,1.5,2014\n",
  };
  ntm::Diagnostics diagnostics;
  const auto rules = ntm::read_rules("own", files, "memory", diagnostics);
  if (!rules) return fail(diagnostics);

  // plain, and not
  const std::vector<ntm::Source> sources{
      ntm::make_source("2012.csv", "commune_code,commune,c01,c02\n03403,Xã A,1,0\n03404,Xã B,0,0\n"),
      ntm::make_source("2013.csv", "Mã xã;Tên xã;TC 1;TC 2\n03403;Xã A;x;x\n03404;Xã B;x;\n")};
  ntm::ReadOptions options;
  options.threads = 2;
  const ntm::ReadResult input = ntm::read_panel(sources, *rules, options, diagnostics);
  if (diagnostics.has_errors()) return fail(diagnostics);
  const auto summary = ntm::Summary::make(input.panel, *rules, {}, diagnostics, 2);
  if (!summary) return fail(diagnostics);

  ntm::Report report;
  report.title = ntm::Message::in_both("Gap to the targets", "Còn thiếu để đạt mục tiêu");
  ntm::Figures figures = ntm::report_figures(*summary);
  for (const ntm::Section& section : ntm::sections()) {
    if (section.name == "gap") report.tables = section.lay_out(*summary, ntm::FigureIndex(figures));
  }
  report.figures = std::move(figures);
  for (const ntm::Format& format : ntm::formats()) {
    if (format.name == "text" || format.name == "csv" || format.name == "md")
      std::cout << format.whole(report, ntm::Language::english) << '\n';
  }
  std::vector<const ntm::Section*> shown;
  for (const ntm::Section& section : ntm::sections()) {
    if (section.name == "averages" || section.name == "gap") shown.push_back(&section);
  }
  ntm::ReportMaker maker(*summary, input, shown);
  const ntm::Format& text = ntm::formats().front();
  std::cout << text.whole(maker.whole(text), ntm::Language::english) << '\n';
  for (const ntm::Message& paragraph : ntm::write_notice(*summary)) {
    std::cout << paragraph.in(ntm::Language::vietnamese) << '\n';
  }
  std::cout << '\n';

  using ntm::Message;
  ntm::Table table{Message::verbatim("Quy hoạch"),
                   {{Message::in_both("Criterion", "Tiêu chí"), ntm::ColumnContent::text},
                    {Message::in_both("Average", "Bình quân")},
                    {Message::in_both("Gap", "Còn\nthiếu")}},
                   {},
                   {}};
  const ntm::Ratio average(120, 96);
  const ntm::Ratio gap = ntm::Ratio(3, 2) - average;
  table.add_row({rules->criteria.front().name_vi, ntm::Number{average, 2}, ntm::Number{gap, 2, true}});
  std::cout << ntm::write_text_table(table, ntm::Language::english)
            << ntm::write_text_table(table, ntm::Language::vietnamese);
}
