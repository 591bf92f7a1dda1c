#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "hnn/autodiff/graph.hpp"
#include "hnn/math/random.hpp"
#include "hnn/nn/autoencoder.hpp"
#include "hnn/nn/parameters.hpp"

namespace hnn {

/// What a model is made for.
struct Shape {
  std::size_t dimension = 0;  ///< coordinates of a state x = (q, p): twice the degrees of freedom n
  std::vector<int> widths{};  ///< of the hidden layers of each network
  std::string_view activation = "tanh";
  std::size_t observation = 0;  ///< columns of what is seen, where states are found in frames; 0: seen as they are
  /// dq/dt [batch, n] of x [batch, 2n], as the task gives it; empty where it gives none.
  std::function<autodiff::Value(autodiff::Value x)> velocity{};
  ParameterLayout layout{};  ///< what stands before the model's parameters
};

/// The loss is the sum of its terms, each weighted.
struct LossTerm {
  std::string_view name;
  double weight = 1;
  autodiff::Value residual;  ///< [batch, n]

  /// [1, 1], the residual's mean square over the batch.
  [[nodiscard]] autodiff::Value value() const { return mean(square(residual)); }
};

/// Both halves of dx/dt of a model that is separable: dq/dt [batch, n] depends on p alone, dp/dt [batch, n] on q alone.
struct SplitDerivative {
  autodiff::Value dqdt, dpdt;
};

/// Something that learns dx/dt from x. A new model is a file beside this one, with its equations and its row, and a
/// line in models.cpp.
class Model {
 public:
  virtual ~Model() = default;
  Model(const Model&) = delete;
  Model& operator=(const Model&) = delete;

  /// x [batch, dimension] -> dx/dt [batch, dimension]
  [[nodiscard]] virtual autodiff::Value time_derivative(autodiff::Value x) const = 0;

  /// The learned H [batch, 1]; none where the model has none. Whether the model's own motion keeps it is said by its
  /// row.
  [[nodiscard]] virtual std::optional<autodiff::Value> hamiltonian(autodiff::Value) const { return std::nullopt; }

  /// `time_derivative` in its halves, each computed by its own network alone; none where the model isn't separable.
  [[nodiscard]] virtual std::optional<SplitDerivative> split(autodiff::Value) const { return std::nullopt; }

  [[nodiscard]] std::size_t dimension() const { return dimension_; }

  /// A sample of the data is two rows, of so many columns each: by default a state and its dx/dt.
  [[nodiscard]] virtual std::size_t sample_columns() const { return dimension_; }
  [[nodiscard]] virtual std::size_t target_columns() const { return sample_columns(); }

  /// How many points a sample has of one trajectory after its first: by default none.
  [[nodiscard]] virtual std::size_t horizon() const { return 0; }

  /// What training makes small, given both inputs [batch, sample_columns] and [batch, target_columns]: by default one
  /// term, the mean squared error of dx/dt (eq. 3 of the paper, for the Hamiltonian model).
  [[nodiscard]] virtual std::vector<LossTerm> loss_terms(autodiff::Value x, autodiff::Value target) const;

  /// How the model gets from what is seen to a state and back; null where states are seen as they are.
  [[nodiscard]] virtual const Autoencoder* autoencoder() const { return nullptr; }

  /// The models whose mean this is; empty for one that is no ensemble.
  [[nodiscard]] virtual std::span<const std::unique_ptr<Model>> members() const { return {}; }

  [[nodiscard]] const ParameterLayout& layout() const { return layout_; }

  /// Start values for all parameters of the layout.
  void initialise(std::span<float> parameters, Random& random) const { hnn::initialise(layout_, parameters, random); }

 protected:
  explicit Model(const Shape& shape) : layout_(shape.layout), dimension_(shape.dimension) {}

  ParameterLayout layout_;

 private:
  std::size_t dimension_;
};

/// Both inputs of the model's loss, in a graph that has none yet.
struct SampleInputs {
  autodiff::Value x, target;

  SampleInputs(autodiff::Graph& graph, const Model& model)
      : x(graph.input(model.sample_columns())), target(graph.input(model.target_columns())) {}
};

/// The weighted sum of the model's terms.
[[nodiscard]] autodiff::Value loss(const Model& model, autodiff::Value x, autodiff::Value target);

}  // namespace hnn
