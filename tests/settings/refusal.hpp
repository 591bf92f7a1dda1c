#pragma once

#include <string>

#include "hnn/error.hpp"

namespace hnn {

/// The sentence with which `call` refuses its input; "" when it does not.
template <typename Call>
std::string refusal(Call&& call) {
  try {
    (void)call();
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace hnn
