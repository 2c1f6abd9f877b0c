#pragma once

namespace ntm {

// Does what the command line says; returns the exit code. Never throws.
int run(int argc, char** argv);

}  // namespace ntm
