#include "hnn/formula/formula.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <optional>

#include "hnn/math/elementary.hpp"

namespace hnn {
namespace {

using autodiff::Value;

// A part of a formula on a graph: of no coordinate, a number.
struct Part {
  double number = 0;
  std::optional<Value> value{};
};

// Integer powers are products, so that a negative number has them too. Beyond this size a product has more factors than
// its logarithm costs.
constexpr double most_factors = 1e6;

double integer_power(double base, std::uint64_t exponent) {
  double result = 1;
  for (; exponent > 0; exponent /= 2, base *= base) {
    if (exponent % 2 == 1) result *= base;
  }
  return result;
}

bool has_factors(double exponent) { return exponent == std::floor(exponent) && std::abs(exponent) <= most_factors; }

Value integer_power(Value base, std::uint64_t exponent) {
  std::optional<Value> result;
  for (;; base = square(base)) {
    if (exponent % 2 == 1) result = result ? *result * base : base;
    exponent /= 2;
    if (exponent == 0) return *result;
  }
}

double power(double base, double exponent) {
  if (!has_factors(exponent)) return math::exp(exponent * math::log(base));
  const double whole = integer_power(base, static_cast<std::uint64_t>(std::abs(exponent)));
  return exponent < 0 ? 1 / whole : whole;
}

Value power(Value base, double exponent) {
  if (exponent == 0) return base.graph->constant(1, base);
  const double twice = 2 * std::abs(exponent);
  if (!has_factors(twice)) return exp(exponent * log(base));
  const auto halves = static_cast<std::uint64_t>(twice);
  Value whole = halves % 2 == 0 ? integer_power(base, halves / 2) : integer_power(sqrt(base), halves);
  return exponent < 0 ? reciprocal(whole) : whole;
}

Value value_of(const Part& part, Value like) {
  return part.value ? *part.value : like.graph->constant(part.number, like);
}

Part power(const Part& base, const Part& exponent, Value like) {
  if (!exponent.value) {
    if (!base.value) return {power(base.number, exponent.number)};
    return {0, power(*base.value, exponent.number)};
  }
  // The logarithm of a number is one.
  const Value log_base = base.value ? log(*base.value) : like.graph->constant(math::log(base.number), like);
  return {0, exp(*exponent.value * log_base)};
}

}  // namespace

std::span<const FormulaFunction> formula_functions() {
  static constexpr std::array<FormulaFunction, 8> rows = {{
      {"sin", autodiff::sin, [](double x) { return math::sin(x); }},
      {"cos", autodiff::cos, [](double x) { return math::cos(x); }},
      {"exp", autodiff::exp, [](double x) { return math::exp(x); }},
      {"tanh", autodiff::tanh, [](double x) { return math::tanh(x); }},
      {"sqrt", autodiff::sqrt, [](double x) { return std::sqrt(x); }, "<msqrt>", "</msqrt>"},
      {"log", autodiff::log, [](double x) { return math::log(x); }},
      {"abs", autodiff::abs, [](double x) { return std::abs(x); }, "<mo>|</mo>", "<mo>|</mo>"},
      {"softplus", autodiff::softplus, [](double x) { return math::softplus(x); }},
  }};
  return rows;
}

Value Formula::on(std::span<const Value> coordinates) const {
  const Value like = coordinates.front();
  const std::size_t n = coordinates.size() / 2;
  std::vector<Part> parts;
  for (const Node& node : nodes_) {
    const Part a = parts.empty() ? Part{} : parts[node.a], b = parts.empty() ? Part{} : parts[node.b];
    const bool is_number = !a.value && !b.value;
    const auto both = [&](double number, auto combine) {
      if (is_number) return Part{number};
      return Part{0, combine(value_of(a, like), value_of(b, like))};
    };
    switch (node.kind) {
      case Kind::number:
        parts.push_back({node.number});
        break;
      case Kind::coordinate:
        parts.push_back({0, coordinates[node.index < most_freedom ? node.index : n + node.index - most_freedom]});
        break;
      case Kind::constant:
        parts.push_back({constants_[node.index].value});
        break;
      case Kind::add:
        parts.push_back(both(a.number + b.number, [](Value x, Value y) { return x + y; }));
        break;
      case Kind::subtract:
        parts.push_back(both(a.number - b.number, [](Value x, Value y) { return x - y; }));
        break;
      case Kind::multiply:
        parts.push_back(both(a.number * b.number, [](Value x, Value y) { return x * y; }));
        break;
      case Kind::divide:
        parts.push_back(b.value ? Part{0, value_of(a, like) * reciprocal(*b.value)}
                                : both(a.number / b.number, [&](Value x, Value) { return (1 / b.number) * x; }));
        break;
      case Kind::power:
        parts.push_back(power(a, b, like));
        break;
      case Kind::negate:
        parts.push_back(a.value ? Part{0, -*a.value} : Part{-a.number});
        break;
      case Kind::call: {
        const FormulaFunction& function = formula_functions()[node.index];
        parts.push_back(a.value ? Part{0, function.on(*a.value)} : Part{function.of(a.number)});
        break;
      }
    }
  }
  return value_of(parts.back(), like);
}

bool Formula::is_separable() const {
  // Of each part: whether it names positions, momenta, and both in one term.
  struct Names {
    bool q = false, p = false, mixed = false;
  };
  std::vector<Names> names;
  for (const Node& node : nodes_) {
    Names own;
    if (node.kind == Kind::coordinate) {
      (node.index < most_freedom ? own.q : own.p) = true;
    } else if (node.kind != Kind::number && node.kind != Kind::constant) {
      const bool two = node.kind != Kind::negate && node.kind != Kind::call;
      const bool is_sum = node.kind == Kind::add || node.kind == Kind::subtract || node.kind == Kind::negate;
      const Names &a = names[node.a], &b = names[two ? node.b : node.a];
      own = {a.q || b.q, a.p || b.p, a.mixed || b.mixed};
      if (!is_sum && own.q && own.p) own.mixed = true;
    }
    names.push_back(own);
  }
  return !names.back().mixed;
}

}  // namespace hnn
