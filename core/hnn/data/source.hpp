#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "hnn/data/data_parts.hpp"
#include "hnn/data/frame.hpp"
#include "hnn/experiment.hpp"
#include "hnn/math/random.hpp"
#include "hnn/physics/system.hpp"

namespace hnn {

struct Recording;

/// A file that somebody brings, such as a recording.
struct File {
  std::string bytes;
};

/// How much is simulated or filmed, beyond what the experiment says.
struct Sampling {
  double duration = 3;      ///< of a trajectory, from 0 [time]
  double test_share = 0.5;  ///< of the trajectories, rounded down, but at least one
};

/// What a source makes data from. The system must outlive what is made.
struct DataRequest {
  const Experiment& experiment;
  const System* system = nullptr;  ///< the law, or what stands in for one; null where none is known
  Sampling sampling{};
  const File* file = nullptr;                       ///< null where none is given
  Recording (*stand_in)(Random& random) = nullptr;  ///< what is taken where no file is given; null: a file is needed
};

/// A source of data. A new one is a file here that gives its row, and its line in sources.cpp.
struct SourceInfo {
  std::string_view id;
  std::string_view title;
  bool noisy = false;       ///< noise can be added: the setting noise has an effect
  bool simulated = false;   ///< as much as one likes: the settings trajectories and points have an effect
  bool takes_file = false;  ///< the settings derivatives and columns have an effect
  /// Numbers in what is seen of a state: two frames, the earlier one first. 0: states are seen as they are.
  std::size_t observation_columns = 0;
  FrameGeometry frame{};  ///< of each of the two, where there are frames
  /// Throws Error for what cannot be made. All that is random is drawn here.
  std::unique_ptr<DataParts> (*begin)(const DataRequest& request, Random& random) = nullptr;
  /// What is seen of a state, `observation_columns` numbers; null where states are seen as they are.
  void (*observe)(std::span<const double> x, std::span<float> seen) = nullptr;
};

[[nodiscard]] std::span<const SourceInfo> sources();

}  // namespace hnn
