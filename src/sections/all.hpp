// What each file of this room defines; sections.cpp puts them in a list.
#pragma once

#include <vector>

#include "ntm/figure.hpp"
#include "ntm/formats.hpp"
#include "ntm/summary.hpp"
#include "ntm/table.hpp"

namespace ntm {

class Sentences;

void compute_averages(const Summary& summary, FigureSink& figures);
void compute_increments(const Summary& summary, FigureSink& figures);
void compute_bands(const Summary& summary, FigureSink& figures);
void compute_criteria(const Summary& summary, FigureSink& figures);
void compute_gap(const Summary& summary, FigureSink& figures);
void compute_indicators(const Summary& summary, FigureSink& figures);
void compute_ranking(const Summary& summary, FigureSink& figures);
void compute_communes(const Summary& summary, FigureSink& figures);

std::vector<Table> lay_out_averages(const Summary& summary, const FigureIndex& figures);
std::vector<Table> lay_out_increments(const Summary& summary, const FigureIndex& figures);
std::vector<Table> lay_out_bands(const Summary& summary, const FigureIndex& figures);
std::vector<Table> lay_out_criteria(const Summary& summary, const FigureIndex& figures);
std::vector<Table> lay_out_gap(const Summary& summary, const FigureIndex& figures);
std::vector<Table> lay_out_indicators(const Summary& summary, const FigureIndex& figures);
std::vector<Table> lay_out_ranking(const Summary& summary, const FigureIndex& figures);
std::vector<Table> lay_out_communes(const Summary& summary, const FigureIndex& figures);

void say_averages(Sentences& sentences);
void say_increments(Sentences& sentences);
void say_bands(Sentences& sentences);
void say_criteria(Sentences& sentences);
void say_gap(Sentences& sentences);
void say_indicators(Sentences& sentences);
void say_ranking(Sentences& sentences);

std::vector<Table> page_of_averages(const Summary& summary, const FigureIndex& figures);
std::vector<Table> page_of_increments(const Summary& summary, const FigureIndex& figures);
std::vector<Table> page_of_bands(const Summary& summary, const FigureIndex& figures);
std::vector<Table> page_of_criteria(const Summary& summary, const FigureIndex& figures);
std::vector<Table> page_of_gap(const Summary& summary, const FigureIndex& figures);
std::vector<Table> page_of_indicators(const Summary& summary, const FigureIndex& figures);
std::vector<Table> page_of_ranking(const Summary& summary, const FigureIndex& figures);
std::vector<Table> page_of_communes(const Summary& summary, const FigureIndex& figures);

// The figures that tables and sentences show: those of the whole report without single criteria and moves of earlier
// years, which are most of them.
Figures shown_figures(const Summary& summary);

// "19 criteria (QĐ 318/2022)"
Message described_criteria(const Rules& rules);
// By which its criteria are; where none is named, the name of the rules.
std::string decree_of(const Rules& rules);

// What stands above the tables of a page: the numbers that are looked for first; whom it is about; how the numbers came
// about.
std::vector<Headline> make_headlines(const Summary& summary, const FigureIndex& figures);
Message described_extent(const Summary& summary);
std::vector<Message> make_definitions(const Summary& summary);

// Whom the conditions leave; those on one trait are alternatives.
std::vector<Message> described_conditions(const std::vector<Condition>& conditions);

// Of each criterion the communes that do not meet it: what the section of criteria says where it is asked for them.
void compute_missing(const Summary& summary, FigureSink& figures);
std::vector<Table> lay_out_missing(const Summary& summary);

// The figures of one group, listed or not, for the ranking, which shows groups that nobody listed.
void compute_averages_of(const Summary& summary, std::size_t group, FigureSink& figures);
void compute_increments_of(const Summary& summary, std::size_t group, FigureSink& figures);

}  // namespace ntm
