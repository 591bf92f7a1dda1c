#pragma once

#include <Eigen/Core>
#include <memory>
#include <vector>

#include "hnn/autodiff/workspace.hpp"
#include "hnn/linalg/kernels.hpp"
#include "hnn/nn/parameters.hpp"
#include "hnn/optimise/adam_pace.hpp"
#include "hnn/optimise/optimiser.hpp"

namespace hnn {

/// SOAP (Vyas et al. 2024, algorithm 3): Adam in the basis in which Shampoo's two matrices, the means of G G' and G'G
/// over the gradients G of a matrix of weights, are nearly diagonal. The basis follows them by one orthogonal iteration
/// every ten steps. Biases, single columns and sides of more than 1024 are left as they are.
template <class T>
class Soap : public Optimiser<T> {
 public:
  /// The workspace's team shares each step.
  Soap(const ParameterLayout& layout, const OptimiserOptions& options,
       const linalg::Kernels<T>& kernels = linalg::kernels<T>(),
       const std::shared_ptr<autodiff::Workspace>& workspace = std::make_shared<autodiff::Workspace>());

  void restart() override;
  [[nodiscard]] std::vector<OptimiserState<T>> state() override;
  void count_as(int steps) override { pace_.count_as(steps); }
  T step(std::span<T> weights, T loss, std::span<const T> gradient) override;

 private:
  // Of the rows or the columns of a matrix: the mean of G G' or G'G, and the basis, both [size, size].
  struct Side {
    std::size_t size = 0, mean = 0, basis = 0;  // the last two: places in `bases_`
    bool turned = false;
  };
  struct Matrix {
    std::size_t rows, columns, offset;
    Side left, right;
  };

  void multiply(const T* a, linalg::Left left, const T* b, bool b_transposed, T* c, std::size_t m, std::size_t n,
                std::size_t k, bool accumulate = false);
  void turn(const Matrix& matrix, const T* from, T* to, bool back);
  void average(const Side& side, const T* gradient, bool of_rows, const Matrix& matrix);
  void turn_basis(const Matrix& matrix, bool of_rows);

  const linalg::Kernels<T>* kernels_;
  std::shared_ptr<autodiff::Workspace> workspace_;
  OptimiserOptions options_;
  AdamPace pace_;
  std::vector<Matrix> matrices_;
  std::vector<T> m_, v_, bases_;  // the first two in the basis of the time
  std::vector<T> decayed_, turned_, change_, between_, square_, packed_;
  Eigen::MatrixXd q_;
};

}  // namespace hnn
