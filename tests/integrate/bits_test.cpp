// The same bits in every build: natively, under the sanitizers and as WebAssembly.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "hnn/integrate/solvers.hpp"
#include "integrate/motions.hpp"

namespace hnn {
namespace {

std::string hexadecimal(double value) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), ": %a", value);
  return text.data();
}

struct Known {
  std::string_view solver;
  double pendulum_p, orbit_y;
};

// What each solver gave when it was written; there is no other truth in the last digits.
constexpr std::array kKnown{
    Known{"dopri5", -0x1.0b381333a5b59p-1, 0x1.5ab80cefc82dp-3},
    Known{"rk4", -0x1.0963cdebd385p-1, 0x1.61950d0f26334p-3},
    Known{"euler", -0x1.9bfaa9ab1390bp+2, -0x1.67fcc5aa9716bp+0},
    Known{"leapfrog", -0x1.b192e7c80944ep-3, 0x1.4142eb774ab9fp-4},
    Known{"yoshida4", -0x1.1779a4b44a21bp-1, 0x1.b51b3b49de22cp-3},
    Known{"implicit-midpoint", -0x1.e376431a33eb6p-1, 0x1.9c075de4a255ep-2},
    Known{"gauss4", -0x1.0b778c6b5d7fdp-1, 0x1.5cc9f220d1b85p-3},
};

TEST(Bits, AreThoseOfEveryOtherBuild) {
  for (const auto& [name, pendulum_p, orbit_y] : kKnown) {
    const SolverOptions options{.name = name, .step = 0.11};
    const std::array times{0.0, 3.21, 50.0};
    const Trajectories swing = integrate(motions::pendulum(), std::array{0.9, -0.4}, 1, times, options);
    const Trajectories orbit = integrate(motions::orbit(), std::array{1.0, 0.0, 0.0, 0.6}, 1, times, options);
    EXPECT_EQ(swing.states(2, 0, 1), pendulum_p) << name << hexadecimal(swing.states(2, 0, 1));
    EXPECT_EQ(orbit.states(1, 0, 1), orbit_y) << name << hexadecimal(orbit.states(1, 0, 1));
  }
}

}  // namespace
}  // namespace hnn
