#include "hnn/models/models.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "hnn/error.hpp"
#include "hnn/models/baseline.hpp"
#include "hnn/models/dissipative.hpp"
#include "hnn/models/hnn.hpp"
#include "hnn/models/newtonian.hpp"
#include "hnn/models/separable.hpp"
#include "hnn/text/suggestion.hpp"

namespace hnn {

std::span<const ModelInfo> models() {
  static const std::array rows{baseline_row, hnn_row, dissipative_row, separable_row, newtonian_row};
  return rows;
}

const ModelInfo& model_named(std::string_view id) {
  std::vector<std::string_view> ids;
  for (const ModelInfo& model : models()) {
    if (model.id == id) return model;
    ids.push_back(model.id);
  }
  const std::string guess = did_you_mean(id, ids);
  throw Error("There is no model " + in_quotes(id) +
              (guess.empty() ? "; the models are " + joined(ids, ", ") + "." : guess));
}

}  // namespace hnn
