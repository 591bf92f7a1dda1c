#include "cli/progress.hpp"

#include <unistd.h>

#include <cmath>
#include <cstddef>
#include <iostream>
#include <utility>

namespace hnn::cli {
namespace {

constexpr std::chrono::milliseconds kBetweenTwoDrawings(100);
constexpr std::size_t kWidth = 30;  // characters
constexpr std::string_view kClearLine = "\r\x1b[K";

}  // namespace

Progress::Progress(std::string label) : label_(std::move(label)), visible_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (visible_) std::cerr << kClearLine << std::flush;
}

void Progress::show(double done) {
  const Clock::time_point now = Clock::now();
  if (!visible_ || done <= 0 || now - last_ < kBetweenTwoDrawings) return;
  last_ = now;
  const double elapsed = std::chrono::duration<double>(now - start_).count();
  const auto full = static_cast<std::size_t>(done * kWidth);
  std::cerr << kClearLine << label_ << " [" << std::string(full, '#') << std::string(kWidth - full, '.') << "] "
            << std::floor(100 * done) << " %, " << std::ceil(elapsed * (1 - done) / done) << " s left" << std::flush;
}

}  // namespace hnn::cli
