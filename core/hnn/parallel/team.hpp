#pragma once

#include <cstddef>
#include <memory>

namespace hnn {

/// Some threads that do a work together, the caller's among them. Where the core is built without threads, as for
/// WebAssembly, the caller is alone.
///
/// A training step has three or four such works of some tenths of a millisecond. So a thread that has nothing to do
/// looks out for a while before it sleeps.
class Team {
 public:
  static constexpr std::size_t most = 64;
#if defined(__wasm__) && !defined(__EMSCRIPTEN_PTHREADS__)
  static constexpr bool has_threads = false;
#else
  static constexpr bool has_threads = true;
#endif

  /// `size` threads, 1 to `most`.
  explicit Team(std::size_t size);
  ~Team();
  Team(const Team&) = delete;
  Team& operator=(const Team&) = delete;

  [[nodiscard]] std::size_t size() const { return size_; }

  /// Calls `work(thread)` on each thread, with its number from 0 (the caller's) on, and returns when all have ended. Of
  /// what they throw one is thrown on. Not to be called by a work.
  template <class Work>
  void run(const Work& work) {
    run(&work, [](const void* it, std::size_t thread) { (*static_cast<const Work*>(it))(thread); });
  }

  /// Calls `work(item, thread)` for each of `count` items, whichever thread is free. May be null: the caller is alone.
  template <class Work>
  static void each(Team* team, std::size_t count, const Work& work);

  /// Calls `work(first, last)` for about as long ranges of [0, count) as there are threads, each but the last a
  /// multiple of 64, so that no two threads write one cache line. May be null.
  template <class Work>
  static void ranges(Team* team, std::size_t count, const Work& work);

 private:
  using Call = void (*)(const void* work, std::size_t thread);
  void run(const void* work, Call call);
  [[nodiscard]] std::size_t next_item();
  void first_item();

  struct State;
  std::size_t size_;
  std::unique_ptr<State> state_;
};

template <class Work>
void Team::each(Team* team, std::size_t count, const Work& work) {
  if (!has_threads || team == nullptr || team->size() == 1 || count < 2) {
    for (std::size_t item = 0; item < count; ++item) work(item, std::size_t{0});
    return;
  }
  team->first_item();
  team->run([&](std::size_t thread) {
    for (std::size_t item = team->next_item(); item < count; item = team->next_item()) work(item, thread);
  });
}

template <class Work>
void Team::ranges(Team* team, std::size_t count, const Work& work) {
  constexpr std::size_t unit = 64;
  const std::size_t threads = !has_threads || team == nullptr ? 1 : team->size();
  if (threads == 1 || count <= unit) {
    work(std::size_t{0}, count);
    return;
  }
  const std::size_t units = (count + unit - 1) / unit;
  team->run([&](std::size_t thread) {
    const std::size_t first = units * thread / threads * unit, end = units * (thread + 1) / threads * unit;
    if (first < end) work(first, end < count ? end : count);
  });
}

/// How many threads the machine runs at once, at most `Team::most`.
[[nodiscard]] std::size_t cores();

}  // namespace hnn
