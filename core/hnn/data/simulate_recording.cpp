#include <algorithm>
#include <array>
#include <utility>

#include "hnn/data/recording.hpp"
#include "hnn/data/simulate.hpp"
#include "hnn/integrate/integrate.hpp"
#include "hnn/physics/damped_pendulum.hpp"

namespace hnn {
namespace {

// What of `real_pend_h_1.txt` the stand-in is sampled like: six samples a second for 94.5 s, of which 12 are missing,
// in 10 gaps.
constexpr std::size_t kSamples = 568;
constexpr double kRate = 6.0;
constexpr std::array<std::size_t, 12> kMissing{5, 23, 42, 60, 78, 79, 97, 115, 150, 151, 257, 274};

// Standard deviations of the noise, from the residuals of the linear fits to that file: white noise adds 2 s^2 / dt^2
// to the mean square residual of forward differences and a quarter of that to the one of central differences; what the
// two differ by gives 0.0059 and 0.0041. The residuals of the velocity hold something that is not white, hence 0.005.
constexpr double kAngleNoise = 0.006;
constexpr double kVelocityNoise = 0.005;

}  // namespace

Recording simulate_recording(Random& random) {
  RecordedTrajectory trajectory{.id = "1", .t = {}, .q = {}, .p = {}};
  for (std::size_t i = 0; i < kSamples; ++i) {
    if (std::find(kMissing.begin(), kMissing.end(), i) == kMissing.end()) {
      trajectory.t.push_back(static_cast<double>(i) / kRate);
    }
  }
  const DampedPendulum pendulum;
  std::array<double, 2> start{};
  pendulum.start_state(random, start);
  const Trajectories motion = integrate(field_of(pendulum), start, 1, trajectory.t, {.rtol = 1e-10, .atol = 1e-10});
  for (std::size_t i = 0; i < trajectory.t.size(); ++i) {
    trajectory.q.push_back(motion.states(i, 0, 0) + kAngleNoise * random.normal());
    trajectory.p.push_back(motion.states(i, 0, 1) + kVelocityNoise * random.normal());
  }
  Recording recording;
  recording.trajectories.push_back(std::move(trajectory));
  recording.source = "simulated";
  return recording;
}

}  // namespace hnn
