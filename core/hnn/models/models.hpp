#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <utility>

#include "hnn/models/model.hpp"
#include "hnn/models/pixel_model.hpp"

namespace hnn {

/// A row of the table of models: what a model is called, what it can do, and how one is made.
struct ModelInfo {
  std::string_view id;        ///< in settings, links and files
  std::string_view title;     ///< "Hamiltonian network"
  std::string_view label;     ///< for legends and the heads of tables: "HNN"
  std::string_view in_text;   ///< within a sentence: "the Hamiltonian network"
  std::string_view sentence;  ///< what follows `in_text` to say what the model learns, with no full stop
  bool has_energy;            ///< has a learned H
  bool conserves;             ///< its own motion keeps that H
  bool separable;             ///< dq/dt depends on p alone and dp/dt on q alone
  bool needs_velocity;        ///< `Shape::velocity` must be given
  std::unique_ptr<Model> (*make)(const Shape&);  ///< throws Error for an unknown activation
};

/// The `make` of a row: a `Plain` model of the shape, in the latent space of an autoencoder where states are found in
/// frames.
template <class Plain>
[[nodiscard]] std::unique_ptr<Model> make_model(const Shape& shape) {
  auto plain = std::make_unique<Plain>(shape);
  if (shape.observation == 0) return plain;
  return std::make_unique<PixelModel>(std::move(plain), shape);
}

/// All of them, in the order in which they are offered.
[[nodiscard]] std::span<const ModelInfo> models();

/// Throws Error for an unknown one.
[[nodiscard]] const ModelInfo& model_named(std::string_view id);

}  // namespace hnn
