#include "hnn/models/phase_space.hpp"

#include <cstddef>

namespace hnn {

autodiff::Value positions(autodiff::Value x) { return slice_columns(x, 0, x.columns() / 2); }

autodiff::Value momenta(autodiff::Value x) { return slice_columns(x, x.columns() / 2, x.columns() / 2); }

autodiff::Value side_by_side(autodiff::Value a, autodiff::Value b) {
  const std::size_t n = a.columns();
  return pad_columns(a, 0, 2 * n) + pad_columns(b, n, 2 * n);
}

autodiff::Value symplectic_gradient(autodiff::Value dhdx) {
  const std::size_t dimension = dhdx.columns();
  return pad_columns(momenta(dhdx), 0, dimension) - pad_columns(positions(dhdx), dimension / 2, dimension);
}

}  // namespace hnn
