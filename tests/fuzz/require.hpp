#pragma once

#include <cstdio>
#include <cstdlib>

namespace hnn {

/// Ends the program, which libFuzzer reports with the input, where what should hold does not.
inline void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "This does not hold: %s\n", what);
  std::abort();
}

}  // namespace hnn
