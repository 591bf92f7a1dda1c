#include "hnn/integrate/implicit_stages.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace hnn {
namespace {

constexpr int kMostIterations = 50;
// Where an increment is a larger part than this of the one before, a new Jacobian pays.
constexpr double kSlow = 0.05;
// Increments below these parts of the state are so small that they change nothing, or that it can only be rounding when
// they do not shrink.
constexpr double kNothing = std::numeric_limits<double>::epsilon() / 16.0;
constexpr double kRounding = 1e-8;
// About the cube root of the rounding unit, where the errors of a central difference balance; a power of two, so that
// it adds to a coordinate with little rounding.
constexpr double kDifference = 0x1p-17;

Eigen::Index index(std::size_t i) { return static_cast<Eigen::Index>(i); }

// x = lu^-1 b, written out: Eigen's own takes memory at every call, and 7 kB of what a page loads. Spoils `b`.
void solve(const Eigen::FullPivLU<Eigen::MatrixXd>& lu, Eigen::VectorXd& b, Eigen::VectorXd& x) {
  const Eigen::MatrixXd& m = lu.matrixLU();
  const Eigen::Index n = m.rows();
  for (Eigen::Index i = 0; i < n; ++i) x(lu.permutationP().indices()(i)) = b(i);
  for (Eigen::Index j = 0; j < n; ++j) {
    for (Eigen::Index i = j + 1; i < n; ++i) x(i) -= m(i, j) * x(j);
  }
  for (Eigen::Index j = n - 1; j >= 0; --j) {
    x(j) /= m(j, j);
    for (Eigen::Index i = 0; i < j; ++i) x(i) -= m(i, j) * x(j);
  }
  b.swap(x);
  for (Eigen::Index i = 0; i < n; ++i) x(lu.permutationQ().indices()(i)) = b(i);
}

}  // namespace

ImplicitRungeKutta::ImplicitRungeKutta(const Field& field, std::span<const double> start, const Tableau& tableau)
    : FixedStepMethod(start),
      field_(field.whole),
      tableau_(tableau),
      dimension_(field.dimension),
      stages_(tableau.b.size()),
      rows_(start.size() / dimension_),
      slope_(start.size()),
      at_(slope_),
      centre_(slope_),
      high_(slope_),
      z_(stages_ * start.size()),
      trial_(z_),
      k_(z_),
      jacobian_(dimension_ * start.size()),
      matrix_(index(stages_ * dimension_), index(stages_ * dimension_)),
      residual_(matrix_.rows()),
      increment_(residual_) {}

// df/dx for all rows, each at the mean of its stages: for a single stage that is the point where it is needed.
void ImplicitRungeKutta::linearise(std::span<const double> x, double dt) {
  const std::size_t size = x.size();
  for (std::size_t i = 0; i < size; ++i) {
    double sum = 0.0;
    for (std::size_t s = 0; s < stages_; ++s) sum += tableau_.b[s] * z_[s * size + i];
    centre_[i] = x[i] + sum;
  }
  for (std::size_t column = 0; column < dimension_; ++column) {
    const std::span<double> difference = std::span(jacobian_).subspan(column * size, size);
    const auto displacement = [&](std::size_t i) { return kDifference * std::max(1.0, std::abs(centre_[i])); };
    std::copy(centre_.begin(), centre_.end(), at_.begin());
    for (std::size_t i = column; i < size; i += dimension_) at_[i] = centre_[i] + displacement(i);
    field_(at_, high_);
    for (std::size_t i = column; i < size; i += dimension_) at_[i] = centre_[i] - displacement(i);
    field_(at_, difference);
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      const double distance = 2.0 * displacement(row * dimension_ + column);
      for (std::size_t i = row * dimension_; i < (row + 1) * dimension_; ++i) {
        difference[i] = (high_[i] - difference[i]) / distance;
      }
    }
  }
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    if (!rows_[row].converged && rows_[row].needs_jacobian) factorise(row, dt);
  }
}

void ImplicitRungeKutta::factorise(std::size_t row, double dt) {
  const std::size_t d = dimension_;
  matrix_.setIdentity();
  for (std::size_t i = 0; i < stages_; ++i) {
    for (std::size_t j = 0; j < stages_; ++j) {
      for (std::size_t column = 0; column < d; ++column) {
        for (std::size_t k = 0; k < d; ++k) {
          matrix_(index(i * d + k), index(j * d + column)) -=
              dt * tableau_.a[i * stages_ + j] * jacobian_[column * slope_.size() + row * d + k];
        }
      }
    }
  }
  rows_[row].newton.compute(matrix_);
  rows_[row].needs_jacobian = false;
}

// One iteration of a row, with the field at its stages in `trial_`. Returns false when it leads nowhere.
bool ImplicitRungeKutta::improve(std::size_t row, std::span<const double> x, double dt) {
  const std::size_t d = dimension_;
  double scale = 0.0;
  for (std::size_t i = row * d; i < (row + 1) * d; ++i) {
    for (std::size_t s = 0; s < stages_; ++s) k_[s * x.size() + i] = trial_[s * x.size() + i];
    for (std::size_t s = 0; s < stages_; ++s) {
      double sum = 0.0;
      for (std::size_t j = 0; j < stages_; ++j) sum += tableau_.a[s * stages_ + j] * k_[j * x.size() + i];
      const double z = z_[s * x.size() + i];
      residual_(index(s * d + i - row * d)) = dt * sum - z;
      scale = std::max(scale, std::abs(x[i]) + std::abs(z));
    }
  }
  solve(rows_[row].newton, residual_, increment_);
  double largest = 0.0;
  for (std::size_t s = 0; s < stages_; ++s) {
    for (std::size_t i = 0; i < d; ++i) {
      const double increment = increment_(index(s * d + i));
      if (!(std::abs(increment) < max_coordinate)) return false;
      z_[s * x.size() + row * d + i] += increment;
      largest = std::max(largest, std::abs(increment));
    }
  }
  Row& state = rows_[row];
  const bool settled = largest <= kRounding * scale && largest >= state.last_increment;
  state.converged = largest <= kNothing * scale || settled;
  state.needs_jacobian = largest > kRounding * scale && largest > kSlow * state.last_increment;
  state.last_increment = largest;
  return true;
}

bool ImplicitRungeKutta::advance(std::span<const double> x, double dt, std::span<double> next) {
  const std::size_t size = x.size();
  field_(x, slope_);
  for (std::size_t s = 0; s < stages_; ++s) {
    for (std::size_t i = 0; i < size; ++i) z_[s * size + i] = dt * tableau_.c[s] * slope_[i];
  }
  for (Row& row : rows_) {
    row.needs_jacobian = row.needs_jacobian || dt != last_dt_;
    row.converged = false;
    row.last_increment = std::numeric_limits<double>::infinity();
  }
  last_dt_ = dt;

  const auto is_open = [](const Row& row) { return !row.converged; };
  const auto asks = [](const Row& row) { return !row.converged && row.needs_jacobian; };
  for (int iteration = 0; std::any_of(rows_.begin(), rows_.end(), is_open); ++iteration) {
    if (iteration == kMostIterations) return false;
    if (std::any_of(rows_.begin(), rows_.end(), asks)) linearise(x, dt);
    for (std::size_t s = 0; s < stages_; ++s) {
      for (std::size_t i = 0; i < size; ++i) at_[i] = x[i] + z_[s * size + i];
      field_(at_, std::span(trial_).subspan(s * size, size));
    }
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if (is_open(rows_[row]) && !improve(row, x, dt)) return false;
    }
  }

  for (std::size_t i = 0; i < size; ++i) {
    double sum = 0.0;
    for (std::size_t s = 0; s < stages_; ++s) sum += tableau_.b[s] * k_[s * size + i];
    next[i] = x[i] + dt * sum;
  }
  return true;
}

}  // namespace hnn
