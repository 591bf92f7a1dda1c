#include <array>

#include "hnn/data/derivatives.hpp"
#include "hnn/data/film.hpp"
#include "hnn/data/simulate.hpp"

namespace hnn {

std::span<const SourceInfo> sources() {
  static const std::array rows{simulation(), film(), recording_file()};
  return rows;
}

}  // namespace hnn
