#include "hnn/chaos/section.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "hnn/data/simulate.hpp"
#include "hnn/integrate/solvers.hpp"
#include "hnn/physics/henon_heiles.hpp"
#include "hnn/tasks/tasks.hpp"

namespace hnn {
namespace {

constexpr double kSlow = 0.7;

/// Two springs that do not touch: q_1 of angular frequency 1, q_2 of `kSlow`.
void springs(std::span<const double> x, std::span<double> dxdt) {
  for (std::size_t i = 0; i < x.size(); i += 4) {
    dxdt[i] = x[i + 2];
    dxdt[i + 1] = x[i + 3];
    dxdt[i + 2] = -x[i];
    dxdt[i + 3] = -kSlow * kSlow * x[i + 1];
  }
}

Section followed(const Plane& plane, const Field& field, std::vector<double> starts, std::size_t crossings,
                 const SolverOptions& solver, Team* team = nullptr) {
  Section section(plane, std::move(starts), 4, crossings, 1e4);
  while (!section.done()) section.advance(field, solver, team);
  return section;
}

const HenonHeiles henon_heiles;
const auto henon_heiles_energy = [](std::span<const double> x) { return henon_heiles.energy(x); };
const Plane upwards{.coordinate = 0, .value = 0, .direction = 1};

std::vector<double> henon_heiles_starts(double energy, std::size_t count) {
  return states_in_plane(upwards, field_of(henon_heiles), henon_heiles_energy, energy, count, -0.55, 1.05, -0.6, 0.6);
}

// Started at p_1 = 1 in the plane q_1 = 0.2, the first spring comes back to it once a turn; what is seen of the other
// is on the ellipse of its energy.
TEST(Section, OfSpringsLiesOnItsCurveAtItsTimes) {
  const SolverOptions solver{.rtol = 1e-13, .atol = 1e-13};
  for (const int direction : {1, -1}) {
    const double value = 0.2, amplitude = std::hypot(value, 1.0);
    const Section section = followed({.coordinate = 0, .value = value, .direction = direction}, field_of(springs, 4),
                                     {value, 0.5, 1, 0.3}, 100, solver);
    const Section::Crossings& found = section.crossings(0);
    ASSERT_EQ(found.times.size(), 100U);
    const double energy = 0.5 * (0.3 * 0.3 + kSlow * kSlow * 0.25);
    const double later = direction > 0 ? 2 * std::numbers::pi : 2 * std::acos(value / amplitude);
    for (std::size_t i = 0; i < 100; ++i) {
      const double* const x = found.states.data() + 4 * i;
      EXPECT_EQ(x[0], value);
      EXPECT_NEAR(x[2], direction, 1e-10);
      EXPECT_NEAR(0.5 * (x[3] * x[3] + kSlow * kSlow * x[1] * x[1]), energy, 1e-10);
      const double time = later + 2 * std::numbers::pi * static_cast<double>(i);
      EXPECT_NEAR(found.times[i], time, 1e-10 * time);
      EXPECT_NEAR(x[1], 0.5 * std::cos(kSlow * time) + 0.3 / kSlow * std::sin(kSlow * time), 1e-9);
    }
  }
}

// The plane at the turning point: the motion touches it, or misses it by rounding.
TEST(Section, AtATurningPointIsOfFinitePoints) {
  const Section section =
      followed({.coordinate = 0, .value = 1, .direction = 1}, field_of(springs, 4), {0.6, 0.5, 0.8, 0.3}, 5, {});
  for (const double x : section.crossings(0).states) EXPECT_TRUE(std::isfinite(x));
}

TEST(Section, IsTheSameInPiecesAndOnThreads) {
  const std::vector<double> starts = henon_heiles_starts(1.0 / 8.0, 70);
  Team team(3);
  const Section alone = followed(upwards, field_of(henon_heiles), starts, 20, {});
  const Section shared = followed(upwards, field_of(henon_heiles), starts, 20, {}, &team);
  for (std::size_t orbit = 0; orbit < 70; ++orbit) {
    EXPECT_EQ(alone.crossings(orbit).states, shared.crossings(orbit).states);
    EXPECT_EQ(alone.crossings(orbit).times.size(), 20U);
  }
}

TEST(Section, OfHenonHeilesKeepsItsEnergyUnderEverySolver) {
  const std::vector<double> starts = henon_heiles_starts(1.0 / 12.0, 5);
  for (const SolverInfo& solver : solvers()) {
    if (solver.order < 2) continue;
    const SolverOptions options{.name = solver.id, .rtol = 1e-11, .atol = 1e-11, .step = 0.01};
    const Section section = followed(upwards, field_of(henon_heiles), starts, 20, options);
    for (std::size_t orbit = 0; orbit < 5; ++orbit) {
      const std::vector<double>& states = section.crossings(orbit).states;
      ASSERT_EQ(states.size(), 80U) << solver.id;
      for (std::size_t i = 0; i < states.size(); i += 4) {
        const double off = henon_heiles.energy(std::span(states).subspan(i, 4)) - 1.0 / 12.0;
        EXPECT_LT(std::abs(off), solver.adaptive ? 1e-9 : solver.order > 2 ? 1e-8 : 1e-5) << solver.id;
      }
    }
  }
}

// Whose momenta are no velocities: the plane is gone through where the angle grows, whatever the sign of its momentum.
TEST(Section, OfEveryTaskStartsAndStaysOnItsEnergyWithinWhatIsShown) {
  constexpr std::size_t orbits = 20;
  std::size_t count = 0;
  for (const TaskInfo& task : tasks()) {
    if (!task.section) continue;
    SCOPED_TRACE(task.id);
    ++count;
    const TaskSection& shown = *task.section;
    const std::unique_ptr<System> system = task.system(task.code);
    const Field field = field_of(*system);
    const auto energy = [&](std::span<const double> x) { return system->energy(x); };
    const std::size_t q = shown.plane.other_position(), p = q + 2;
    for (const double value : {shown.energy, shown.highest}) {
      const std::vector<double> starts = states_in_plane(shown.plane, field, energy, value, orbits, shown.q_from,
                                                         shown.q_to, shown.p_from, shown.p_to);
      ASSERT_EQ(starts.size(), 4 * orbits);
      const Section section = followed(shown.plane, field, starts, 50, {.rtol = 1e-11, .atol = 1e-11});
      for (std::size_t orbit = 0; orbit < orbits; ++orbit) {
        const std::vector<double>& states = section.crossings(orbit).states;
        ASSERT_EQ(states.size(), 200U);
        for (std::size_t i = 0; i < states.size(); i += 4) {
          const std::span<const double> state = std::span(states).subspan(i, 4);
          std::array<double, 4> slope{};
          system->time_derivative(state, slope);
          EXPECT_GT(slope[shown.plane.coordinate] * shown.plane.direction, 0);
          EXPECT_EQ(state[shown.plane.coordinate], shown.plane.value);
          EXPECT_NEAR(energy(state), value, 1e-8 * std::max(1.0, std::abs(value)));
          EXPECT_TRUE(state[q] > shown.q_from && state[q] < shown.q_to) << state[q];
          EXPECT_TRUE(state[p] > shown.p_from && state[p] < shown.p_to) << state[p];
        }
      }
    }
    EXPECT_FALSE(
        states_in_plane(shown.plane, field, energy, shown.lowest, 5, shown.q_from, shown.q_to, shown.p_from, shown.p_to)
            .empty());
  }
  EXPECT_GE(count, 2U);
}

// Above the energy of escape some leave; the others go on.
TEST(Section, EndsEachOrbitThatLeavesAlone) {
  const std::vector<double> starts{0, 0.1, std::sqrt(2 * (1.0 / 12.0 - 0.005 + 0.001 / 3)), 0, 0, 1.5, 0.1, 1};
  const Section section = followed(upwards, field_of(henon_heiles), starts, 30, {});
  EXPECT_FALSE(section.left(0));
  EXPECT_EQ(section.crossings(0).times.size(), 30U);
  EXPECT_TRUE(section.left(1));
}

TEST(StateInPlane, HasTheEnergyAndTheDirection) {
  const Field field = field_of(henon_heiles);
  for (const int direction : {1, -1}) {
    const Plane plane{.coordinate = 0, .value = 0, .direction = direction};
    const auto state = state_in_plane(plane, field, henon_heiles_energy, 0.1, std::array{0.7, 0.2, 0.0, -0.1});
    ASSERT_TRUE(state);
    EXPECT_EQ((*state)[0], 0);
    EXPECT_EQ((*state)[1], 0.2);
    EXPECT_EQ((*state)[3], -0.1);
    EXPECT_GT(direction * (*state)[2], 0);
    EXPECT_NEAR(henon_heiles.energy(*state), 0.1, 1e-15);
  }
  EXPECT_FALSE(state_in_plane(upwards, field, henon_heiles_energy, 0.01, std::array{0.0, 0.5, 0.0, 0.0}))
      << "there the potential is above that energy";
}

TEST(StatesInPlane, AreTheFirstOfMore) {
  const std::vector<double> few = henon_heiles_starts(0.1, 3), many = henon_heiles_starts(0.1, 50);
  ASSERT_EQ(few.size(), 12U);
  ASSERT_EQ(many.size(), 200U);
  EXPECT_TRUE(std::equal(few.begin(), few.end(), many.begin()));
  EXPECT_TRUE(henon_heiles_starts(-1, 3).empty());
}

TEST(Distances, AreThoseToTheNearest) {
  const std::vector<double> states{9, 1, 9, 1, 9, 4, 9, 0}, others{0, 1, 0, 2, 0, 4, 0, 3};
  EXPECT_EQ(distances_to(upwards, states, others), (std::vector<double>{1, 3}));
}

}  // namespace
}  // namespace hnn
