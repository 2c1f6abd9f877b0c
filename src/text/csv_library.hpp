// fast-cpp-csv-parser, set up as all who use it need it.
#pragma once

#define CSV_IO_NO_THREAD
#include <limits>  // csv.h uses it without including it

#include <libfccp/csv.h>
