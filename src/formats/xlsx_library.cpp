#include "formats/xlsx_library.hpp"

#include <dlfcn.h>

#include <cerrno>
#include <new>
#include <optional>

#include "formats/xlsx_checks.hpp"

namespace ntm {
namespace {

std::optional<XlsxLibrary> load_xlsx_library() {
  errno = 0;
  void* const handle = ::dlopen(xlsx_library_name.data(), RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr && errno == ENOMEM) throw std::bad_alloc();
  if (handle == nullptr) return std::nullopt;
  XlsxLibrary library{};
  bool has_all = true;
  const auto get = [&](auto& function, const char* name) {
    // what POSIX promises and C++ does not: that a pointer to an object can hold that of a function
    function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(::dlsym(handle, name));
    has_all = has_all && function != nullptr;
  };
  get(library.workbook_new_opt, "workbook_new_opt");
  get(library.workbook_add_worksheet, "workbook_add_worksheet");
  get(library.workbook_add_format, "workbook_add_format");
  get(library.workbook_add_chart, "workbook_add_chart");
  get(library.workbook_set_properties, "workbook_set_properties");
  get(library.workbook_close, "workbook_close");
  get(library.lxw_workbook_free, "lxw_workbook_free");
  get(library.lxw_strerror, "lxw_strerror");
  get(library.worksheet_write_string, "worksheet_write_string");
  get(library.worksheet_write_number, "worksheet_write_number");
  get(library.worksheet_set_column, "worksheet_set_column");
  get(library.worksheet_set_row, "worksheet_set_row");
  get(library.worksheet_freeze_panes, "worksheet_freeze_panes");
  get(library.worksheet_autofilter, "worksheet_autofilter");
  get(library.worksheet_conditional_format_range, "worksheet_conditional_format_range");
  get(library.worksheet_insert_chart_opt, "worksheet_insert_chart_opt");
  get(library.worksheet_set_landscape, "worksheet_set_landscape");
  get(library.worksheet_set_portrait, "worksheet_set_portrait");
  get(library.worksheet_set_paper, "worksheet_set_paper");
  get(library.worksheet_fit_to_pages, "worksheet_fit_to_pages");
  get(library.worksheet_repeat_rows, "worksheet_repeat_rows");
  get(library.worksheet_print_area, "worksheet_print_area");
  get(library.worksheet_set_footer, "worksheet_set_footer");
  get(library.format_set_bold, "format_set_bold");
  get(library.format_set_font_size, "format_set_font_size");
  get(library.format_set_font_color, "format_set_font_color");
  get(library.format_set_num_format, "format_set_num_format");
  get(library.format_set_text_wrap, "format_set_text_wrap");
  get(library.format_set_align, "format_set_align");
  get(library.format_set_bottom, "format_set_bottom");
  get(library.format_set_left, "format_set_left");
  get(library.format_set_top, "format_set_top");
  get(library.format_set_indent, "format_set_indent");
  get(library.format_set_bg_color, "format_set_bg_color");
  get(library.chart_add_series, "chart_add_series");
  get(library.chart_series_set_categories, "chart_series_set_categories");
  get(library.chart_series_set_values, "chart_series_set_values");
  get(library.chart_series_set_name_range, "chart_series_set_name_range");
  get(library.chart_series_set_line, "chart_series_set_line");
  get(library.chart_series_set_fill, "chart_series_set_fill");
  get(library.chart_series_set_marker_type, "chart_series_set_marker_type");
  get(library.chart_series_set_marker_fill, "chart_series_set_marker_fill");
  get(library.chart_series_set_marker_line, "chart_series_set_marker_line");
  get(library.chart_title_set_name, "chart_title_set_name");
  get(library.chart_title_set_name_font, "chart_title_set_name_font");
  get(library.chart_axis_set_min, "chart_axis_set_min");
  get(library.chart_legend_set_position, "chart_legend_set_position");
  get(library.chart_legend_delete_series, "chart_legend_delete_series");
  get(library.lxw_rowcol_to_formula_abs, "lxw_rowcol_to_formula_abs");
  return has_all && check_calls_of_xlsx_library() ? std::optional(library) : std::nullopt;
}

}  // namespace

const XlsxLibrary* find_xlsx_library() {
  static const std::optional<XlsxLibrary> library = load_xlsx_library();
  return library ? &*library : nullptr;
}

}  // namespace ntm
