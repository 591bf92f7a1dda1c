#pragma once

#include <memory>
#include <vector>

#include "hnn/autodiff/workspace.hpp"
#include "hnn/linalg/kernels.hpp"
#include "hnn/optimise/adam_pace.hpp"
#include "hnn/optimise/optimiser.hpp"

namespace hnn {

/// Adam (Kingma & Ba 2015, algorithm 1).
template <class T>
class Adam : public Optimiser<T> {
 public:
  /// The workspace's team shares each step.
  Adam(std::size_t size, const OptimiserOptions& options, const linalg::Kernels<T>& kernels = linalg::kernels<T>(),
       const std::shared_ptr<autodiff::Workspace>& workspace = std::make_shared<autodiff::Workspace>());

  void restart() override;
  [[nodiscard]] std::vector<OptimiserState<T>> state() override { return {{"adam.m", m_}, {"adam.v", v_}}; }
  void count_as(int steps) override { pace_.count_as(steps); }
  T step(std::span<T> weights, T loss, std::span<const T> gradient) override;

 private:
  const linalg::Kernels<T>* kernels_;
  std::shared_ptr<autodiff::Workspace> workspace_;
  AdamPace pace_;
  double weight_decay_;
  std::vector<T> m_, v_;
};

}  // namespace hnn
