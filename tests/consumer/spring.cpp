#include <hnn/settings/settings.hpp>
#include <hnn/training/trainer.hpp>
#include <iostream>

int main() {
  // The settings by their names, as in a link; what isn't named is the task's default.
  const hnn::Experiment experiment = hnn::experiment_from({{"task", "spring"}, {"model", "hnn"}, {"steps", "20"}});
  hnn::Trainer trainer(experiment);
  trainer.train(experiment.steps);
  const hnn::Evaluation evaluation = trainer.evaluate();
  std::cout << "train_loss " << evaluation.train_loss << '\n'
            << "energy_mse " << evaluation.energy_mse.value() << '\n'
            << "weights_hash " << evaluation.weights_hash << '\n';
}
