#include "hnn/data/derivatives.hpp"
#include "hnn/tasks/task.hpp"

namespace hnn {
namespace {

Experiment own_data_defaults(const char* convention) {
  return {.task = "own-data", .convention = convention, .noise = 0, .derivatives = "central", .weight_decay = 1e-5};
}

}  // namespace

TaskInfo own_data() {
  return {
      .id = "own-data",
      .title = "Your own data",
      .description = "A recording of your own: t, q and p, or t and q alone, of up to four degrees of freedom.",
      .in_text = "your own recording",
      .seen = "moments of your recording",
      .seen_measured = "moments of your recording",
      .remark = "Nobody knows the recording’s law or its energy here, so nothing is said of either.",
      .view = "plane",
      .energy_kept = false,
      .has_law = false,
      .source = recording_file(),
      .default_models = {"baseline", "hnn", "dissipative"},
      .code = own_data_defaults("code"),
      .paper_text = own_data_defaults("paper"),
      .fast =
          [](Experiment& e) {
            by_one_cycle(e, 400);
            e.learning_rate = 5e-3;
          },
      .velocity = velocity_is_momentum,
  };
}

}  // namespace hnn
