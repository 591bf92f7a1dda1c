#include "hnn/parallel/team.hpp"

#include <algorithm>

#if !defined(__wasm__) || defined(__EMSCRIPTEN_PTHREADS__)
#define HNN_THREADS
#include <atomic>
#include <cstdint>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>
#endif

namespace hnn {

#if defined(HNN_THREADS)

namespace {

// Looks before a thread that waits goes to sleep: some 50 microseconds, longer than what one thread does alone between
// two works of a step.
constexpr int looks = 1500;

void look_away() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#endif
}

// Until `value` is no longer `old`.
template <class T>
T wait_for_change(const std::atomic<T>& value, T old) {
  for (int i = 0; i < looks; ++i) {
    const T now = value.load(std::memory_order_acquire);
    if (now != old) return now;
    look_away();
  }
  value.wait(old, std::memory_order_acquire);
  return value.load(std::memory_order_acquire);
}

}  // namespace

struct Team::State {
  // Each on a cache line of its own, since all threads look at them.
  alignas(64) std::atomic<std::uint32_t> works{0};  // begun
  alignas(64) std::atomic<std::size_t> busy{0};
  alignas(64) std::atomic<std::size_t> item{0};
  const void* work = nullptr;
  Call call = nullptr;  // null: go home
  std::mutex mutex;
  std::exception_ptr failure;
  std::vector<std::thread> threads;

  void call_guarded(std::size_t thread) {
    try {
      call(work, thread);
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
    }
  }

  void follow(std::size_t thread) {
    for (std::uint32_t seen = 0;;) {
      seen = wait_for_change(works, seen);
      if (call == nullptr) return;
      call_guarded(thread);
      if (busy.fetch_sub(1, std::memory_order_acq_rel) == 1) busy.notify_one();
    }
  }

  void begin(const void* what, Call how) {
    work = what;
    call = how;
    busy.store(threads.size(), std::memory_order_relaxed);
    works.fetch_add(1, std::memory_order_release);
    works.notify_all();
  }
};

Team::Team(std::size_t size) : size_(std::clamp<std::size_t>(size, 1, most)), state_(std::make_unique<State>()) {
  for (std::size_t thread = 1; thread < size_; ++thread) {
    state_->threads.emplace_back([state = state_.get(), thread] { state->follow(thread); });
  }
}

Team::~Team() {
  state_->begin(nullptr, nullptr);
  for (std::thread& thread : state_->threads) thread.join();
}

void Team::run(const void* work, Call call) {
  State& state = *state_;
  state.begin(work, call);
  state.call_guarded(0);
  for (std::size_t busy = state.busy.load(std::memory_order_acquire); busy > 0;) {
    busy = wait_for_change(state.busy, busy);
  }
  if (state.failure) std::rethrow_exception(std::exchange(state.failure, nullptr));
}

std::size_t Team::next_item() { return state_->item.fetch_add(1, std::memory_order_relaxed); }
void Team::first_item() { state_->item.store(0, std::memory_order_relaxed); }

std::size_t cores() { return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, Team::most); }

#else

struct Team::State {
  std::size_t item = 0;
};

Team::Team(std::size_t) : size_(1), state_(std::make_unique<State>()) {}
Team::~Team() = default;
void Team::run(const void* work, Call call) { call(work, 0); }
std::size_t Team::next_item() { return state_->item++; }
void Team::first_item() { state_->item = 0; }
std::size_t cores() { return 1; }

#endif

}  // namespace hnn
