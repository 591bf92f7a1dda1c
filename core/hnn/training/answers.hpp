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
class Answers {
 public:
  Answers(const std::shared_ptr<autodiff::Workspace>& workspace, const Model& model)
      : derivative_(workspace, model.dimension(), [&](autodiff::Value x) { return model.time_derivative(x); }) {
    autodiff::Graph graph(1);
    const autodiff::Value x = graph.input(model.dimension());
    if (model.hamiltonian(x).has_value()) {
      hamiltonian_.emplace(workspace, model.dimension(), [&](autodiff::Value v) { return *model.hamiltonian(v); });
    }
    if (model.split(x).has_value()) {
      dqdt_.emplace(workspace, model.dimension(), [&](autodiff::Value v) { return model.split(v)->dqdt; });
      dpdt_.emplace(workspace, model.dimension(), [&](autodiff::Value v) { return model.split(v)->dpdt; });
    }
    // Those of an autoencoder come after the law of motion's, and are many.
    std::size_t end = derivative_.parameters_end();
    for (const auto* answer : {&hamiltonian_, &dqdt_, &dpdt_}) {
      if (*answer) end = std::max(end, (*answer)->parameters_end());
    }
    parameters_.resize(end);
  }

  void take(std::span<const float> parameters) {
    std::copy_n(parameters.begin(), parameters_.size(), parameters_.begin());
    derivative_.prepare(parameters_.data());
    for (auto* answer : {&hamiltonian_, &dqdt_, &dpdt_}) {
      if (*answer) (*answer)->prepare(parameters_.data());
    }
  }

  [[nodiscard]] bool has_hamiltonian() const { return hamiltonian_.has_value(); }

  /// x, dxdt [rows, dimension]
  void time_derivative(std::span<const T> x, std::size_t rows, std::span<T> dxdt) { derivative_(x, rows, dxdt); }
  /// x [rows, dimension], h [rows]; only for a model that has one
  void hamiltonian(std::span<const T> x, std::size_t rows, std::span<T> h) { (*hamiltonian_)(x, rows, h); }

  [[nodiscard]] bool is_separable() const { return dqdt_.has_value(); }
  /// x [rows, 2n]; dqdt of p alone, dpdt of q alone [rows, n]; only for a model that is separable
  void dqdt(std::span<const T> x, std::size_t rows, std::span<T> out) { (*dqdt_)(x, rows, out); }
  void dpdt(std::span<const T> x, std::size_t rows, std::span<T> out) { (*dpdt_)(x, rows, out); }

 private:
  std::vector<T> parameters_;
  Answer<T> derivative_;
  std::optional<Answer<T>> hamiltonian_, dqdt_, dpdt_;
};

}  // namespace hnn
