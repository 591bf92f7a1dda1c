#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "hnn/data/simulate.hpp"
#include "hnn/error.hpp"
#include "hnn/integrate/integrate.hpp"
#include "hnn/physics/damped_pendulum.hpp"
#include "hnn/physics/n_body.hpp"
#include "hnn/physics/pendulum.hpp"
#include "hnn/physics/spring.hpp"
#include "hnn/physics/start_states.hpp"
#include "hnn/settings/settings.hpp"

namespace hnn {
namespace {

struct Law {
  std::string task;
  Convention convention;
};

std::string name_of(const testing::TestParamInfo<Law>& instance) {
  std::string name = instance.param.task + (instance.param.convention == Convention::code ? "_code" : "_paper");
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

class Conservative : public testing::TestWithParam<Law> {
 protected:
  std::unique_ptr<System> system =
      task_named(GetParam().task)
          .system(default_experiment(GetParam().task, GetParam().convention == Convention::code ? "code" : "paper"));
  std::size_t dimension = system->dimension();

  std::vector<double> start(Random& random) const {
    std::vector<double> x(dimension);
    system->start_state(random, x);
    return x;
  }
};

INSTANTIATE_TEST_SUITE_P(Systems, Conservative,
                         testing::Values(Law{"spring", Convention::code}, Law{"spring", Convention::paper},
                                         Law{"pendulum", Convention::code}, Law{"pendulum", Convention::paper},
                                         Law{"two-body", Convention::code}, Law{"three-body", Convention::code},
                                         Law{"duffing", Convention::code}, Law{"double-pendulum", Convention::code},
                                         Law{"henon-heiles", Convention::code}, Law{"kepler", Convention::code},
                                         Law{"charged-particle", Convention::code},
                                         Law{"spring-chain", Convention::code}),
                         name_of);

// What a task says that its true motion keeps.
TEST_P(Conservative, KeepsItsInvariants) {
  const TaskInfo& task = task_named(GetParam().task);
  if (task.invariants == nullptr) return;
  Random random(3);
  for (int i = 0; i < 5; ++i) {
    const std::vector<double> x = start(random);
    const Trajectories motion =
        integrate(field_of(*system), x, 1, std::array{0.0, 3.0, 10.0}, {.rtol = 1e-11, .atol = 1e-11});
    for (const Invariant& invariant : task.invariants(task.code)) {
      for (const std::size_t time : {1U, 2U}) {
        const std::span<const double> later(&motion.states(time, 0, 0), dimension);
        EXPECT_NEAR(invariant.of(later), invariant.of(x), 1e-8) << invariant.quantity.name;
      }
    }
  }
}

TEST_P(Conservative, MovesAlongTheSymplecticGradientOfItsEnergy) {
  Random random(1);
  constexpr double kStep = 1e-5;
  for (int i = 0; i < 50; ++i) {
    std::vector<double> x = start(random);
    for (double& coordinate : x) coordinate += random.uniform(-0.2, 0.2);
    std::vector<double> dxdt(dimension);
    system->time_derivative(x, dxdt);
    std::vector<double> gradient(dimension);
    for (std::size_t k = 0; k < dimension; ++k) {
      std::vector<double> above = x;
      std::vector<double> below = x;
      above[k] += kStep;
      below[k] -= kStep;
      gradient[k] = (system->energy(above) - system->energy(below)) / (2.0 * kStep);
    }
    const std::size_t n = dimension / 2;
    for (std::size_t k = 0; k < n; ++k) {
      EXPECT_NEAR(dxdt[k], gradient[n + k], 1e-8);
      EXPECT_NEAR(dxdt[n + k], -gradient[k], 1e-8);
    }
  }
}

TEST_P(Conservative, MayWriteItsDerivativeOverTheState) {
  Random random(5);
  const std::vector<double> x = start(random);
  std::vector<double> apart(dimension);
  system->time_derivative(x, apart);
  std::vector<double> in_place = x;
  system->time_derivative(in_place, in_place);
  EXPECT_EQ(in_place, apart);
}

TEST_P(Conservative, KeepsItsEnergy) {
  Random random(2);
  // Three bodies meet so closely later that an error of 1e-11 in the state is more than 1e-8 of their energy, and a
  // double pendulum turns over so fast.
  const bool is_chaotic = GetParam().task == "three-body" || GetParam().task == "double-pendulum";
  const double duration = is_chaotic ? 3.0 : 20.0;
  std::vector<double> times(200);
  for (std::size_t i = 0; i < times.size(); ++i) times[i] = duration * static_cast<double>(i) / 199.0;
  for (int row = 0; row < 15; ++row) {
    const std::vector<double> x = start(random);
    const Trajectories motion =
        integrate(field_of(*system), x, 1, times, {.name = "dopri5", .rtol = 1e-11, .atol = 1e-11});
    ASSERT_FALSE(motion.left_at);
    for (std::size_t i = 0; i < times.size(); ++i) {
      ASSERT_NEAR(system->energy(std::span(&motion.states(i, 0, 0), dimension)), system->energy(x), 1e-8);
    }
  }
}

// The figures of the task's definition, not of the implementation.
TEST(Spring, HasTheEnergyOfItsConvention) {
  const std::array x{3.0, 2.0};
  EXPECT_DOUBLE_EQ(Spring(Convention::code).energy(x), 13.0);
  EXPECT_DOUBLE_EQ(Spring(Convention::paper).energy(x), 6.5);
}

TEST(Pendulum, HasTheEnergyOfItsConvention) {
  const std::array x{std::numbers::pi / 3, 2.0};
  EXPECT_NEAR(Pendulum(Convention::code).energy(x), 5.5, 1e-14);
  EXPECT_NEAR(Pendulum(Convention::paper).energy(x), 5.0, 1e-14);
}

TEST(NBody, HasTheEnergyOfTheTask) {
  // 3 and 4 apart in x and y, speeds 1 and 2
  EXPECT_DOUBLE_EQ(TwoBody().energy(std::array{0.0, 3.0, 0.0, 4.0, 1.0, 0.0, 0.0, 2.0}), 0.5 + 2.0 - 0.2);
  // at the corners of a right-angled triangle, at rest
  EXPECT_DOUBLE_EQ(ThreeBody().energy(std::array{0.0, 3.0, 0.0, 0.0, 0.0, 4.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0}),
                   -1.0 / 3.0 - 1.0 / 4.0 - 1.0 / 5.0);
}

double norm(double x, double y) { return std::sqrt(x * x + y * y); }

TEST(TwoBody, StartsOppositeOnANearlyCircularOrbit) {
  const TwoBody system;
  Random random(6);
  constexpr int kDraws = 20000;
  double least = 1e9, most = -1e9, mean = 0.0, squares = 0.0;
  for (int draw = 0; draw < kDraws; ++draw) {
    std::array<double, 8> x{};
    system.start_state(random, x);
    for (std::size_t k = 0; k < 8; k += 2) ASSERT_EQ(x[k + 1], -x[k]);
    for (const double coordinate : {x[0], x[2]}) {
      least = std::min(least, coordinate);
      most = std::max(most, coordinate);
    }
    ASSERT_NEAR(x[0] * x[4] + x[2] * x[6], 0.0, 1e-15);  // the velocity is at right angles
    ASSERT_GT(x[0] * x[6] - x[2] * x[4], 0.0);           // and anticlockwise
    // A circle of radius r about the other, 2 r away: v^2 / r = 1 / (2 r)^2.
    const double off = norm(x[4], x[6]) / (0.5 / std::sqrt(norm(x[0], x[2]))) - 1.0;
    mean += off / kDraws;
    squares += off * off / kDraws;
  }
  EXPECT_GE(least, 0.5);
  EXPECT_LT(least, 0.51);
  EXPECT_LT(most, 1.5);
  EXPECT_GT(most, 1.49);
  EXPECT_NEAR(mean, 0.0, 0.002);
  EXPECT_NEAR(std::sqrt(squares), 0.05, 0.002);
}

TEST(ThreeBody, StartsOnATriangleWithTheVelocitiesOfACircleUpToAFifth) {
  const ThreeBody system;
  Random random(7);
  double closest = 1e9, farthest = 0.0, slowest = 1e9, fastest = 0.0;
  for (int draw = 0; draw < 20000; ++draw) {
    std::array<double, 12> x{};
    system.start_state(random, x);
    const double r = norm(x[0], x[3]);
    closest = std::min(closest, r);
    farthest = std::max(farthest, r);
    for (std::size_t i = 0; i < 3; ++i) {
      const std::size_t j = (i + 1) % 3;
      ASSERT_NEAR(norm(x[j] - x[i], x[3 + j] - x[3 + i]), std::sqrt(3.0) * r, 1e-14);
      // Without noise: v^2 / r is the pull of the two others, 2 cos(30 degrees) / (sqrt(3) r)^2.
      const double speed = std::sqrt(r * 2.0 * std::cos(std::numbers::pi / 6) / (3.0 * r * r));
      for (const double part : {x[6 + i] * r / (-x[3 + i] * speed), x[9 + i] * r / (x[i] * speed)}) {
        slowest = std::min(slowest, part);
        fastest = std::max(fastest, part);
      }
    }
  }
  EXPECT_GE(closest, 0.9 - 1e-12);
  EXPECT_LT(closest, 0.901);
  EXPECT_LE(farthest, 1.2 + 1e-12);
  EXPECT_GT(farthest, 1.199);
  EXPECT_GE(slowest, 0.8 - 1e-9);
  EXPECT_LT(slowest, 0.801);
  EXPECT_LE(fastest, 1.2 + 1e-9);
  EXPECT_GT(fastest, 1.199);
}

TEST(NBody, StopsAtACollision) {
  const TwoBody system;
  // At rest, d = 2 apart, masses that sum to 2 fall together in pi / 2 sqrt(d^3 / (2 * 2)).
  const std::array start{-1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0};
  const Trajectories motion = integrate(field_of(system), start, 1, std::array{0.0, 1.0, 3.0}, {});
  ASSERT_TRUE(motion.left_at);
  EXPECT_NEAR(*motion.left_at, 0.5 * std::numbers::pi * std::sqrt(2.0), 1e-3);
  for (std::size_t k = 0; k < 8; ++k) EXPECT_TRUE(std::isfinite(motion.states(2, 0, k)));
}

struct Starts {
  double least;
  double most;
  double mean;
  std::array<double, 4> quadrants;  // parts of all states, by the signs of (q, p)
};

template <typename Measure>
Starts starts_of(const System& system, const Measure& measure) {
  constexpr int kDraws = 20000;
  Random random(3);
  Starts result{1e9, -1e9, 0.0, {}};
  for (int i = 0; i < kDraws; ++i) {
    std::array<double, 2> x{};
    system.start_state(random, x);
    const double value = measure(x);
    result.least = std::min(result.least, value);
    result.most = std::max(result.most, value);
    result.mean += value / kDraws;
    result.quadrants[(x[0] < 0 ? 1u : 0u) + (x[1] < 0 ? 2u : 0u)] += 1.0 / kDraws;
  }
  return result;
}

// A uniform draw from [lo, hi] comes within 1 % of both bounds in 20000, and its mean has a standard error of
// (hi - lo) / 490.
void expect_uniform(const Starts& starts, double lo, double hi) {
  const double width = hi - lo;
  EXPECT_GE(starts.least, lo - 1e-12);
  EXPECT_LE(starts.most, hi + 1e-12);
  EXPECT_LT(starts.least, lo + 0.01 * width);
  EXPECT_GT(starts.most, hi - 0.01 * width);
  EXPECT_NEAR(starts.mean, 0.5 * (lo + hi), 0.01 * width);
  for (const double part : starts.quadrants) EXPECT_NEAR(part, 0.25, 0.015);
}

double radius(std::span<const double> x) { return std::sqrt(x[0] * x[0] + x[1] * x[1]); }

TEST(StartStates, OfTheCodeHaveAUniformRadius) {
  expect_uniform(starts_of(Spring(Convention::code), radius), 0.1, 1.0);
  expect_uniform(starts_of(Pendulum(Convention::code), radius), 1.3, 2.3);
}

TEST(StartStates, OfThePaperHaveAUniformEnergy) {
  const Spring spring(Convention::paper);
  const Pendulum pendulum(Convention::paper);
  expect_uniform(starts_of(spring, [&](const auto& x) { return spring.energy(x); }), 0.2, 1.0);
  expect_uniform(starts_of(pendulum, [&](const auto& x) { return pendulum.energy(x); }), 1.3, 2.3);
}

// The part of the directions within 22.5 degrees of an axis: tan(22.5 degrees) = 0.414 of a square, half of a circle.
TEST(StartStates, TakeTheirDirectionFromASquareInTheCodeAndFromACircleInThePaper) {
  const auto near_axis = [](std::span<const double> x) {
    const double small = std::min(std::abs(x[0]), std::abs(x[1]));
    return small < 0.41421356 * std::max(std::abs(x[0]), std::abs(x[1])) ? 1.0 : 0.0;
  };
  EXPECT_NEAR(starts_of(Spring(Convention::code), near_axis).mean, 0.414, 0.015);
  EXPECT_NEAR(starts_of(Spring(Convention::paper), near_axis).mean, 0.5, 0.015);
  EXPECT_NEAR(starts_of(Pendulum(Convention::paper), near_axis).mean, 0.5, 0.015);
}

TEST(StartStates, NeverMakeThePendulumTurnOver) {
  for (const auto& [convention, over_the_top] : {std::pair{Convention::code, 6.0}, {Convention::paper, 12.0}}) {
    const Pendulum pendulum(convention);
    EXPECT_LT(starts_of(pendulum, [&](const auto& x) { return pendulum.energy(x); }).most, over_the_top);
  }
}

TEST(DampedPendulum, StartsLikeTheMeasuredOne) {
  const DampedPendulum pendulum;
  expect_uniform(starts_of(pendulum, [&](const auto& x) { return pendulum.energy(x); }), 2.1, 2.3);
}

TEST(DampedPendulum, LosesItsEnergySlowly) {
  const DampedPendulum pendulum;
  Random random(4);
  std::array<double, 2> start{};
  pendulum.start_state(random, start);
  const Trajectories motion = integrate(field_of(pendulum), start, 1, std::array{0.0, 50.0, 94.5}, {});
  double energy = pendulum.energy(start);
  for (std::size_t i = 1; i < 3; ++i) {
    const double later = pendulum.energy(std::array{motion.states(i, 0, 0), motion.states(i, 0, 1)});
    EXPECT_LT(later, energy - 0.1);
    energy = later;
  }
  EXPECT_GT(energy, 0.5);
}

// No energy but its own at the origin.
class Flat final : public System {
 public:
  [[nodiscard]] std::size_t dimension() const override { return 2; }
  [[nodiscard]] double energy(std::span<const double>) const override { return 0.5; }
  void time_derivative(std::span<const double>, std::span<double> dxdt) const override { dxdt[0] = dxdt[1] = 0.0; }
  void start_state(Random&, std::span<double>) const override {}
};

TEST(StartStates, OnAnEnergySurfaceThatIsNotThereAreAMistake) {
  Random random(0);
  std::array<double, 2> x{};
  EXPECT_THROW(draw_on_energy_surface(Spring(Convention::code), -1.0, random, x), std::logic_error);
  EXPECT_THROW(draw_on_energy_surface(Flat(), 1.0, random, x), std::logic_error) << "it would be sought for ever";
}

TEST(Convention, IsReadByName) {
  EXPECT_EQ(convention_named("code"), Convention::code);
  EXPECT_EQ(convention_named("paper"), Convention::paper);
  EXPECT_THROW(static_cast<void>(convention_named("Code")), Error);
}

}  // namespace
}  // namespace hnn
