// What must hold for every task and every model, whoever adds one.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "hnn/data/derivatives.hpp"
#include "hnn/error.hpp"
#include "hnn/models/models.hpp"
#include "hnn/settings/comparison.hpp"
#include "hnn/text/number_text.hpp"
#include "hnn/training/trainer.hpp"

namespace hnn {
namespace {

// A recording with two trajectories of a turning point, for tasks that cannot do without one.
File small_recording() {
  std::string text = "id,t,q,p\n";
  for (int trajectory = 0; trajectory < 5; ++trajectory) {
    for (int i = 0; i < 20; ++i) {
      const double t = 0.1 * i, phase = t + trajectory;
      text += number_text(trajectory) + "," + number_text(t) + "," +
              number_text(0.125 * std::round(8 * std::cos(phase))) + "," +
              number_text(0.125 * std::round(-8 * std::sin(phase))) + "\n";
    }
  }
  return {text};
}

std::optional<File> file_for(const TaskInfo& task) {
  return task.needs_file() ? std::optional(small_recording()) : std::nullopt;
}

// The smallest that is still the task.
Experiment small(const TaskInfo& task, std::string_view model) {
  Experiment experiment = task.code;
  experiment.model = model;
  experiment.widths = {12, 8};
  if (task.source.simulated) {
    experiment.trajectories = 4;
    experiment.points = 8;
  }
  if (experiment.batch > 0) experiment.batch = 5;
  return experiment;
}

TEST(Tasks, HaveWordsAndEverythingTheyPromise) {
  const std::set<std::string_view> views{"plane", "bodies", "rods", "frames"};
  std::set<std::string_view> ids;
  for (const TaskInfo& task : tasks()) {
    SCOPED_TRACE(task.id);
    EXPECT_TRUE(ids.insert(task.id).second);
    EXPECT_EQ(&task_named(task.id), &task);
    for (const std::string_view words : {task.title, task.description, task.in_text, task.seen}) {
      EXPECT_FALSE(words.empty());
    }
    EXPECT_TRUE(views.contains(task.view));
    EXPECT_FALSE(task.drawing.empty());
    EXPECT_EQ(task.code.task, task.id);
    EXPECT_EQ(task.paper_text.task, task.id);
    EXPECT_EQ(task.paper_text.convention, "paper");
    EXPECT_EQ(task.takes_file(), !task.seen_measured.empty());
    EXPECT_EQ(task.stand_in != nullptr, !task.stand_in_text.empty());
    EXPECT_EQ(task.has_frames(), task.source.observe != nullptr);
    EXPECT_EQ(task.has_frames(), task.momentum_per_velocity > 0);
    EXPECT_TRUE(task.has_energy() ? task.system != nullptr : !task.has_law);
    const std::size_t own_dimension = task.coordinates_in(task.code).size();
    if (task.system != nullptr) {
      EXPECT_EQ(task.system(task.code)->dimension(), own_dimension);
    }
    for (const Experiment& defaults : {task.code, task.paper_text}) {
      EXPECT_TRUE(defaults.from.empty() || defaults.from.size() == own_dimension);
    }
    EXPECT_EQ(own_dimension == 0, task.needs_file()) << "where the task doesn't name coordinates, the file does";
    EXPECT_TRUE(task.coordinates_of == nullptr || task.coordinates.empty());
    for (const QuantityInfo& coordinate : task.coordinates) {
      EXPECT_FALSE(coordinate.name.empty());
      EXPECT_FALSE(coordinate.symbol.empty());
    }
    EXPECT_NO_THROW((void)comparison_from({{"task", std::string(task.id)}})) << "its own models can learn it";
    for (const PaperFigure& figure : task.paper) EXPECT_NO_THROW((void)model_named(figure.model));
    for (const Finding& finding : task.findings) {
      EXPECT_NO_THROW((void)experiment_with(task.code, {{std::string(finding.setting), std::string(finding.value)}}));
    }
  }
}

TEST(Tasks, AreRefusedByNameInOneSentence) {
  try {
    (void)task_named("yo-yo");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(std::string(error.what()).find("There is no task \"yo-yo\"; it has to be spring, pendulum, "), 0U);
  }
}

class EveryTaskAndModel : public testing::TestWithParam<std::pair<std::string, std::string>> {
 protected:
  const TaskInfo& task = task_named(GetParam().first);
  Experiment experiment = small(task, GetParam().second);
  Trainer make() const { return Trainer(experiment, file_for(task)); }
};

std::vector<std::pair<std::string, std::string>> all_pairs() {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const TaskInfo& task : tasks()) {
    for (const std::string_view model : models_for(task)) pairs.emplace_back(task.id, model);
  }
  return pairs;
}

std::string name_of(const testing::TestParamInfo<std::pair<std::string, std::string>>& instance) {
  std::string name = instance.param.first + "_" + instance.param.second;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Rows, EveryTaskAndModel, testing::ValuesIn(all_pairs()), name_of);

TEST_P(EveryTaskAndModel, LearnsAndAnswersWhatItsRowsPromise) {
  Trainer trainer = make();
  const double before = trainer.evaluate().train_loss;
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(std::isfinite(trainer.train(20)));

  const Evaluation evaluation = trainer.evaluate();
  EXPECT_LT(evaluation.train_loss, before) << "it learns";
  EXPECT_TRUE(std::isfinite(evaluation.test_loss));
  EXPECT_NEAR(trainer.test_loss(), evaluation.test_loss, 1e-6 * evaluation.test_loss);
  EXPECT_EQ(evaluation.energy_mse.has_value(), task.has_energy());
  EXPECT_EQ(evaluation.latent.has_value(), task.has_frames());
  EXPECT_FALSE(evaluation.solver.empty());
  EXPECT_EQ(trainer.task().coordinates().size(), trainer.dimension());

  const RolloutRequest request{.until = 2, .points = 5};
  const Rollout rollout = trainer.rollout(request);
  EXPECT_EQ(rollout.energy.has_value(), task.has_energy());
  EXPECT_EQ(rollout.hamiltonian.has_value(), trainer.model().has_energy);
  const bool conserves = trainer.model().conserves && !task.is_driven();
  if (conserves) {
    for (const double h : *rollout.hamiltonian) EXPECT_NEAR(h, rollout.hamiltonian->front(), 1e-6);
  }
  const std::optional<Rollout> truth = trainer.reference(request);
  ASSERT_TRUE(truth);
  EXPECT_EQ(energy_error(rollout, *truth).has_value(), task.has_energy());

  RolloutRequest pushed = request;
  pushed.pushes = {{.amount = 1e-3, .at = 1}};
  if (conserves) {
    EXPECT_NO_THROW((void)trainer.rollout(pushed));
  } else {
    EXPECT_THROW((void)trainer.rollout(pushed), Error);
  }
  RolloutRequest there_and_back = request;
  there_and_back.direction = "there-and-back";
  const std::optional<WayBack> back = trainer.rollout(there_and_back).back;
  ASSERT_TRUE(back);
  EXPECT_EQ(back->states.shape(0), 5U);
  EXPECT_EQ(trainer.reference(there_and_back)->back.has_value(), task.has_law && !task.has_frames());
  EXPECT_FALSE(rollout.back);
  RolloutRequest split = request;
  split.integrator = "leapfrog";
  if (trainer.model().separable) {
    EXPECT_NO_THROW((void)trainer.rollout(split));
  } else {
    EXPECT_THROW((void)trainer.rollout(split), Error);
  }
}

TEST_P(EveryTaskAndModel, ComesBackFromAFile) {
  Trainer trained = make(), fresh = make();
  trained.train(5);
  fresh.restore(read_safetensors(write_safetensors(trained.checkpoint())));
  EXPECT_EQ(weights_hash(fresh.checkpoint().tensors), weights_hash(trained.checkpoint().tensors));
  const std::vector<double> start = trained.task().first_test_start();
  const std::vector<float> x(start.begin(), start.end());
  EXPECT_EQ(fresh.time_derivative(x), trained.time_derivative(x));
}

TEST_P(EveryTaskAndModel, GoesOnFromAFileToTheSameBits) {
  Trainer whole = make(), begun = make(), resumed = make();
  whole.train(7);
  begun.train(3);
  resumed.train(2);  // whatever it did before
  resumed.resume(read_safetensors(write_safetensors(begun.checkpoint_with_moments())));
  EXPECT_EQ(resumed.step(), 3);
  EXPECT_EQ(resumed.train(4), begun.train(4));
  EXPECT_EQ(weights_hash(resumed.checkpoint().tensors), weights_hash(whole.checkpoint().tensors));
  EXPECT_EQ(write_safetensors(resumed.checkpoint_with_moments()), write_safetensors(whole.checkpoint_with_moments()));
}

TEST_P(EveryTaskAndModel, BeginsAgainAsANewOneWould) {
  Trainer trainer = make(), fresh = make();
  trainer.train(4);
  trainer.restart();
  EXPECT_EQ(trainer.train(3), fresh.train(3));
  EXPECT_EQ(weights_hash(trainer.checkpoint().tensors), weights_hash(fresh.checkpoint().tensors));
}

}  // namespace
}  // namespace hnn
