#include "hnn/formula/formula_system.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "hnn/physics/double_pendulum.hpp"
#include "hnn/physics/duffing.hpp"

namespace hnn {
namespace {

FormulaSystem typed(std::string_view h, std::string_view d = "", StartRegion region = {{-2, 2}, {}, 5}) {
  return {h, d, std::move(region)};
}

void expect_same_law(const System& a, const System& b) {
  Random random(3, 0);
  std::vector<double> x(a.dimension()), of_a(a.dimension()), of_b(a.dimension());
  for (int state = 0; state < 20; ++state) {
    for (double& coordinate : x) coordinate = random.uniform(-2, 2);
    EXPECT_NEAR(a.energy(x), b.energy(x), 1e-12 * std::max(1.0, std::abs(b.energy(x))));
    a.time_derivative(x, of_a);
    b.time_derivative(x, of_b);
    for (std::size_t k = 0; k < x.size(); ++k) EXPECT_NEAR(of_a[k], of_b[k], 1e-11 * std::max(1.0, std::abs(of_b[k])));
  }
}

TEST(FormulaSystem, HasTheLawsThatOthersHaveByHand) {
  expect_same_law(typed("p^2/2 + q^4/4 - q^2/2"), Duffing());
  expect_same_law(
      typed("(p1^2 + 2 p2^2 - 2 p1 p2 cos(q1 - q2)) / (2 (1 + sin(q1 - q2)^2)) - g (2 cos(q1) + cos(q2)); g=9.81"),
      DoublePendulum());
}

TEST(FormulaSystem, FrictionTakesEnergyAway) {
  const FormulaSystem system = typed("p^2/2m + q^2/2; m=2", "-c p^2/2; c=0.3");
  std::vector<double> dxdt(2);
  system.time_derivative(std::vector<double>{0.5, 1.5}, dxdt);
  EXPECT_DOUBLE_EQ(dxdt[0], 0.75);
  EXPECT_DOUBLE_EQ(dxdt[1], -0.5 - 0.3 * 1.5);
  EXPECT_FALSE(system.is_separable());
  EXPECT_THROW(typed("p^2", "q2"), Error);
}

TEST(FormulaSystem, StartsWhereItIsAsked) {
  const FormulaSystem system = typed("p^2/2 + q^4/4 - q^2/2", "", {{-2, 2, 0, 1}, {-0.2, 0.1}, 5});
  Random random(1, 0);
  std::vector<double> x(2);
  for (int start = 0; start < 100; ++start) {
    system.start_state(random, x);
    EXPECT_GE(x[1], 0);
    EXPECT_LE(x[1], 1);
    EXPECT_GE(system.energy(x), -0.2);
    EXPECT_LE(system.energy(x), 0.1);
  }
}

TEST(FormulaSystem, TestsWhereItIsAsked) {
  const FormulaSystem system = typed("p^2/2 + q^2/2", "", {{-2, 2}, {0, 0.5, 0.5, 0.72}, 5});
  Random random(1, 0);
  std::vector<double> x(2);
  for (int start = 0; start < 50; ++start) {
    system.start_state(random, x);
    EXPECT_LE(system.energy(x), 0.5);
    system.test_start_state(random, x);
    EXPECT_GE(system.energy(x), 0.5);
    EXPECT_LE(system.energy(x), 0.72);
  }
}

TEST(FormulaSystem, StartsNoMotionThatRunsAway) {
  // From energies above 1/6 most motions of Henon and Heiles' leave for good.
  const FormulaSystem open = typed("(p1^2 + p2^2 + q1^2 + q2^2)/2 + q1^2 q2 - q2^3/3", "", {{-1.5, 1.5}, {}, 10});
  Random random(1, 0);
  std::vector<double> x(4);
  for (int start = 0; start < 30; ++start) {
    open.start_state(random, x);
    EXPECT_LT(open.energy(x), 3);
  }
  const FormulaSystem falling = typed("p^2/2 + q^3", "", {{-2, -1}, {}, 50});
  std::vector<double> y(2);
  EXPECT_THROW(falling.start_state(random, y), Error);
  const FormulaSystem nowhere = typed("p^2/2 + log(q)", "", {{-2, -1}, {}, 5});
  EXPECT_THROW(nowhere.start_state(random, y), Error);
  const FormulaSystem low = typed("p^2/2 + q^2", "", {{-2, 2}, {-2, -1}, 5});
  EXPECT_THROW(low.start_state(random, y), Error);
}

TEST(FormulaSystem, RefusesABoxThatFitsNoState) {
  EXPECT_THROW(typed("p^2 + q", "", {{-1, 1, 0}, {}, 5}), Error);
  EXPECT_THROW(typed("p^2 + q", "", {{1, -1}, {}, 5}), Error);
  EXPECT_THROW(typed("p^2 + q", "", {{-1, 1}, {0.5}, 5}), Error);
  EXPECT_THROW(typed("p^2 + q", "", {{-1, 1}, {1, 0}, 5}), Error);
}

std::map<std::string, int> kinds(const FormulaSystem& system) {
  std::map<std::string, int> count;
  for (const Equilibrium& equilibrium : system.equilibria()) ++count[std::string(kind_of(equilibrium))];
  return count;
}

using Kinds = std::map<std::string, int>;

TEST(FormulaSystem, FindsWhereNothingMoves) {
  EXPECT_EQ(kinds(typed("p^2/2 + q^4/4 - q^2/2")), (Kinds{{"centre", 2}, {"saddle", 1}}));
  EXPECT_EQ(kinds(typed("p^2/2 - cos(q)", "", {{-7, 7}, {}, 5})), (Kinds{{"centre", 3}, {"saddle", 2}}));
  EXPECT_EQ(kinds(typed("(p1^2 + p2^2 + q1^2 + q2^2)/2 + q1^2 q2 - q2^3/3")), (Kinds{{"centre", 1}, {"saddle", 3}}));
  EXPECT_EQ(kinds(typed("p^2/2 + q^4/4 - q^2/2", "-0.1 p^2")), (Kinds{{"sink", 2}, {"saddle", 1}}));
  EXPECT_EQ(kinds(typed("p^2/2 + q^2/2", "0.1 p^2")), (Kinds{{"source", 1}}));
  EXPECT_EQ(kinds(typed("p^2/2 + q")), Kinds{});
  EXPECT_EQ(kinds(typed("(p1^2 + p2^2)/2")), Kinds{}) << "all of a plane rests";
  const auto found = typed("p^2/2 + (q - 0.25)^2").equilibria();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NEAR(found[0].x[0], 0.25, 1e-9);
  EXPECT_NEAR(std::abs(found[0].eigenvalues[0].imag()), std::sqrt(2.0), 1e-9);
}

// Coupled springs, of which two have the same frequency.
TEST(FormulaSystem, EigenvaluesAreFoundWhereSomeFallTogether) {
  const auto found = typed("(p1^2 + p2^2 + p3^2)/2 + (q1^2 + q2^2 + 4 q3^2)/2").equilibria();
  ASSERT_EQ(found.size(), 1U);
  std::vector<double> frequencies;
  for (const auto& value : found[0].eigenvalues) frequencies.push_back(std::abs(value.imag()));
  std::sort(frequencies.begin(), frequencies.end());
  for (int k = 0; k < 4; ++k) EXPECT_NEAR(frequencies[static_cast<std::size_t>(k)], 1, 1e-4);
  for (int k = 4; k < 6; ++k) EXPECT_NEAR(frequencies[static_cast<std::size_t>(k)], 2, 1e-4);
  EXPECT_EQ(kind_of(found[0]), "centre");
}

}  // namespace
}  // namespace hnn
