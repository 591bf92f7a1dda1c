// An experiment as JSON is refused, or comes back as the same from what is written of it.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "hnn/error.hpp"
#include "hnn/training/experiment.hpp"
#include "require.hpp"

namespace hnn {
namespace {

std::optional<Experiment> read(std::string_view json) {
  try {
    return experiment_from_json(json);
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace
}  // namespace hnn

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto experiment = hnn::read({reinterpret_cast<const char*>(data), size});
  if (!experiment) return 0;
  hnn::require(hnn::experiment_from_json(hnn::to_json(*experiment)) == *experiment, "JSON keeps an experiment");
  hnn::require(hnn::experiment_from_query(hnn::to_query(*experiment)) == *experiment, "a link keeps an experiment");
  return 0;
}
