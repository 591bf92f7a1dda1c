#pragma once

#include "hnn/physics/system.hpp"

namespace hnn {

/// Lightly damped pendulum: the law behind the stand-in for the measured pendulum (paper, section 3, task 3);
/// x = (q, p), q the angle from hanging [rad], p the angular velocity.
///
///   dq/dt = 1.043 p,  dp/dt = -1.285 sin q - 0.012 p   [per s]
///
/// The first two constants are the least-squares fit of q' = b p, p' = c sin q + d p to the 556 rows of
/// `real_pend_h_1.txt` (Schmidt & Lipson, Science 324, 2009) with central differences; that b is not 1 means that the
/// file's velocity is not exactly the derivative of its angle. The third is the divergence of the linear fit
/// q' = a q + b p, p' = c q + d p: the friction of the first fit alone is too small, since q' takes up a part of it.
///
/// `energy` is not conserved: it is the one that the paper plots for this task, 2.4 (1 - cos q) + p^2.
class DampedPendulum final : public System {
 public:
  [[nodiscard]] std::size_t dimension() const override { return 2; }
  [[nodiscard]] double energy(std::span<const double> x) const override;
  void time_derivative(std::span<const double> x, std::span<double> dxdt) const override;
  /// Energy uniform in [2.1, 2.3), as where the measured motion starts (2.24); the angle in phase space uniform.
  void start_state(Random& random, std::span<double> x) const override;
};

}  // namespace hnn
