#pragma once

#include <array>
#include <span>

namespace hnn {

/// The linear map x = B z + c with the least squared error, from states z that a model found by itself to the system's
/// states x; both have two coordinates. Where z do not tell x apart, since they are constant or one hangs on the other,
/// what hangs on the other counts as 0.
class LinearProbe {
 public:
  /// z, x [row, coordinate], row-major.
  LinearProbe(std::span<const float> z, std::span<const double> x);

  [[nodiscard]] std::array<double, 2> operator()(std::span<const double> z) const;

  /// The part of the variance of x that the map explains; of the coordinate that it explains worse.
  [[nodiscard]] double r2() const { return r2_; }

  /// The Poisson bracket {z_q, z_p} in the coordinates x, which is 1 / det B: a constant other than 0 where z are
  /// canonical coordinates up to their scale, positive where they turn the way x do.
  [[nodiscard]] double poisson_bracket() const;

 private:
  std::array<std::array<double, 2>, 2> matrix_{};  // B
  std::array<double, 2> offset_{};                 // c
  double r2_ = 0;
};

}  // namespace hnn
