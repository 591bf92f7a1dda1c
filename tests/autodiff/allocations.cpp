// Counts the allocations of the whole test program, so that a test can show that there are none. In a file of its own,
// so that the compiler does not see new and delete from two sides.

#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>

namespace hnn {
static std::atomic<std::size_t> count = 0;  // threads allocate too
std::size_t allocations() { return count; }
}  // namespace hnn

void* operator new(std::size_t size) {
  ++hnn::count;
  if (void* const memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
