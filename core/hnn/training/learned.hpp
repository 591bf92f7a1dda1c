#pragma once

#include <optional>
#include <span>
#include <vector>

#include "hnn/autodiff/program.hpp"
#include "hnn/models/model.hpp"

namespace hnn {

/// What a trained model says of any states, at any number of rows. In double for motions: an adaptive solver at a
/// tolerance of 1e-9 would otherwise follow the rounding of single precision.
template <class T>
class Learned {
 public:
  explicit Learned(const Model& model) : parameters_(model.layout().size()), derivative_(record(model, false)) {
    if (has_conserved(model)) conserved_.emplace(record(model, true));
  }

  void take(std::span<const float> parameters) {
    std::copy(parameters.begin(), parameters.end(), parameters_.begin());
    derivative_.prepare(parameters_.data());
    if (conserved_) conserved_->prepare(parameters_.data());
  }

  [[nodiscard]] bool conserves() const { return conserved_.has_value(); }

  /// x, dxdt [rows, dimension]
  void time_derivative(std::span<const T> x, std::size_t rows, std::span<T> dxdt) { run(derivative_, x, rows, dxdt); }
  /// x [rows, dimension], h [rows]; only for a model that conserves
  void conserved(std::span<const T> x, std::size_t rows, std::span<T> h) { run(*conserved_, x, rows, h); }

 private:
  static bool has_conserved(const Model& model) {
    autodiff::Graph graph(1);
    return model.conserved(graph.input(model.dimension())).has_value();
  }
  static autodiff::Program<T> record(const Model& model, bool conserved) {
    autodiff::Graph graph(1);
    const autodiff::Value x = graph.input(model.dimension());
    const autodiff::Value output = conserved ? *model.conserved(x) : model.time_derivative(x);
    return autodiff::Program<T>(graph, std::span<const autodiff::Value>(&output, 1));
  }
  static void run(autodiff::Program<T>& program, std::span<const T> x, std::size_t rows, std::span<T> out) {
    const T* const from = x.data();
    T* const to = out.data();
    program.run(rows, std::span<const T* const>(&from, 1), std::span<T* const>(&to, 1));
  }

  std::vector<T> parameters_;
  autodiff::Program<T> derivative_;
  std::optional<autodiff::Program<T>> conserved_;
};

}  // namespace hnn
