#include "hnn/autodiff/program.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <new>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "hnn/math/random.hpp"
#include "hnn/models/models.hpp"

namespace hnn {
std::size_t allocations();  // allocations.cpp
}

namespace hnn::autodiff {
namespace {

// The recorded training step of a model, with memory for its inputs and outputs.
template <class T>
struct TrainingStep {
  std::unique_ptr<Model> model;
  std::size_t batch;
  Graph graph;
  std::vector<Program<T>> program;
  std::vector<float> initial;
  std::vector<T> x, dxdt, parameters, gradient;
  T loss_value{};
  std::vector<const T*> from;
  std::vector<T*> to;

  TrainingStep(std::string_view name, std::size_t dimension, const std::vector<int>& widths, std::size_t rows)
      : model(model_named(name).make({.dimension = dimension, .widths = widths})), batch(rows), graph(rows) {
    const Value in = graph.input(dimension), target = graph.input(dimension);
    const std::vector<Value> weights = parameters_of(graph, model->layout());
    const Value objective = loss(*model, in, target);
    std::vector<Value> outputs = gradients(objective, weights);
    outputs.insert(outputs.begin(), objective);
    program.emplace_back(graph, outputs);

    Random random(5);
    initial.resize(model->layout().size());
    model->initialise(initial, random);
    parameters.assign(initial.begin(), initial.end());
    gradient.resize(parameters.size());
    x.resize(rows * dimension);
    dxdt.resize(rows * dimension);
    for (T& value : x) value = static_cast<T>(random.normal());
    for (T& value : dxdt) value = static_cast<T>(random.normal());
    from = {x.data(), dxdt.data()};
    to = {&loss_value};
    for (const ParameterShape& shape : model->layout().shapes()) to.push_back(gradient.data() + shape.offset);
  }

  void run() {
    program.front().prepare(parameters.data());
    program.front().run(batch, from, to);
  }
};

std::size_t large_products(const Program<float>& program) {
  const auto shapes = program.products();
  return static_cast<std::size_t>(std::count_if(shapes.begin(), shapes.end(), [](const ProductShape& shape) {
    return std::min({shape.m, shape.n, shape.k}) >= 200;
  }));
}

TEST(Program, AnHnnStepHasSixLargeProducts) {
  EXPECT_EQ(large_products(TrainingStep<float>("hnn", 2, {200, 200}, 750).program.front()), 6U);
}

TEST(Program, ABaselineStepHasThreeLargeProducts) {
  EXPECT_EQ(large_products(TrainingStep<float>("baseline", 2, {200, 200}, 750).program.front()), 3U);
}

TEST(Program, OneHiddenLayerMakesTheInstructionsThatThePlanTellsOf) {
  Graph graph(300);
  const Value x = graph.input(2), t = graph.input(2);
  const std::vector<Value> weights{graph.parameter(2, 200, 0), graph.parameter(1, 200, 400),
                                   graph.parameter(200, 2, 600)};
  const Value y = matmul(tanh(matmul(x, weights[0]) + weights[1]), weights[2]);
  const Value loss = mean(square(y - t));
  std::vector<Value> outputs = gradients(loss, weights);
  outputs.insert(outputs.begin(), loss);
  std::vector<std::string> instructions;
  for (const auto& part : Program<float>(graph, outputs).watched()) instructions.push_back(part.what);
  EXPECT_EQ(instructions, (std::vector<std::string>{"product 300 x 200 x 2", "tanh", "product 300 x 2 x 200",
                                                    "subtract, multiply, sum of columns, affine", "sum of rows",
                                                    "product 300 x 200 x 2", "times 1 - square, sum of rows",
                                                    "product 200 x 2 x 300", "product 2 x 200 x 300", "affine"}));
}

TEST(Program, AStepAllocatesNothing) {
  for (const auto* name : {"hnn", "baseline"}) {
    TrainingStep<float> step(name, 2, {20, 20}, 750);
    const std::size_t before = allocations();
    for (int i = 0; i < 3; ++i) step.run();
    EXPECT_EQ(allocations() - before, 0U) << name;
  }
}

TEST(Program, TheCounterCounts) {
  const std::size_t before = allocations();
  // A plain call: compilers may leave out a new-expression whose result nobody needs.
  void* const memory = ::operator new(1);
  EXPECT_EQ(allocations() - before, 1U);
  ::operator delete(memory);
}

// The batch's gradient is the mean of its samples' gradients, however the samples fall into chunks, and their rows into
// blocks: several rows a block, one, or part of one.
TEST(Program, ChunksAddUpToTheWholeBatch) {
  const std::vector<std::vector<int>> networks{{7, 5}, {30, 29}, {3, 1100}};
  for (const std::vector<int>& widths : networks) {
    for (const std::size_t rows : {std::size_t{1}, std::size_t{95}, std::size_t{96}, std::size_t{97}, std::size_t{181},
                                   std::size_t{301}, std::size_t{361}, std::size_t{725}}) {
      TrainingStep<double> all("hnn", 2, widths, rows), one("hnn", 2, widths, 1);
      all.run();
      std::vector<double> mean(one.gradient.size());
      double loss = 0;
      for (std::size_t row = 0; row < rows; ++row) {
        std::copy_n(all.x.begin() + static_cast<std::ptrdiff_t>(2 * row), 2, one.x.begin());
        std::copy_n(all.dxdt.begin() + static_cast<std::ptrdiff_t>(2 * row), 2, one.dxdt.begin());
        one.run();
        loss += one.loss_value / static_cast<double>(rows);
        for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += one.gradient[i] / static_cast<double>(rows);
      }
      EXPECT_NEAR(all.loss_value, loss, 1e-12 * loss) << rows;
      for (std::size_t i = 0; i < mean.size(); ++i) EXPECT_NEAR(all.gradient[i], mean[i], 1e-12) << rows << ", " << i;
    }
  }
}

// What others have computed is taken in any order, and as any nodes of the tree that shares are added in.
TEST(Program, SharesThatOthersComputeGiveTheSameBits) {
  constexpr std::size_t rows = 730;
  TrainingStep<float> whole("hnn", 2, {20, 20}, rows), here("hnn", 2, {20, 20}, rows), there("hnn", 2, {20, 20}, rows);
  ASSERT_EQ(whole.program.front().shares(rows), 8U);
  whole.run();
  const std::vector<std::vector<ShareRange>> divisions{{{4, 4}}, {{0, 4}}, {{6, 2}, {2, 2}}, {{7, 1}, {3, 1}, {0, 1}},
                                                       {{0, 8}}, {}};
  for (const std::vector<ShareRange>& elsewhere : divisions) {
    here.gradient.assign(here.gradient.size(), 0);
    Program<float>& program = here.program.front();
    program.prepare(here.parameters.data());
    program.begin(rows, here.from, here.to);
    std::vector<bool> given(8);
    for (const ShareRange& shares : elsewhere) {
      Program<float>& other = there.program.front();
      other.prepare(there.parameters.data());
      other.begin(rows, there.from, there.to);
      other.compute(shares);
      const std::span<const float> sums = other.sums(shares);
      ASSERT_EQ(sums.size(), other.sums_size());
      std::copy(sums.begin(), sums.end(), program.room(shares).begin());
      program.take(shares);
      for (std::size_t i = 0; i < shares.count; ++i) given[shares.first + i] = true;
    }
    EXPECT_EQ(program.shares(rows), 8U);
    for (std::size_t share = 8; share-- > 0;) {
      if (!given[share]) program.compute({share, 1});
    }
    program.finish();
    EXPECT_EQ(here.gradient, whole.gradient);
    EXPECT_EQ(here.loss_value, whole.loss_value);
  }
}

TEST(Program, ARunThatLacksASharesSumsIsNotFinished) {
  TrainingStep<float> step("hnn", 2, {20, 20}, 200);
  Program<float>& program = step.program.front();
  program.prepare(step.parameters.data());
  program.begin(200, step.from, step.to);
  program.compute({1, 1});
  EXPECT_THROW(program.finish(), std::logic_error);
}

TEST(Program, EveryProcessorLevelGivesTheSameBits) {
  const auto levels = linalg::available_kernels<float>();
  std::vector<float> first;
  for (const linalg::Kernels<float>* kernels : levels) {
    TrainingStep<float> step("hnn", 2, {37, 41}, 130);
    const Value in{&step.graph, 0};
    const std::vector<Value> weights = parameters_of(step.graph, step.model->layout());
    const Value objective = loss(*step.model, in, Value{&step.graph, 1});
    std::vector<Value> outputs = gradients(objective, weights);
    outputs.insert(outputs.begin(), objective);
    Program<float> program(step.graph, outputs, *kernels);
    program.prepare(step.parameters.data());
    program.run(step.batch, step.from, step.to);
    if (first.empty()) first = step.gradient;
    EXPECT_EQ(step.gradient, first) << kernels->level;
  }
}

TEST(Program, SeveralShareAWorkspaceSideBySideOrInTurn) {
  const auto workspace = std::make_shared<Workspace>();
  const std::vector<double> weights{1, 2, 3, 4}, input{5, 6};
  const double* const from = input.data();
  const auto times = [&](double factor) {
    Graph graph(1);
    const Value w = factor * graph.parameter(2, 2, 0);  // of parameters alone, and so computed by `prepare`
    const Value out = matmul(graph.input(2), w);
    return Program<double>(graph, std::span(&out, 1), linalg::kernels<double>(), workspace);
  };
  const auto result = [&](Program<double>& program) {
    std::vector<double> out(2);
    double* const to = out.data();
    program.run(1, std::span(&from, 1), std::span(&to, 1));
    return out;
  };
  Program<double> once = times(1);
  Program<double> twice = times(2);  // makes the workspace larger, which may move it
  once.prepare(weights.data());
  twice.prepare(weights.data());
  EXPECT_EQ(result(once), (std::vector<double>{23, 34}));
  EXPECT_EQ(result(twice), (std::vector<double>{46, 68}));
  EXPECT_EQ(result(once), (std::vector<double>{23, 34}));
  const std::byte* const memory = workspace->at(0);
  workspace->rewind();
  Program<double> thrice = times(3);
  EXPECT_EQ(workspace->at(0), memory) << "what is there is used again";
  thrice.prepare(weights.data());
  EXPECT_EQ(result(thrice), (std::vector<double>{69, 102}));
  once.prepare(weights.data());
  EXPECT_EQ(result(once), (std::vector<double>{23, 34}));
}

TEST(Program, WritesViewsLeavesAndRepeatedOutputs) {
  Graph graph(2);
  const Value x = graph.input(2), w = graph.parameter(1, 2, 0);
  const Value sum = x + w;
  const std::vector<Value> outputs{x,   w,   transpose(w),         slice_columns(sum, 1, 1),
                                   sum, sum, graph.constant(3, w), broadcast_rows(w, x)};
  Program<double> program(graph, outputs);
  const std::vector<double> input{1, 2, 3, 4}, parameters{10, 20};
  std::vector<std::vector<double>> results(outputs.size(), std::vector<double>(4, -1));
  std::vector<double*> to;
  for (auto& result : results) to.push_back(result.data());
  const std::vector<const double*> from{input.data()};
  program.prepare(parameters.data());
  program.run(2, from, to);
  EXPECT_EQ(results[0], (std::vector<double>{1, 2, 3, 4}));
  EXPECT_EQ(results[1], (std::vector<double>{10, 20, -1, -1}));
  EXPECT_EQ(results[2], (std::vector<double>{10, 20, -1, -1}));
  EXPECT_EQ(results[3], (std::vector<double>{22, 24, -1, -1}));
  EXPECT_EQ(results[4], (std::vector<double>{11, 22, 13, 24}));
  EXPECT_EQ(results[5], results[4]);
  EXPECT_EQ(results[6], (std::vector<double>{3, 3, -1, -1}));
  EXPECT_EQ(results[7], (std::vector<double>{10, 20, 10, 20}));
}

TEST(Graph, RecordsEqualOperationsOnceAndTrivialOnesNever) {
  Graph graph(4);
  const Value x = graph.input(3), y = graph.input(3);
  EXPECT_EQ((x * y).id, (y * x).id);
  EXPECT_EQ((x + y).id, (y + x).id);
  EXPECT_EQ(tanh(x).id, tanh(x).id);
  EXPECT_EQ((1.0 * x).id, x.id);
  EXPECT_EQ((x + graph.constant(0, x)).id, x.id);
  EXPECT_EQ((x * graph.constant(1, x)).id, x.id);
  EXPECT_EQ((x * graph.constant(0, x)).id, graph.constant(0, x).id);
  EXPECT_EQ((2.0 * (3.0 * x)).id, (6.0 * x).id);
  EXPECT_NE((x - y).id, (y - x).id);
}

TEST(Graph, RefusesShapesThatDoNotFit) {
  Graph graph(4);
  const Value x = graph.input(3), y = graph.input(2), w = graph.parameter(2, 3, 0);
  EXPECT_THROW((void)(x + y), std::logic_error);
  EXPECT_THROW((void)matmul(x, w), std::logic_error);
  EXPECT_THROW((void)gradient(x, y), std::logic_error);
  EXPECT_THROW((void)slice_columns(x, 2, 2), std::logic_error);
}

}  // namespace
}  // namespace hnn::autodiff
