// What each file of this room defines; formats.cpp puts them in a list.
#pragma once

#include "ntm/formats.hpp"

namespace ntm {

void write_text(const Report& report, const Style& style, const ByteSink& sink);
void write_csv(const Report& report, const Style& style, const ByteSink& sink);
void write_html(const Report& report, const Style& style, const ByteSink& sink);
void write_markdown(const Report& report, const Style& style, const ByteSink& sink);
void write_csv_wide(const Report& report, const Style& style, const ByteSink& sink);
void write_excel(const Report& report, const Style& style, const ByteSink& sink);
void write_excel_figures(const Report& report, const Style& style, const ByteSink& sink);
void write_json_lines(const Report& report, const Style& style, const ByteSink& sink);
void write_workbook(const Report& report, const Style& style, const ByteSink& sink);
void check_for_workbooks(Diagnostics& diagnostics);

}  // namespace ntm
