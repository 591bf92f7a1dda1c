// Finite differences in double confirm the first and second derivatives of every operation a graph can record.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "hnn/autodiff/graph.hpp"
#include "hnn/autodiff/program.hpp"
#include "hnn/math/random.hpp"

namespace hnn::autodiff {
namespace {

constexpr std::size_t batch = 5, columns = 3;

// Equations from an input x [batch, columns], a weight w [columns, columns] and a row r [1, columns] to any matrix.
struct Case {
  std::string name;
  std::function<Value(Value x, Value w, Value r)> equations;
};

const std::vector<Case> cases = {
    {"matmul", [](Value x, Value w, Value) { return square(matmul(x, w)); }},
    {"matmul by one weight again and again",
     [](Value x, Value w, Value) { return matmul(tanh(matmul(tanh(matmul(tanh(matmul(x, w)), w)), w)), w); }},
    {"matmul with b transposed", [](Value x, Value w, Value) { return square(matmul(x, w, false, true)); }},
    {"matmul with a transposed", [](Value x, Value w, Value) { return square(matmul(matmul(x, x, true), w)); }},
    {"matmul of one term", [](Value x, Value, Value r) { return square(matmul(sum_columns(x), r)); }},
    {"add", [](Value x, Value, Value r) { return square(x + r); }},
    {"subtract", [](Value x, Value, Value r) { return square(x - r) * (r - x); }},
    {"multiply", [](Value x, Value, Value r) { return square(x * r); }},
    {"affine", [](Value x, Value, Value) { return square(affine(x, 3, -2)); }},
    {"tanh", [](Value x, Value, Value r) { return tanh(x * r); }},
    {"sigmoid", [](Value x, Value, Value r) { return sigmoid(x * r); }},
    {"softplus", [](Value x, Value, Value r) { return softplus(x * r); }},
    {"exp", [](Value x, Value, Value r) { return exp(x * r); }},
    {"sin", [](Value x, Value, Value r) { return sin(x * r); }},
    {"cos", [](Value x, Value, Value r) { return cos(x * r); }},
    {"reciprocal", [](Value x, Value, Value r) { return reciprocal(affine(x * r, 0.5, 2)); }},
    {"sqrt", [](Value x, Value, Value r) { return sqrt(affine(x * r, 0.5, 2)); }},
    {"log", [](Value x, Value, Value r) { return log(affine(x * r, 0.5, 2)); }},
    {"abs", [](Value x, Value, Value r) { return abs(x * r); }},
    {"relu", [](Value x, Value, Value r) { return square(relu(x * r)); }},
    {"step", [](Value x, Value, Value r) { return square(x) * step(x + r); }},
    {"elu", [](Value x, Value, Value r) { return elu(x * r); }},
    {"swish", [](Value x, Value, Value r) { return swish(x * r); }},
    {"transpose", [](Value x, Value, Value r) { return square(matmul(x, transpose(r))); }},
    {"broadcast_rows", [](Value x, Value, Value r) { return square(broadcast_rows(r, x)) * x; }},
    {"broadcast_columns", [](Value x, Value, Value) { return square(broadcast_columns(sum_columns(x), 4)); }},
    {"sum_rows", [](Value x, Value, Value r) { return square(sum_rows(square(x))) * r; }},
    {"sum_columns", [](Value x, Value, Value) { return square(sum_columns(square(x))); }},
    {"slice_columns", [](Value x, Value, Value) { return square(slice_columns(x, 1, 2)) * slice_columns(x, 0, 2); }},
    {"pad_columns",
     [](Value x, Value, Value) { return square(pad_columns(x, 2, 6) + affine(pad_columns(x, 0, 6), 1, 1)); }},
};

// A computation from the vector (x, w, r) to outputs, one after the other.
class Function {
 public:
  using Outputs = std::function<std::vector<Value>(Value x, Value w, Value r)>;

  explicit Function(const Outputs& outputs) : graph_(batch) {
    const Value x = graph_.input(columns), w = graph_.parameter(columns, columns, 0),
                r = graph_.parameter(1, columns, columns * columns);
    const std::vector<Value> values = outputs(x, w, r);
    program_.emplace_back(graph_, values);
    for (const Value value : values) sizes_.push_back(value.rows() * value.columns());
  }

  std::vector<double> operator()(const std::vector<double>& at) {
    std::size_t total = 0;
    for (const std::size_t size : sizes_) total += size;
    std::vector<double> result(total);
    std::vector<double*> to;
    double* next = result.data();
    for (const std::size_t size : sizes_) {
      to.push_back(next);
      next += size;
    }
    const std::vector<const double*> from{at.data()};
    program_.front().prepare(at.data() + batch * columns);
    program_.front().run(batch, from, to);
    return result;
  }

 private:
  Graph graph_;
  std::vector<Program<double>> program_;
  std::vector<std::size_t> sizes_;
};

std::vector<Value> gradients_of(Value y, Value x, Value w, Value r) {
  const std::vector<Value> variables{x, w, r};
  return gradients(y, variables);
}

// d f / d at by central differences of fourth order.
std::vector<double> differences(const std::function<double(const std::vector<double>&)>& f, std::vector<double> at) {
  std::vector<double> result;
  constexpr double h = 1e-3;
  for (double& variable : at) {
    const double middle = variable;
    const auto value = [&](double offset) {
      variable = middle + offset;
      return f(at);
    };
    const double slope = (8 * (value(h) - value(-h)) - (value(2 * h) - value(-2 * h))) / (12 * h);
    variable = middle;
    result.push_back(slope);
  }
  return result;
}

void expect_close(const std::vector<double>& ours, const std::vector<double>& reference) {
  ASSERT_EQ(ours.size(), reference.size());
  double scale = 0;
  for (const double value : reference) scale = std::max(scale, std::abs(value));
  for (std::size_t i = 0; i < ours.size(); ++i) EXPECT_NEAR(ours[i], reference[i], 1e-6 * std::max(scale, 1e-3)) << i;
}

class GradientTest : public testing::TestWithParam<Case> {
 protected:
  static std::vector<double> point() {
    Random random(3);
    std::vector<double> at(batch * columns + columns * columns + columns);
    // Away from 0, where relu and step have their kink.
    for (double& value : at) value = (random.uniform() < 0.5 ? -1 : 1) * random.uniform(0.3, 1.2);
    return at;
  }
};

TEST_P(GradientTest, FirstDerivative) {
  Function value([&](Value x, Value w, Value r) { return std::vector{sum(GetParam().equations(x, w, r))}; });
  Function gradient(
      [&](Value x, Value w, Value r) { return gradients_of(sum(GetParam().equations(x, w, r)), x, w, r); });
  expect_close(gradient(point()), differences([&](const auto& at) { return value(at).front(); }, point()));
}

TEST_P(GradientTest, SecondDerivative) {
  // The gradient of |gradient|^2 holds every second derivative.
  const auto squared_gradient = [&](Value x, Value w, Value r) {
    const std::vector<Value> first = gradients_of(sum(GetParam().equations(x, w, r)), x, w, r);
    return sum(square(first[0])) + sum(square(first[1])) + sum(square(first[2]));
  };
  Function value([&](Value x, Value w, Value r) { return std::vector{squared_gradient(x, w, r)}; });
  Function gradient([&](Value x, Value w, Value r) { return gradients_of(squared_gradient(x, w, r), x, w, r); });
  expect_close(gradient(point()), differences([&](const auto& at) { return value(at).front(); }, point()));
}

INSTANTIATE_TEST_SUITE_P(EveryOperation, GradientTest, testing::ValuesIn(cases), [](const auto& info) {
  std::string name = info.param.name;
  std::replace(name.begin(), name.end(), ' ', '_');
  return name;
});

}  // namespace
}  // namespace hnn::autodiff
