#pragma once

#include <cstdint>

namespace hnn {

/// One stream of random numbers for each purpose, so that a change of one leaves the others as they are: all models of
/// a seed see the same data.
enum RandomStream : std::uint64_t { data_stream = 1, weight_stream = 2, batch_stream = 3 };

}  // namespace hnn
