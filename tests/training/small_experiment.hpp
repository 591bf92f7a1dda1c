#pragma once

#include <string>
#include <string_view>

#include "hnn/settings/settings.hpp"
#include "hnn/training/trainer.hpp"

namespace hnn {

/// A model of two layers of 16, which trains in no time.
inline Experiment small(std::string_view task = "spring", std::string_view model = "hnn") {
  Experiment experiment = default_experiment(task);
  experiment.model = model;
  experiment.widths = {16, 16};
  return experiment;
}

inline std::string hash_of(const Trainer& trainer) { return weights_hash(trainer.checkpoint().tensors); }

}  // namespace hnn
