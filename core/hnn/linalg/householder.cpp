#include "hnn/linalg/householder.hpp"

#include <Eigen/Householder>

namespace hnn::linalg {
namespace {

using Eigen::Index;

void reflect_columns_after(Index k, double tau, Eigen::MatrixXd& a, Eigen::VectorXd& workspace) {
  const Index rows = a.rows() - k, columns = a.cols() - k - 1;
  a.bottomRightCorner(rows, columns).applyHouseholderOnTheLeft(a.col(k).tail(rows - 1), tau, workspace.data());
}

}  // namespace

Reflectors triangularise(Eigen::MatrixXd& a, Index count) {
  Reflectors reflectors{Eigen::VectorXd(count), Eigen::VectorXd(count)};
  Eigen::VectorXd workspace(a.cols());
  for (Index k = 0; k < count; ++k) {
    a.col(k).tail(a.rows() - k).makeHouseholderInPlace(reflectors.tau[k], reflectors.diagonal[k]);
    reflect_columns_after(k, reflectors.tau[k], a, workspace);
  }
  return reflectors;
}

void form_q(Eigen::MatrixXd& a, const Reflectors& reflectors) {
  Eigen::VectorXd workspace(a.cols());
  for (Index k = a.cols(); k-- > 0;) {
    // Column k is what its own reflector makes of a column of the identity, and those before it have yet to come.
    a.row(k).tail(a.cols() - k - 1).setZero();
    reflect_columns_after(k, reflectors.tau[k], a, workspace);
    const double sign = reflectors.diagonal[k] < 0 ? -1 : 1;
    a.col(k).tail(a.rows() - k - 1) *= -sign * reflectors.tau[k];
    a(k, k) = sign * (1 - reflectors.tau[k]);
  }
}

}  // namespace hnn::linalg
