// A task and a model of one's own: neither stands in a list of the library.
#include <hnn/autodiff/phase_space.hpp>
#include <hnn/data/simulate.hpp>
#include <hnn/models/models.hpp>
#include <hnn/nn/mlp.hpp>
#include <hnn/training/trainer.hpp>
#include <iostream>
#include <memory>
#include <optional>
#include <span>

namespace {

/// A unit mass on a spring whose force grows with the cube: H = p^2 / 2 + q^4 / 4.
class Quartic final : public hnn::System {
 public:
  [[nodiscard]] std::size_t dimension() const override { return 2; }
  [[nodiscard]] double energy(std::span<const double> x) const override {
    const double square = x[0] * x[0];
    return 0.5 * (x[1] * x[1]) + 0.25 * (square * square);
  }
  void time_derivative(std::span<const double> x, std::span<double> dxdt) const override {
    const double q = x[0];
    dxdt[0] = x[1];
    dxdt[1] = -(q * q * q);
  }
  void start_state(hnn::Random& random, std::span<double> x) const override {
    for (double& coordinate : x) coordinate = random.uniform(-1, 1);
  }
  [[nodiscard]] bool is_separable() const override { return true; }
};

hnn::TaskInfo quartic() {
  return {.id = "quartic",
          .coordinates = {{"position", "q", "m"}, {"momentum", "p", "kg m/s"}},
          .energy = hnn::QuantityInfo{"energy", "H", "J"},
          .source = hnn::simulation(),
          .code = {.task = "quartic", .noise = 0, .widths = {32, 32}, .steps = 500, .learning_rate = 5e-3},
          .system = [](const hnn::Experiment&) -> std::unique_ptr<hnn::System> { return std::make_unique<Quartic>(); }};
}

/// It is told that the energy of motion is p^2 / 2, and learns V(q) alone.
class Potential final : public hnn::Model {
 public:
  explicit Potential(const hnn::Shape& shape)
      : Model(shape), v_(layout_, "V", shape.dimension / 2, shape.widths, 1, shape.activation) {}

  [[nodiscard]] hnn::autodiff::Value time_derivative(hnn::autodiff::Value x) const override {
    return hnn::symplectic_gradient(gradient(sum(*hamiltonian(x)), x));
  }
  [[nodiscard]] std::optional<hnn::autodiff::Value> hamiltonian(hnn::autodiff::Value x) const override {
    const hnn::autodiff::Value p = hnn::momenta(x);
    return sum_columns(0.5 * (p * p)) + v_(hnn::positions(x));
  }

 private:
  hnn::Mlp v_;
};

constexpr hnn::ModelInfo potential{.id = "potential",
                                   .title = "Potential network",
                                   .label = "V",
                                   .in_text = "the potential network",
                                   .sentence = "learns V(q)",
                                   .has_energy = true,
                                   .conserves = true,
                                   .separable = false,
                                   .needs_velocity = false,
                                   .make = hnn::make_model<Potential>};

void learn(const hnn::TaskInfo& task, const hnn::ModelInfo& model) {
  hnn::Experiment experiment = task.code;
  experiment.model = model.id;
  hnn::Trainer trainer(task, model, experiment);
  trainer.train(experiment.steps);
  const hnn::Evaluation evaluation = trainer.evaluate();
  std::cout << model.id << " train_loss " << evaluation.train_loss << " test_loss " << evaluation.test_loss
            << " energy_mse " << evaluation.energy_mse.value() << '\n';
}

}  // namespace

int main() {
  const hnn::TaskInfo task = quartic();
  for (const char* listed : {"baseline", "hnn"}) learn(task, hnn::model_named(listed));
  learn(task, potential);
}
