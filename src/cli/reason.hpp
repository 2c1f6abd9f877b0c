// Why the system refused something.
#pragma once

#include "ntm/message.hpp"

namespace ntm {

// `error` is an errno. The commonest are in the table of phrases; the others are in the system's English.
Message reason(int error);

}  // namespace ntm
