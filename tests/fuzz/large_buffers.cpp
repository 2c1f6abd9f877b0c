// The library that cuts records reads each text, however small, into an array of 48 MiB. Under the address sanitizer to
// get one and give it back takes longer than all else that is checked. So one is kept, for who asks next.
#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>

namespace {

constexpr std::size_t large = std::size_t{3} << 24;

std::atomic<void*> kept = nullptr;  // free
std::atomic<void*> lent = nullptr;  // in use

}  // namespace

void* operator new[](std::size_t size) {
  if (size == large) {
    if (void* const buffer = kept.exchange(nullptr)) {
      lent = buffer;
      return buffer;
    }
  }
  void* const memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) throw std::bad_alloc();
  if (size == large) {
    void* none = nullptr;
    lent.compare_exchange_strong(none, memory);
  }
  return memory;
}

void operator delete[](void* memory) noexcept {
  void* one = memory;
  if (memory != nullptr && lent.compare_exchange_strong(one, nullptr)) {
    // what was kept meanwhile is one too many
    std::free(kept.exchange(memory));
    return;
  }
  std::free(memory);
}

void operator delete[](void* memory, std::size_t) noexcept { operator delete[](memory); }
