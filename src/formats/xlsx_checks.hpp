// libxlsxwriter does not always look whether it got the memory that it asked for, nor whether a file took what was
// written: it breaks then, or makes another workbook.
#pragma once

namespace ntm {

// Turns the calls that the library, which is loaded, makes of the C library to functions that look: where memory ends
// they throw std::bad_alloc, where a file fails UnwritableReport. These pass through the library's own functions; what
// such a call held is lost until the process ends. Whether it could be done.
bool check_calls_of_xlsx_library();

}  // namespace ntm
