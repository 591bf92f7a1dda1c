// A model file is refused, or comes back with the same bits from what is written of it.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <vector>

#include "hnn/error.hpp"
#include "hnn/training/checkpoint.hpp"
#include "require.hpp"

namespace hnn {
namespace {

std::optional<Checkpoint> read(std::span<const std::uint8_t> bytes) {
  try {
    return read_safetensors(bytes);
  } catch (const Error&) {
    return std::nullopt;
  }
}

bool same_bits(const std::vector<float>& a, const std::vector<float>& b) {
  return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0);
}

void require_same(const Checkpoint& a, const Checkpoint& b) {
  require(a.experiment == b.experiment, "a model file keeps its experiment");
  require(a.step == b.step, "a model file keeps its step");
  require(a.tensors.size() == b.tensors.size(), "a model file keeps its tensors");
  for (std::size_t i = 0; i < a.tensors.size(); ++i) {
    require(a.tensors[i].name == b.tensors[i].name, "a tensor keeps its name");
    require(a.tensors[i].shape == b.tensors[i].shape, "a tensor keeps its shape");
    require(same_bits(a.tensors[i].values, b.tensors[i].values), "a tensor keeps its bits");
  }
}

}  // namespace
}  // namespace hnn

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto checkpoint = hnn::read({data, size});
  if (checkpoint) hnn::require_same(*checkpoint, hnn::read_safetensors(hnn::write_safetensors(*checkpoint)));
  return 0;
}
