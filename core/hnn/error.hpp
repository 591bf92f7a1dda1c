#pragma once

#include <stdexcept>

namespace hnn {

/// Bad input from outside: a setting, a file, a request. `what()` is one sentence that names the thing, says what is
/// wrong with it and what would be right; it is meant to be shown to a person as it is.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace hnn
