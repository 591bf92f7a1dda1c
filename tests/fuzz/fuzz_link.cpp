// A link is refused, or comes back as the same experiment from what is written of it.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "hnn/error.hpp"
#include "hnn/training/experiment.hpp"
#include "require.hpp"

namespace hnn {
namespace {

std::optional<Experiment> read(std::string_view link) {
  try {
    return experiment_from_query(link);
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace
}  // namespace hnn

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto experiment = hnn::read({reinterpret_cast<const char*>(data), size});
  if (!experiment) return 0;
  const std::string query = hnn::to_query(*experiment);
  hnn::require(hnn::experiment_from_query(query) == *experiment, "a link keeps an experiment");
  hnn::require(hnn::to_query(hnn::experiment_from_query("https://example.org/?" + query)) == query,
               "a link is written in one way");
  return 0;
}
