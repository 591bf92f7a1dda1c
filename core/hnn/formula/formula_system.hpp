#pragma once

#include <complex>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "hnn/autodiff/scalar_program.hpp"
#include "hnn/experiment.hpp"
#include "hnn/formula/formula.hpp"
#include "hnn/physics/system.hpp"

namespace hnn {

/// Where start states are drawn from.
struct StartRegion {
  std::vector<double> box{};  ///< lowest and highest of each coordinate, or one pair for all
  /// Lowest and highest H, and then, where they are others, those of trajectories that test; empty: any.
  std::vector<double> energies{};
  double duration = 5;  ///< for so long the motion has to stay finite
};

/// A state in which nothing moves.
struct Equilibrium {
  std::vector<double> x;
  std::vector<std::complex<double>> eigenvalues;  ///< of the derivative of dx/dt there
};

/// What a motion does close to an equilibrium, by the real parts of its eigenvalues: "centre" where all are 0, "sink"
/// and "source" where all are below and above, else "saddle".
[[nodiscard]] std::string_view kind_of(const Equilibrium& equilibrium);

/// The law of an energy H that somebody typed, and of a friction D where one is:
///
///   dq/dt = dH/dp + dD/dq,   dp/dt = -dH/dq + dD/dp,
///
/// as Sosanya and Greydanus (2022) write it: D = -c p^2 / 2 takes energy away for c > 0.
class FormulaSystem final : public System {
 public:
  /// As the settings H, D, box, energies and duration say.
  explicit FormulaSystem(const Experiment& experiment);
  /// An empty D is none. Throws FormulaError for a text that is no formula, and Error for a box that fits no state.
  FormulaSystem(std::string_view h, std::string_view d, StartRegion region);

  [[nodiscard]] const Formula& h() const { return h_; }
  [[nodiscard]] const std::optional<Formula>& d() const { return d_; }

  [[nodiscard]] std::size_t dimension() const override { return 2 * h_.freedom(); }
  [[nodiscard]] double energy(std::span<const double> x) const override;
  void time_derivative(std::span<const double> x, std::span<double> dxdt) const override;
  /// Uniform in the box, of those whose energy is asked for and whose motion stays finite. Throws Error where none is
  /// found.
  void start_state(Random& random, std::span<double> x) const override;
  void test_start_state(Random& random, std::span<double> x) const override;
  [[nodiscard]] bool is_separable() const override { return !d_ && h_.is_separable(); }

  /// Lowest and highest value of a coordinate in the box.
  [[nodiscard]] double low(std::size_t coordinate) const;
  [[nodiscard]] double high(std::size_t coordinate) const;

  /// The isolated ones in the box, as far as Newton's method finds them from a grid of starts; at most `most`.
  [[nodiscard]] std::vector<Equilibrium> equilibria(std::size_t most = 64) const;

 private:
  void draw(Random& random, std::span<double> x, std::span<const double> energies) const;
  [[nodiscard]] bool stays_finite(std::span<const double> x) const;

  Formula h_;
  std::optional<Formula> d_;
  StartRegion region_;
  autodiff::ScalarProgram energy_, derivative_, jacobian_;
};

}  // namespace hnn
