#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "hnn/data/dataset.hpp"
#include "hnn/models/model.hpp"

namespace hnn {

/// Rows of the two inputs of a model's loss.
struct LossInputs {
  std::vector<float> x, target;  ///< [row, column]
  std::size_t columns, target_columns, horizon;

  LossInputs(std::size_t rows, const Model& model)
      : x(rows * model.sample_columns()),
        target(rows * model.target_columns()),
        columns(model.sample_columns()),
        target_columns(model.target_columns()),
        horizon(model.horizon()) {}

  /// The sample that begins at this point.
  void put(std::size_t row, const Samples& samples, std::size_t point) {
    const auto of_x = std::span(x).subspan(row * columns, columns);
    const auto of_target = std::span(target).subspan(row * target_columns, target_columns);
    if (horizon == 0) {
      copy_sample(samples, point, of_x, of_target);
    } else {
      copy_window(samples, point, horizon, of_x, of_target);
    }
  }
  [[nodiscard]] std::span<float> first_of_x(std::size_t rows) { return std::span(x).first(rows * columns); }
  [[nodiscard]] std::span<float> first_of_target(std::size_t rows) {
    return std::span(target).first(rows * target_columns);
  }
  [[nodiscard]] std::array<const float*, 2> pointers() const { return {x.data(), target.data()}; }
};

}  // namespace hnn
