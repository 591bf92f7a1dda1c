#pragma once

#include <vector>

#include "hnn/linalg/kernels.hpp"
#include "hnn/optimise/optimiser.hpp"

namespace hnn {

/// Adam (Kingma & Ba 2015, algorithm 1).
template <class T>
class Adam : public Optimiser<T> {
 public:
  Adam(std::size_t size, const OptimiserOptions& options, const linalg::Kernels<T>& kernels = linalg::kernels<T>());

  void restart() override;
  [[nodiscard]] std::vector<OptimiserState<T>> state() override { return {{"adam.m", m_}, {"adam.v", v_}}; }
  void count_as(int steps) override;
  T step(std::span<T> weights, T loss, std::span<const T> gradient) override;

 private:
  void count();

  const linalg::Kernels<T>* kernels_;
  OptimiserOptions options_;
  std::vector<T> m_, v_;
  int steps_ = 0;
  double power1_ = 1, power2_ = 1;  // beta^step
};

}  // namespace hnn
