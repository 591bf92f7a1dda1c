#pragma once

#include <chrono>
#include <string>

namespace hnn::cli {

/// A bar with the time that is left, on standard error where that is a terminal; otherwise nothing.
class Progress {
 public:
  Progress(std::string label, int total);
  /// Takes the bar away.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(int done);

 private:
  using Clock = std::chrono::steady_clock;

  std::string label_;
  int total_;
  bool visible_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_{};
};

}  // namespace hnn::cli
