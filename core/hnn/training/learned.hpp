#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "hnn/autodiff/program.hpp"
#include "hnn/models/model.hpp"

namespace hnn {

/// One value that a model computes from rows, for any number of them.
template <class T>
class Answer {
 public:
  /// `equation`: the value of a matrix of `columns`.
  template <class Equation>
  Answer(const std::shared_ptr<autodiff::Workspace>& workspace, std::size_t columns, const Equation& equation)
      : program_(record(workspace, columns, equation)) {}

  void prepare(const T* parameters) { program_.prepare(parameters); }
  [[nodiscard]] std::size_t parameters_end() const { return program_.parameters_end(); }

  /// x [rows, columns]
  void operator()(std::span<const T> x, std::size_t rows, std::span<T> out) {
    const T* const from = x.data();
    T* const to = out.data();
    program_.run(rows, std::span<const T* const>(&from, 1), std::span<T* const>(&to, 1));
  }

 private:
  template <class Equation>
  static autodiff::Program<T> record(const std::shared_ptr<autodiff::Workspace>& workspace, std::size_t columns,
                                     const Equation& equation) {
    autodiff::Graph graph(1);
    const autodiff::Value output = equation(graph.input(columns));
    return autodiff::Program<T>(graph, std::span<const autodiff::Value>(&output, 1), linalg::kernels<T>(), workspace);
  }

  autodiff::Program<T> program_;
};

/// What a trained model says of any states, at any number of rows. In double for motions: an adaptive solver at a
/// tolerance of 1e-9 would otherwise follow the rounding of single precision.
template <class T>
class Learned {
 public:
  Learned(const std::shared_ptr<autodiff::Workspace>& workspace, const Model& model)
      : derivative_(workspace, model.dimension(), [&](autodiff::Value x) { return model.time_derivative(x); }) {
    autodiff::Graph graph(1);
    if (model.hamiltonian(graph.input(model.dimension())).has_value()) {
      hamiltonian_.emplace(workspace, model.dimension(), [&](autodiff::Value x) { return *model.hamiltonian(x); });
    }
    // Those of an autoencoder come after the law of motion's, and are many.
    parameters_.resize(std::max(derivative_.parameters_end(), hamiltonian_ ? hamiltonian_->parameters_end() : 0));
  }

  void take(std::span<const float> parameters) {
    std::copy_n(parameters.begin(), parameters_.size(), parameters_.begin());
    derivative_.prepare(parameters_.data());
    if (hamiltonian_) hamiltonian_->prepare(parameters_.data());
  }

  [[nodiscard]] bool has_hamiltonian() const { return hamiltonian_.has_value(); }

  /// x, dxdt [rows, dimension]
  void time_derivative(std::span<const T> x, std::size_t rows, std::span<T> dxdt) { derivative_(x, rows, dxdt); }
  /// x [rows, dimension], h [rows]; only for a model that has one
  void hamiltonian(std::span<const T> x, std::size_t rows, std::span<T> h) { (*hamiltonian_)(x, rows, h); }

 private:
  std::vector<T> parameters_;
  Answer<T> derivative_;
  std::optional<Answer<T>> hamiltonian_;
};

}  // namespace hnn
