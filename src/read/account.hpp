// What a table was taken for, and what it lacks.
#pragma once

#include <cstddef>

#include "ntm/read.hpp"
#include "ntm/rules.hpp"
#include "read/input_table.hpp"
#include "read/notes.hpp"

namespace ntm {

FileAccount make_account(const InputTable& table, const Notes& notes);

}  // namespace ntm
