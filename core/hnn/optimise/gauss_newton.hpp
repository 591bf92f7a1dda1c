#pragma once

#include <vector>

#include "hnn/linalg/cholesky.hpp"
#include "hnn/optimise/linearisation.hpp"
#include "hnn/optimise/optimiser.hpp"

namespace hnn {

/// Gauss-Newton in the space of the samples, damped as by Levenberg and Marquardt: with the residuals r of a batch and
/// K = J J', it solves (K + damping mean(diag K) I) z = r and steps along -J'z. (Known as ENGD-W, MinSR or, with
/// momentum, SPRING: Goldshlager et al. 2024.) A step that would raise the loss of its batch is not taken; the damping
/// follows from how far the loss falls.
template <class T>
class GaussNewton : public Optimiser<T> {
 public:
  /// `linearisation` must outlive this.
  GaussNewton(Linearisation<T>& linearisation, const OptimiserOptions& options);

  void restart() override;
  [[nodiscard]] std::vector<OptimiserState<T>> state() override { return {{"gauss_newton.damping", {&damping_, 1}}}; }
  void count_as(int steps) override { steps_ = steps; }
  T step(std::span<T> weights, T loss, std::span<const T> gradient) override;

 private:
  [[nodiscard]] bool try_step(std::span<T> weights, double loss, double mean_diagonal, double rate);

  Linearisation<T>* linearisation_;
  OptimiserOptions options_;
  std::vector<T> r_, z_, direction_, trial_, trial_r_;
  std::vector<double> k_double_, z_double_;
  linalg::Cholesky cholesky_;
  T damping_;
  int steps_ = 0;
};

}  // namespace hnn
