#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "hnn/autodiff/graph.hpp"

namespace hnn::autodiff {

/// A graph of single numbers, computed in double for one sample at a time: for a law of motion that an adaptive solver
/// asks for at one state after the other. Several threads may use it at once.
class ScalarProgram {
 public:
  /// Every value that the outputs need has to be [1, 1]: the graph has one sample and inputs of one column.
  ScalarProgram(const Graph& graph, std::span<const Value> outputs);

  /// `inputs` in the order the graph recorded them.
  void run(std::span<const double> inputs, std::span<double> outputs) const;

 private:
  struct Step {
    Op op;
    std::size_t a, b;
    double scale, shift;
  };

  std::vector<Step> steps_;
  std::vector<std::size_t> outputs_;
};

}  // namespace hnn::autodiff
