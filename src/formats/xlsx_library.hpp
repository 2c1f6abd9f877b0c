// libxlsxwriter, loaded when a workbook is asked for: linked in, it would make every start slower than reading a
// province.
#pragma once

#include <xlsxwriter.h>

#include <string_view>

namespace ntm {

inline constexpr std::string_view xlsx_library_name = "libxlsxwriter.so.4";
inline constexpr std::string_view xlsx_library_package = "libxlsxwriter4";

// The functions of the library that are used, under their own names.
struct XlsxLibrary {
  decltype(&::workbook_new_opt) workbook_new_opt;
  decltype(&::workbook_add_worksheet) workbook_add_worksheet;
  decltype(&::workbook_add_format) workbook_add_format;
  decltype(&::workbook_add_chart) workbook_add_chart;
  decltype(&::workbook_set_properties) workbook_set_properties;
  decltype(&::workbook_close) workbook_close;
  decltype(&::lxw_workbook_free) lxw_workbook_free;
  decltype(&::lxw_strerror) lxw_strerror;
  decltype(&::worksheet_write_string) worksheet_write_string;
  decltype(&::worksheet_write_number) worksheet_write_number;
  decltype(&::worksheet_set_column) worksheet_set_column;
  decltype(&::worksheet_set_row) worksheet_set_row;
  decltype(&::worksheet_freeze_panes) worksheet_freeze_panes;
  decltype(&::worksheet_autofilter) worksheet_autofilter;
  decltype(&::worksheet_conditional_format_range) worksheet_conditional_format_range;
  decltype(&::worksheet_insert_chart_opt) worksheet_insert_chart_opt;
  decltype(&::worksheet_set_landscape) worksheet_set_landscape;
  decltype(&::worksheet_set_portrait) worksheet_set_portrait;
  decltype(&::worksheet_set_paper) worksheet_set_paper;
  decltype(&::worksheet_fit_to_pages) worksheet_fit_to_pages;
  decltype(&::worksheet_repeat_rows) worksheet_repeat_rows;
  decltype(&::worksheet_print_area) worksheet_print_area;
  decltype(&::worksheet_set_footer) worksheet_set_footer;
  decltype(&::format_set_bold) format_set_bold;
  decltype(&::format_set_font_size) format_set_font_size;
  decltype(&::format_set_font_color) format_set_font_color;
  decltype(&::format_set_num_format) format_set_num_format;
  decltype(&::format_set_text_wrap) format_set_text_wrap;
  decltype(&::format_set_align) format_set_align;
  decltype(&::format_set_bottom) format_set_bottom;
  decltype(&::format_set_left) format_set_left;
  decltype(&::format_set_top) format_set_top;
  decltype(&::format_set_indent) format_set_indent;
  decltype(&::format_set_bg_color) format_set_bg_color;
  decltype(&::chart_add_series) chart_add_series;
  decltype(&::chart_series_set_categories) chart_series_set_categories;
  decltype(&::chart_series_set_values) chart_series_set_values;
  decltype(&::chart_series_set_name_range) chart_series_set_name_range;
  decltype(&::chart_series_set_line) chart_series_set_line;
  decltype(&::chart_series_set_fill) chart_series_set_fill;
  decltype(&::chart_series_set_marker_type) chart_series_set_marker_type;
  decltype(&::chart_series_set_marker_fill) chart_series_set_marker_fill;
  decltype(&::chart_series_set_marker_line) chart_series_set_marker_line;
  decltype(&::chart_title_set_name) chart_title_set_name;
  decltype(&::chart_title_set_name_font) chart_title_set_name_font;
  decltype(&::chart_axis_set_min) chart_axis_set_min;
  decltype(&::chart_legend_set_position) chart_legend_set_position;
  decltype(&::chart_legend_delete_series) chart_legend_delete_series;
  decltype(&::lxw_rowcol_to_formula_abs) lxw_rowcol_to_formula_abs;
};

// Null where it is not on this machine, or lacks one of them. Loaded once.
const XlsxLibrary* find_xlsx_library();

}  // namespace ntm
