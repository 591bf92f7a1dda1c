#pragma once

#include <chrono>
#include <string>

namespace hnn::cli {

/// A bar with the time that is left, on standard error where that is a terminal; otherwise nothing.
class Progress {
 public:
  explicit Progress(std::string label);
  /// Takes the bar away.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// `done`: the share of the work, in [0, 1].
  void show(double done);

 private:
  using Clock = std::chrono::steady_clock;

  std::string label_;
  bool visible_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_{};
};

}  // namespace hnn::cli
