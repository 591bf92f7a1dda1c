#include "hnn/autodiff/phase_space.hpp"

#include <cstddef>

namespace hnn {

autodiff::Value positions(autodiff::Value x) { return slice_columns(x, 0, x.columns() / 2); }

autodiff::Value momenta(autodiff::Value x) { return slice_columns(x, x.columns() / 2, x.columns() / 2); }

autodiff::Value side_by_side(autodiff::Value a, autodiff::Value b) {
  const std::size_t n = a.columns();
  const autodiff::Value left = pad_columns(a, 0, 2 * n), right = pad_columns(b, n, 2 * n);
  return left + right;
}

autodiff::Value symplectic_gradient(autodiff::Value dhdx) {
  const std::size_t dimension = dhdx.columns();
  const autodiff::Value dqdt = pad_columns(momenta(dhdx), 0, dimension);
  return dqdt - pad_columns(positions(dhdx), dimension / 2, dimension);
}

}  // namespace hnn
