// One target under libFuzzer.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>

#include "fuzz/targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    ntm::fuzz::NTM_FUZZ_CHECK(std::string_view(reinterpret_cast<const char*>(data), size));
  } catch (const std::exception& thrown) {
    std::fprintf(stderr, "%s\n", thrown.what());
    std::abort();
  }
  return 0;
}
