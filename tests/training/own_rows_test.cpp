#include <gtest/gtest.h>

#include <memory>

#include "hnn/data/simulate.hpp"
#include "hnn/error.hpp"
#include "hnn/models/hnn.hpp"
#include "hnn/models/models.hpp"
#include "training/small_experiment.hpp"

namespace hnn {
namespace {

// H = p^2 / 2 + q^4 / 4
class Quartic final : public System {
 public:
  [[nodiscard]] std::size_t dimension() const override { return 2; }
  [[nodiscard]] double energy(std::span<const double> x) const override {
    return 0.5 * x[1] * x[1] + 0.25 * x[0] * x[0] * x[0] * x[0];
  }
  void time_derivative(std::span<const double> x, std::span<double> dxdt) const override {
    const double q = x[0];
    dxdt[0] = x[1];
    dxdt[1] = -q * q * q;
  }
  void start_state(Random& random, std::span<double> x) const override {
    x[0] = random.uniform(-1, 1);
    x[1] = random.uniform(-1, 1);
  }
};

TaskInfo quartic() {
  return {.id = "quartic",
          .coordinates = {{"position", "q", "m"}, {"momentum", "p", "kg m/s"}},
          .energy = QuantityInfo{"energy", "H", "J"},
          .source = simulation(),
          .code = {.task = "quartic", .noise = 0, .widths = {16, 16}},
          .system = [](const Experiment&) -> std::unique_ptr<System> { return std::make_unique<Quartic>(); }};
}

ModelInfo renamed_hnn() {
  ModelInfo row = hnn_row;
  row.id = "mine";
  return row;
}

TEST(OwnRows, ATaskThatIsInNoListIsLearned) {
  const TaskInfo row = quartic();
  Trainer trainer(row, hnn_row, row.code);
  const double first = trainer.train(1);
  trainer.train(1000);
  const Evaluation evaluation = trainer.evaluate();
  EXPECT_LT(evaluation.test_loss, first / 20);
  EXPECT_LT(*evaluation.energy_mse, 1e-3);
  EXPECT_EQ(trainer.noise_floor(), 0);
  EXPECT_TRUE(trainer.reference({.from = {0.5, 0}}).has_value());
}

TEST(OwnRows, AModelThatIsInNoListLearnsToTheBitsOfItsEquations) {
  const ModelInfo row = renamed_hnn();
  const Experiment experiment = small();
  Experiment named = experiment;
  named.model = row.id;
  Trainer own(task_named("spring"), row, named), listed(experiment);
  EXPECT_EQ(own.train(20), listed.train(20));
  EXPECT_EQ(hash_of(own), hash_of(listed));
  EXPECT_EQ(own.evaluate().energy_mse, listed.evaluate().energy_mse);
  EXPECT_EQ(&own.model(), &row);
}

TEST(OwnRows, WhatWasLearnedGoesToAnotherTrainerOfTheSameRowsAlone) {
  const TaskInfo row = quartic();
  Trainer trained(row, hnn_row, row.code), other(row, hnn_row, row.code);
  trained.train(5);
  other.restore(trained.checkpoint());
  EXPECT_EQ(hash_of(other), hash_of(trained));
  Trainer spring(small());
  EXPECT_THROW(spring.restore(trained.checkpoint()), Error);
  EXPECT_THROW(Trainer{row.code}, Error) << "it is in no list";
}

}  // namespace
}  // namespace hnn
