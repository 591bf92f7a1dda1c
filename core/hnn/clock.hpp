#pragma once

namespace hnn {

/// Milliseconds since some moment. The core has no clock of its own: that of the C++ library brings its error messages
/// and the formatting of numbers into the module.
using Clock = double (*)();

}  // namespace hnn
