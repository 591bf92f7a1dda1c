#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "hnn/experiment.hpp"
#include "hnn/linalg/arithmetic.hpp"

namespace hnn {

struct NamedTensor {
  std::string name;                ///< W1, b1, W2, ...
  std::vector<std::size_t> shape;  ///< weights are [in, out], biases [out]
  std::vector<float> values;       ///< row-major
};

/// What training needs, beside the weights, to go on to the same bits.
struct TrainingState {
  int updates = 0;  ///< of the optimiser, each after a batch; fewer than the steps where weights alone were taken over
  std::vector<NamedTensor> optimiser;  ///< named by the optimiser itself
};

/// What a model file holds.
struct Checkpoint {
  Experiment experiment;
  int step = 0;
  std::vector<NamedTensor> tensors;  ///< the weights
  std::optional<TrainingState> training{};
  linalg::Arithmetic arithmetic = linalg::Arithmetic::exact;  ///< of the training steps
};

/// A longer file is refused by its size alone, so a caller can refuse it before reading it. Four layers of the greatest
/// width take a fifth of it, and with an optimiser's moments three fifths.
inline constexpr std::size_t max_checkpoint_bytes = 64'000'000;

/// How a file holds its numbers: F32 exactly; F16, IEEE half precision, in half the space, rounded to 11 bits.
enum class NumberFormat : unsigned char { float32, float16 };

/// A safetensors file: 8 bytes little-endian header length, JSON header, data. The experiment stands as JSON under
/// `__metadata__`, and the arithmetic where it is not the exact one; tensors whose names begin with "optimiser." are
/// the state of training. Throws Error for a value beyond the range of the format, and for a state of training in F16.
[[nodiscard]] std::vector<std::uint8_t> write_safetensors(const Checkpoint& checkpoint,
                                                          NumberFormat format = NumberFormat::float32);

/// The tensors come in the order of their data. Throws Error for a file that is cut short or too long, has a wrong
/// header or no experiment in it, or holds other than finite F32 or F16 values.
[[nodiscard]] Checkpoint read_safetensors(std::span<const std::uint8_t> bytes);

/// FNV-1a 64 over the bytes of the float32 values in order, as 16 hex digits.
[[nodiscard]] std::string weights_hash(std::span<const NamedTensor> tensors);

}  // namespace hnn
