#include "hnn/formula/formula_system.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "hnn/data/simulate.hpp"
#include "hnn/integrate/integrate.hpp"
#include "hnn/text/number_text.hpp"

namespace hnn {
namespace {

using autodiff::Value;

// What is computed of a state: H; dx/dt; and the derivative of each number of dx/dt by each of x, row by row.
enum class Wanted : unsigned char { energy, derivative, jacobian };

autodiff::ScalarProgram program(const Formula& h, const std::optional<Formula>& d, Wanted wanted) {
  autodiff::Graph graph(1);
  const std::size_t n = h.freedom();
  std::vector<Value> x;
  for (std::size_t k = 0; k < 2 * n; ++k) x.push_back(graph.input(1));
  const Value energy = h.on(x);
  if (wanted == Wanted::energy) return {graph, std::span(&energy, 1)};

  const auto slopes = [&](Value of) { return gradients(sum(of), x); };
  const std::vector<Value> dhdx = slopes(energy);
  const std::vector<Value> dddx = d ? slopes(d->on(x)) : std::vector<Value>{};
  std::vector<Value> dxdt;
  for (std::size_t k = 0; k < 2 * n; ++k) {
    const Value conservative = k < n ? dhdx[k + n] : -dhdx[k - n];
    dxdt.push_back(d ? conservative + dddx[k] : conservative);
  }
  if (wanted == Wanted::derivative) return {graph, dxdt};

  std::vector<Value> rows;
  for (const Value rate : dxdt) {
    const std::vector<Value> row = slopes(rate);
    rows.insert(rows.end(), row.begin(), row.end());
  }
  return {graph, rows};
}

std::optional<Formula> friction(std::string_view d, const Formula& h) {
  if (d.empty()) return std::nullopt;
  Formula formula(d, "D", h.constants());
  if (formula.freedom() > h.freedom()) {
    throw Error("The friction D is of " + std::to_string(formula.freedom()) + " degrees of freedom, but H only of " +
                std::to_string(h.freedom()) + "; D can name the coordinates of H.");
  }
  return formula;
}

// Square, row by row.
using Matrix = std::vector<double>;

// Solves a x = b for a small a by elimination, both in place. False where a has no inverse to speak of.
bool solve(Matrix& a, std::span<double> b) {
  const std::size_t n = b.size();
  double largest = 0;
  for (const double value : a) largest = std::max(largest, std::abs(value));
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t pivot = k;
    for (std::size_t i = k + 1; i < n; ++i) {
      if (std::abs(a[i * n + k]) > std::abs(a[pivot * n + k])) pivot = i;
    }
    if (!(std::abs(a[pivot * n + k]) > 1e-9 * largest)) return false;
    for (std::size_t j = 0; j < n; ++j) std::swap(a[k * n + j], a[pivot * n + j]);
    std::swap(b[k], b[pivot]);
    for (std::size_t i = 0; i < n; ++i) {
      if (i == k) continue;
      const double factor = a[i * n + k] / a[k * n + k];
      for (std::size_t j = k; j < n; ++j) a[i * n + j] -= factor * a[k * n + j];
      b[i] -= factor * b[k];
    }
  }
  for (std::size_t k = 0; k < n; ++k) b[k] /= a[k * n + k];
  return true;
}

// The eigenvalues of a small matrix: roots of its characteristic polynomial (Faddeev and LeVerrier), all at once
// (Durand and Kerner).
std::vector<std::complex<double>> eigenvalues_of(Matrix a, std::size_t n) {
  double scale = 0;
  for (const double value : a) scale = std::max(scale, std::abs(value));
  if (scale == 0) return std::vector<std::complex<double>>(n);
  for (double& value : a) value /= scale;
  std::vector<double> coefficients{1};  // of z^n, z^(n-1), ...
  Matrix m(n * n), product(n * n);
  for (std::size_t i = 0; i < n; ++i) m[i * n + i] = 1;
  for (std::size_t k = 1; k <= n; ++k) {
    double trace = 0;
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        double sum = 0;
        for (std::size_t l = 0; l < n; ++l) sum += a[i * n + l] * m[l * n + j];
        product[i * n + j] = sum;
      }
      trace += product[i * n + i];
    }
    coefficients.push_back(-trace / static_cast<double>(k));
    m = product;
    for (std::size_t i = 0; i < n; ++i) m[i * n + i] += coefficients.back();
  }
  std::vector<std::complex<double>> roots;
  std::complex<double> start{1, 0};
  for (std::size_t k = 0; k < n; ++k) roots.push_back(start *= std::complex<double>{0.4, 0.9});
  constexpr int rounds = 200;
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < n; ++i) {
      std::complex<double> value{0, 0}, others{1, 0};
      for (const double coefficient : coefficients) value = value * roots[i] + coefficient;
      for (std::size_t j = 0; j < n; ++j) {
        if (j != i) others *= roots[i] - roots[j];
      }
      if (others != 0.0) roots[i] -= value / others;
    }
  }
  for (auto& root : roots) root *= scale;
  return roots;
}

}  // namespace

std::string_view kind_of(const Equilibrium& equilibrium) {
  double largest = 0;
  for (const auto& value : equilibrium.eigenvalues) largest = std::max(largest, std::abs(value));
  // Roots of a polynomial that fall together are found to the square root of the rounding.
  const double zero = 1e-5 * largest;
  std::size_t below = 0, above = 0;
  for (const auto& value : equilibrium.eigenvalues) {
    if (value.real() < -zero) ++below;
    if (value.real() > zero) ++above;
  }
  if (below + above == 0) return "centre";
  if (below == equilibrium.eigenvalues.size()) return "sink";
  if (above == equilibrium.eigenvalues.size()) return "source";
  return "saddle";
}

FormulaSystem::FormulaSystem(const Experiment& experiment)
    : FormulaSystem(experiment.h, experiment.d, {experiment.box, experiment.energies, experiment.duration}) {}

FormulaSystem::FormulaSystem(std::string_view h, std::string_view d, StartRegion region)
    : h_(h, "H"),
      d_(friction(d, h_)),
      region_(std::move(region)),
      energy_(program(h_, d_, Wanted::energy)),
      derivative_(program(h_, d_, Wanted::derivative)),
      jacobian_(program(h_, d_, Wanted::jacobian)) {
  const std::size_t given = region_.box.size();
  if (given != 2 && given != 2 * dimension()) {
    throw Error("The setting box has " + std::to_string(given) +
                " numbers; it has to have 2, the lowest and the highest of every coordinate, or " +
                std::to_string(2 * dimension()) + ", those of each.");
  }
  const auto check = [](const std::vector<double>& pairs, std::string_view setting) {
    for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
      if (pairs[i] < pairs[i + 1]) continue;
      throw Error("The setting " + std::string(setting) + " goes from " + number_text(pairs[i]) + " to " +
                  number_text(pairs[i + 1]) + "; the second number of a pair has to be the larger one.");
    }
  };
  check(region_.box, "box");
  if (region_.energies.size() % 2 == 1) {
    throw Error("The setting energies has " + std::to_string(region_.energies.size()) +
                " numbers; it has to have 2, the lowest and the highest H, 2 more for what tests, or none.");
  }
  check(region_.energies, "energies");
}

double FormulaSystem::low(std::size_t coordinate) const {
  return region_.box[region_.box.size() == 2 ? 0 : 2 * coordinate];
}
double FormulaSystem::high(std::size_t coordinate) const {
  return region_.box[region_.box.size() == 2 ? 1 : 2 * coordinate + 1];
}

double FormulaSystem::energy(std::span<const double> x) const {
  double energy = 0;
  energy_.run(x, std::span(&energy, 1));
  return energy;
}

void FormulaSystem::time_derivative(std::span<const double> x, std::span<double> dxdt) const {
  derivative_.run(x, dxdt);
}

bool FormulaSystem::stays_finite(std::span<const double> x) const {
  // What runs away so far in the time of one trajectory would be all that the loss sees.
  double far = 0;
  for (const double bound : region_.box) far = std::max(far, 30 * std::abs(bound));
  std::vector<double> dxdt(dimension());
  time_derivative(x, dxdt);
  if (!std::all_of(dxdt.begin(), dxdt.end(), [](double rate) { return std::isfinite(rate); })) return false;
  const Trajectories motion =
      integrate(field_of(*this), x, 1, std::array{0.0, region_.duration}, {.rtol = 1e-6, .atol = 1e-6});
  const auto stays = [&](double value) { return std::abs(value) < far; };
  return !motion.left_at && std::all_of(motion.states.begin(), motion.states.end(), stays);
}

void FormulaSystem::start_state(Random& random, std::span<double> x) const {
  draw(random, x, std::span(region_.energies).subspan(0, std::min<std::size_t>(2, region_.energies.size())));
}

void FormulaSystem::test_start_state(Random& random, std::span<double> x) const {
  if (region_.energies.size() != 4) return start_state(random, x);
  draw(random, x, std::span(region_.energies).subspan(2));
}

void FormulaSystem::draw(Random& random, std::span<double> x, std::span<const double> energies) const {
  constexpr int most_draws = 20000, most_motions = 500;
  int motions = 0;
  for (int draw = 0; draw < most_draws && motions < most_motions; ++draw) {
    for (std::size_t k = 0; k < x.size(); ++k) x[k] = random.uniform(low(k), high(k));
    const double h = energy(x);
    if (!std::isfinite(h)) continue;
    if (!energies.empty() && (h < energies[0] || h > energies[1])) continue;
    ++motions;
    if (stays_finite(x)) return;
  }
  if (motions > 0) {
    throw Error("The motions of this H run away from where they start, before " + number_text(region_.duration) +
                " units of time; take a smaller box, lower energies or a shorter duration.");
  }
  throw Error(energies.empty() ? "No state in the box has a finite H; move the box to where H is defined."
                               : "No state in the box has an H from " + number_text(energies[0]) + " to " +
                                     number_text(energies[1]) + "; widen the box, or change the energies.");
}

std::vector<Equilibrium> FormulaSystem::equilibria(std::size_t most) const {
  const std::size_t d = dimension();
  // Starts on each axis, so that there are about 600 in all.
  const auto side =
      static_cast<std::size_t>(std::max(2.0, std::floor(std::exp(std::log(600.0) / static_cast<double>(d)))));
  std::size_t starts = 1;
  for (std::size_t k = 0; k < d; ++k) starts *= side;
  double size = 0;
  for (std::size_t k = 0; k < d; ++k) size = std::max(size, high(k) - low(k));

  std::vector<Equilibrium> found;
  std::vector<double> x(d), step(d);
  Matrix jacobian(d * d);
  for (std::size_t start = 0; start < starts && found.size() < most; ++start) {
    // Not on the grid's symmetry, where slopes can be 0.
    for (std::size_t k = 0, left = start; k < d; ++k, left /= side) {
      const double part = (static_cast<double>(left % side) + 0.47) / static_cast<double>(side);
      x[k] = low(k) + part * (high(k) - low(k));
    }
    constexpr int rounds = 40;
    bool arrived = false;
    for (int round = 0; round < rounds && !arrived; ++round) {
      time_derivative(x, step);
      jacobian_.run(x, jacobian);
      // Where the derivative has no inverse, equilibria form a line, and Newton's method would stop anywhere on it.
      if (!solve(jacobian, step)) break;
      double length = 0;
      for (const double part : step) length = std::max(length, std::abs(part));
      if (!(length < 10 * size)) break;  // no solution, or none near here
      for (std::size_t k = 0; k < d; ++k) x[k] -= step[k];
      arrived = length < 1e-10 * size;
    }
    if (!arrived) continue;
    const auto inside = [&](std::size_t k) {
      const double slack = 1e-9 * size;
      return low(k) - slack <= x[k] && x[k] <= high(k) + slack;
    };
    bool is_new = true;
    for (std::size_t k = 0; k < d; ++k) is_new = is_new && inside(k);
    for (const Equilibrium& other : found) {
      double distance = 0;
      for (std::size_t k = 0; k < d; ++k) distance = std::max(distance, std::abs(other.x[k] - x[k]));
      is_new = is_new && distance > 1e-6 * size;
    }
    if (!is_new) continue;
    jacobian_.run(x, jacobian);
    found.push_back({x, eigenvalues_of(jacobian, d)});
  }
  return found;
}

}  // namespace hnn
