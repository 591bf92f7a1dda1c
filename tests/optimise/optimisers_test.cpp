#include "hnn/optimise/optimisers.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

#include "hnn/error.hpp"
#include "hnn/optimise/adam.hpp"
#include "hnn/optimise/gauss_newton.hpp"
#include "hnn/optimise/lbfgs.hpp"
#include "hnn/optimise/soap.hpp"
#include "hnn/settings/settings.hpp"
#include "hnn/training/trainer.hpp"
#include "optimise/batch.hpp"
#include "training/small_experiment.hpp"

namespace hnn {

std::size_t allocations();  // allocations.cpp

namespace {

// dx/dt = x W: its loss is a quadratic in the weights.
class LinearModel : public Model {
 public:
  explicit LinearModel(std::size_t dimension) : Model({.dimension = dimension}) {
    offset_ = layout_.add_weights("W", dimension, dimension);
  }
  [[nodiscard]] autodiff::Value time_derivative(autodiff::Value x) const override {
    return matmul(x, x.graph->parameter(dimension(), dimension(), offset_));
  }
  // As Model's own, which the linker for WebAssembly can't put into a table of functions that is not optimised with it.
  [[nodiscard]] std::vector<LossTerm> loss_terms(autodiff::Value x, autodiff::Value target) const override {
    return {{"derivative", 1, time_derivative(x) - target}};
  }

 private:
  std::size_t offset_;
};

TEST(GaussNewton, SolvesAQuadraticInOneStep) {
  // As many equations as weights, so that they can all be met; and more, where the best is the least squares.
  for (const std::size_t rows : {std::size_t{3}, std::size_t{40}}) {
    Batch<double> batch(std::make_unique<LinearModel>(3), rows);
    Linearisation<double> linearisation(*batch.model, rows, batch.inputs());
    GaussNewton<double> optimiser(linearisation, {.damping = 1e-9});
    (void)optimiser.step(batch.weights, 0, {});
    std::vector<double> gradient(batch.weights.size());
    const double loss = batch.gradient(batch.weights, gradient);
    for (const double g : gradient) EXPECT_NEAR(g, 0, 1e-5);
    if (rows == 3) {
      EXPECT_LT(loss, 1e-12);
    }
  }
}

TEST(GaussNewton, TakesNoStepThatRaisesTheLossOfItsBatch) {
  Batch<float> batch("hnn", {.dimension = 2, .widths = {16, 16}}, 30);
  for (std::size_t i = 0; i < batch.x.size(); i += 2) {  // a spring
    batch.target[i] = batch.x[i + 1];
    batch.target[i + 1] = -batch.x[i];
  }
  Linearisation<float> linearisation(*batch.model, batch.rows, batch.inputs());
  GaussNewton<float> optimiser(linearisation, {.damping = 1e-2});
  std::vector<float> r(linearisation.size());
  double last = linearisation.residuals(batch.weights, r);
  for (int i = 0; i < 30; ++i) {
    (void)optimiser.step(batch.weights, 0, {});
    const double loss = linearisation.residuals(batch.weights, r);
    EXPECT_LE(loss, last);
    last = loss;
  }
  EXPECT_LT(last, 1e-3);
}

TEST(GaussNewton, LeavesTheWeightsWhereNothingIsFinite) {
  Batch<float> batch("hnn", {.dimension = 2, .widths = {8}}, 10);
  batch.x[3] = std::numeric_limits<float>::quiet_NaN();
  Linearisation<float> linearisation(*batch.model, batch.rows, batch.inputs());
  GaussNewton<float> optimiser(linearisation, {});
  const std::vector<float> before = batch.weights;
  EXPECT_TRUE(std::isnan(optimiser.step(batch.weights, 0, {})));
  EXPECT_EQ(batch.weights, before);
}

// The loss of a least-squares problem by an optimiser that sees all of it in each step.
template <class T>
T loss_after(Optimiser<T>& optimiser, Batch<T>& batch, int steps) {
  std::vector<T> gradient(batch.weights.size());
  for (int i = 0; i < steps; ++i) {
    const T loss = batch.gradient(optimiser.at(batch.weights), gradient);
    (void)optimiser.step(batch.weights, loss, gradient);
  }
  return batch.gradient(batch.weights, gradient);
}

TEST(Lbfgs, SolvesAQuadraticInAboutAsManyStepsAsItHasWeights) {
  Batch<double> batch(std::make_unique<LinearModel>(3), 3);
  Lbfgs<double> optimiser(batch.weights.size(), {});
  EXPECT_LT(loss_after(optimiser, batch, 40), 1e-12);
}

// A quadratic whose narrow valley lies along no axis.
Batch<double> valley() {
  constexpr std::size_t n = 6;
  Batch<double> batch(std::make_unique<LinearModel>(n), 60);
  for (std::size_t row = 0; row < batch.rows; ++row) {
    double* const x = batch.x.data() + row * n;
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) sum += x[i];
    for (std::size_t i = 0; i < n; ++i) x[i] = sum + 0.1 * x[i];
    for (std::size_t i = 0; i < n; ++i) batch.target[row * n + i] = x[(i + 1) % n];
  }
  return batch;
}

TEST(Soap, IsSoonerThanAdamWhereTheLossIsAValleyAlongNoAxis) {
  const OptimiserOptions options{
      .learning_rate = 0.03, .schedule = schedule_named("one-cycle", 400), .beta1 = 0.95, .beta2 = 0.95};
  Batch<double> by_soap = valley(), by_adam = valley();
  Soap<double> soap(by_soap.model->layout(), options);
  Adam<double> adam(by_adam.weights.size(), options);
  EXPECT_LT(loss_after(soap, by_soap, 400), 0.1 * loss_after(adam, by_adam, 400));
}

class Each : public ::testing::TestWithParam<std::string_view> {
 protected:
  [[nodiscard]] static Experiment experiment() {
    Experiment result = small();
    result.optimizer = GetParam();
    if (!optimiser_named(GetParam()).needs_all_points) result.batch = 40;
    return result;
  }
};

TEST_P(Each, MakesTheLossSmall) {
  Trainer trainer(experiment());
  const double before = trainer.test_loss();
  trainer.train(optimiser_named(GetParam()).linearises ? 20 : 200);
  EXPECT_LT(trainer.test_loss(), 0.5 * before);
}

TEST_P(Each, GoesOnFromAFileToTheSameBits) {
  Trainer trained(experiment()), resumed(experiment());
  trained.train(25);
  resumed.resume(read_safetensors(write_safetensors(trained.checkpoint_with_moments())));
  trained.train(13);
  resumed.train(13);
  EXPECT_EQ(hash_of(resumed), hash_of(trained));
}

TEST_P(Each, BeginsAgainAsANewOne) {
  Trainer used(experiment()), fresh(experiment());
  used.train(25);
  used.restart();
  used.train(7);
  fresh.train(7);
  EXPECT_EQ(hash_of(used), hash_of(fresh));
}

TEST_P(Each, AllocatesNothingInAStep) {
  Trainer trainer(experiment());
  trainer.train(12);
  const std::size_t before = allocations();
  trainer.train(12);
  EXPECT_EQ(allocations() - before, 0U);
}

TEST_P(Each, SurvivesALossThatIsNoNumber) {
  Trainer trainer(experiment());
  Checkpoint broken = trainer.checkpoint();
  broken.tensors.front().values.front() = std::numeric_limits<float>::infinity();
  trainer.restore(broken);
  EXPECT_NO_THROW(trainer.train(5));
  EXPECT_FALSE(std::isfinite(trainer.test_loss()));
}

TEST_P(Each, HasSettingsThatItReadsAndRefusesTheOthers) {
  for (const Setting& setting : settings()) {
    if (setting.optimisers.empty()) continue;
    Experiment changed = experiment();
    std::visit(
        [&](auto member) {
          using Type = std::decay_t<decltype(changed.*member)>;
          if constexpr (std::is_same_v<Type, double>) changed.*member = changed.*member * 0.5;
          if constexpr (std::is_same_v<Type, int>) changed.*member = changed.*member / 2 + 1;
          if constexpr (std::is_same_v<Type, std::string>) changed.*member = std::string(setting.choices.back());
        },
        setting.member);
    const Values values{{"task", "spring"},
                        {"optimizer", std::string(GetParam())},
                        {std::string(setting.name), value_of(changed, setting)}};
    if (!setting.matters_to(GetParam())) {
      EXPECT_THROW((void)experiment_from(values), Error) << setting.name;
      continue;
    }
    EXPECT_NO_THROW((void)experiment_from(values)) << setting.name;
    Trainer as_it_was(experiment()), with_another(changed);
    as_it_was.train(40);
    with_another.train(40);
    EXPECT_NE(hash_of(as_it_was), hash_of(with_another)) << setting.name << " has an effect";
  }
}

std::vector<std::string_view> all_ids() {
  std::vector<std::string_view> ids;
  for (const OptimiserInfo& row : optimisers()) ids.push_back(row.id);
  return ids;
}
INSTANTIATE_TEST_SUITE_P(Optimisers, Each, ::testing::ValuesIn(all_ids()), [](const auto& info) {
  std::string name(info.param);
  std::erase(name, '-');
  return name;
});

TEST(Optimisers, AnUnknownOneIsRefusedWithTheNearest) {
  try {
    (void)optimiser_named("adams");
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "There is no optimizer \"adams\"; did you mean adam?");
  }
}

TEST(Schedule, RisesAndFallsOverTheStepsAndBeginsAgain) {
  const Schedule schedule = schedule_named("one-cycle", 100);
  EXPECT_DOUBLE_EQ(schedule.factor(0), 0.1);
  EXPECT_DOUBLE_EQ(schedule.factor(9), 1);
  EXPECT_NEAR(schedule.factor(54), 0.5, 0.02);
  EXPECT_LT(schedule.factor(99), 1e-3);
  EXPECT_GT(schedule.factor(99), 0);
  EXPECT_DOUBLE_EQ(schedule.factor(100), 0.1);
  for (int step = 10; step < 99; ++step) EXPECT_GT(schedule.factor(step), schedule.factor(step + 1));
  EXPECT_EQ(schedule_named("constant", 100).factor(57), 1);
  EXPECT_DOUBLE_EQ(schedule_named("one-cycle", 1).factor(0), 1);
  EXPECT_THROW((void)schedule_named("cosine", 100), Error);
}

TEST(Resume, OneCycleGoesOnOnlyToAsManySteps) {
  Experiment experiment = small();
  experiment.schedule = "one-cycle";
  Trainer trainer(experiment);
  experiment.steps += 10;
  Trainer longer(experiment);
  EXPECT_THROW(longer.resume(trainer.checkpoint_with_moments()), Error);
}

}  // namespace
}  // namespace hnn
