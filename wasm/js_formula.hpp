#pragma once

#include <string>
#include <vector>

#include "hnn/formula/formula_system.hpp"
#include "js_values.hpp"

namespace hnn::js {

inline val constant_val(const FormulaConstant& constant) {
  val result = val::object();
  result.set("name", constant.name);
  result.set("value", constant.value);
  result.set("least", constant.least);
  result.set("most", constant.most);
  result.set("at", constant.at);
  result.set("length", constant.length);
  result.set("isOuter", constant.is_outer);
  return result;
}

inline val formula_val(const Formula& formula) {
  val result = val::object();
  result.set("freedom", formula.freedom());
  result.set("mathml", formula.mathml());
  result.set("constants", array_of(formula.constants(), constant_val));
  return result;
}

inline val equilibrium_val(const Equilibrium& equilibrium) {
  val result = val::object();
  result.set("x", float64_array(equilibrium.x));
  result.set("kind", std::string(kind_of(equilibrium)));
  return result;
}

/// One text as `Formula` reads it, or what is wrong with it and where. `outer`: the text of the formula whose constants
/// it shares; "" for none.
inline val read_formula(const val& text, const val& name, const val& outer) {
  return with_js_errors([&] {
    const std::string outer_text = text_of(outer);
    try {
      if (outer_text.empty()) return formula_val(Formula(text_of(text), text_of(name)));
      const Formula other(outer_text, "H");
      return formula_val(Formula(text_of(text), text_of(name), other.constants()));
    } catch (const FormulaError& error) {
      val result = val::object();
      result.set("problem", std::string(error.what()));
      result.set("at", error.at);
      result.set("length", error.length);
      return result;
    }
  });
}

/// The law that these settings type: H and dx/dt at some states, and where it rests.
inline val typed_law(const val& settings, const val& states) {
  return with_js_errors([&] {
    const FormulaSystem system(experiment_from(values_of(settings, "experiment")));
    const std::vector<double> x = numbers_of<double>(states, "Float64Array", "The states");
    const std::size_t d = system.dimension();
    std::vector<double> energy(x.size() / d), derivative(energy.size() * d);
    for (std::size_t row = 0; row < energy.size(); ++row) {
      const std::span<const double> state(x.data() + row * d, d);
      energy[row] = system.energy(state);
      system.time_derivative(state, std::span(derivative).subspan(row * d, d));
    }
    val result = val::object();
    result.set("energy", float32_array(energy));
    result.set("derivative", float32_array(derivative));
    result.set("equilibria", array_of(system.equilibria(), equilibrium_val));
    return result;
  });
}

}  // namespace hnn::js
