#include "hnn/models/ensemble.hpp"

#include <utility>

namespace hnn {

using autodiff::Value;

namespace {

// Of what `value_of` gives for each.
template <class ValueOf>
Value mean_over(std::span<const std::unique_ptr<Model>> members, const ValueOf& value_of) {
  Value sum = value_of(*members.front());
  for (const auto& member : members.subspan(1)) {
    const Value next = value_of(*member);
    sum = sum + next;
  }
  return 1.0 / static_cast<double>(members.size()) * sum;
}

}  // namespace

Ensemble::Ensemble(std::vector<std::unique_ptr<Model>> members)
    : Model({.dimension = members.front()->dimension(), .layout = members.back()->layout()}),
      members_(std::move(members)) {}

Value Ensemble::time_derivative(Value x) const {
  return mean_over(members_, [&](const Model& member) { return member.time_derivative(x); });
}

std::optional<Value> Ensemble::hamiltonian(Value x) const {
  if (!members_.front()->hamiltonian(x)) return std::nullopt;
  return mean_over(members_, [&](const Model& member) { return *member.hamiltonian(x); });
}

std::optional<SplitDerivative> Ensemble::split(Value x) const {
  if (!members_.front()->split(x)) return std::nullopt;
  const Value dqdt = mean_over(members_, [&](const Model& member) { return member.split(x)->dqdt; });
  const Value dpdt = mean_over(members_, [&](const Model& member) { return member.split(x)->dpdt; });
  return SplitDerivative{.dqdt = dqdt, .dpdt = dpdt};
}

std::vector<LossTerm> Ensemble::loss_terms(Value x, Value target) const {
  std::vector<LossTerm> terms;
  for (const auto& member : members_) {
    for (LossTerm term : member->loss_terms(x, target)) {
      term.weight /= static_cast<double>(members_.size());
      terms.push_back(term);
    }
  }
  return terms;
}

}  // namespace hnn
