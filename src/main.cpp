#include "cli/run.hpp"

int main(int argc, char** argv) { return ntm::run(argc, argv); }
