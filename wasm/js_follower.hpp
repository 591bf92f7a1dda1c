#pragma once

// What computes parts of a trainer's steps, in JavaScript's types.

#include <emscripten/val.h>

#include <algorithm>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "hnn/error.hpp"
#include "hnn/settings/settings.hpp"
#include "hnn/training/follower.hpp"
#include "js_values.hpp"

namespace hnn::js {

/// Shares of a step that are a node of the tree they are added in.
inline autodiff::ShareRange shares_of(const val& first, const val& count, std::size_t all) {
  const double most = static_cast<double>(all);
  const int many = whole_number(count, "The number of shares", 1, most);
  const int from = whole_number(first, "The first share", 0, most - many);
  if ((many & (many - 1)) != 0 || from % many != 0) {
    throw Error("Shares " + std::to_string(from) + " to " + std::to_string(from + many - 1) +
                " are not added first; there must be 1, 2, 4 or 8 of them, as many as before them or a multiple.");
  }
  return {static_cast<std::size_t>(from), static_cast<std::size_t>(many)};
}

inline void require_room(const val& array, std::size_t numbers) {
  if (array.instanceof (val::global("Float32Array")) && array["length"].as<std::size_t>() >= numbers) return;
  throw Error("What is lent has to be a Float32Array of at least " + std::to_string(numbers) + " numbers.");
}

/// From where `at` is on; then `at` is behind it.
inline void write(const val& array, std::size_t& at, std::span<const float> values) {
  array.call<void>("set", val(emscripten::typed_memory_view(values.size(), values.data())), at);
  at += values.size();
}
inline void write(const val& array, const Lent& lent) {
  std::size_t at = 0;
  for (const auto part : {lent.parameters, lent.x, lent.target}) write(array, at, part);
}
inline void read(const val& array, std::size_t& at, std::span<float> values) {
  const val view(emscripten::typed_memory_view(values.size(), values.data()));
  view.call<void>("set", array.call<val>("subarray", at, at + values.size()));
  at += values.size();
}

/// A Follower in JavaScript's types.
class JsFollower {
 public:
  JsFollower(const val& settings, const val& dimension, const val& rows)
      : follower_(with_js_errors([&] {
          constexpr double kMost = 1e6;
          return std::make_unique<Follower>(
              experiment_from(values_of(settings, "first argument of Follower")),
              static_cast<std::size_t>(whole_number(dimension, "The dimension", 1, kMost)),
              static_cast<std::size_t>(whole_number(rows, "The number of rows", 1, kMost)));
        })) {}

  val compute(const val& first, const val& count, const val& lent) {
    return with_js_errors([&] {
      const autodiff::ShareRange shares = shares_of(first, count, follower_->shares().shares());
      const auto parameters = follower_->parameters(), x = follower_->x(shares), target = follower_->target(shares);
      require_room(lent, std::max(parameters.size() + x.size() + target.size(), follower_->shares().size(shares)));
      std::size_t at = 0;
      for (const auto part : {parameters, x, target}) read(lent, at, part);
      at = 0;
      write(lent, at, follower_->compute(shares));
      return lent;
    });
  }

  val terms(const val& lent) {
    return with_js_errors([&] {
      const auto parameters = follower_->parameters();
      require_room(lent, parameters.size());
      LossInputs& chunk = follower_->chunk();
      const std::size_t columns = chunk.columns + chunk.target_columns;
      const std::size_t rows = (lent["length"].as<std::size_t>() - parameters.size()) / columns;
      if (rows < 1 || rows > LossChunks::most_rows) throw Error("What is lent is no chunk of samples.");
      std::size_t at = 0;
      for (const auto part : {parameters, chunk.first_of_x(rows), chunk.first_of_target(rows)}) read(lent, at, part);
      at = 0;
      write(lent, at, follower_->terms(rows));
      return lent;
    });
  }

 private:
  std::unique_ptr<Follower> follower_;
};

}  // namespace hnn::js
