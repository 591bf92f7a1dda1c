#include "hnn/optimise/optimisers.hpp"

#include <array>
#include <string>
#include <vector>

#include "hnn/error.hpp"
#include "hnn/text/suggestion.hpp"

namespace hnn {

std::span<const OptimiserInfo> optimisers() {
  static const std::array rows{adam_row, gauss_newton_row, soap_row, lbfgs_row};
  return rows;
}

const OptimiserInfo& optimiser_named(std::string_view id) {
  std::vector<std::string_view> ids;
  for (const OptimiserInfo& optimiser : optimisers()) {
    if (optimiser.id == id) return optimiser;
    ids.push_back(optimiser.id);
  }
  const std::string guess = did_you_mean(id, ids);
  throw Error("There is no optimizer " + in_quotes(id) +
              (guess.empty() ? "; the optimizers are " + joined(ids, ", ") + "." : guess));
}

}  // namespace hnn
