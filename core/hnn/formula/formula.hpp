#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hnn/autodiff/graph.hpp"
#include "hnn/error.hpp"

namespace hnn {

/// A text that is no formula. `what()` is one sentence that names the place.
class FormulaError : public Error {
 public:
  FormulaError(const std::string& sentence, std::size_t first, std::size_t size)
      : Error(sentence), at(first), length(size) {}

  std::size_t at, length;  ///< what is wrong, in bytes of the text; length 0: something is missing there
};

/// A number that a formula names. Its value can be set, between bounds that a slider has.
struct FormulaConstant {
  std::string name;
  double value = 1, least = 0, most = 5;
  /// Where the text gives value and bounds, "1[0,5]", in bytes; length 0 where it doesn't, and at its end they can be
  /// given.
  std::size_t at = 0, length = 0;
  bool is_outer = false;  ///< another formula's, which gives its value
};

/// A function of the coordinates of a state that somebody typed: "p^2/2m + k q^4/4 - q^2/2; m=2; k=1[0,5]".
///
/// Coordinates are q and p, or q1 to q4 and p1 to p4. There are + - * / ^, parentheses, and the functions sin, cos,
/// exp, tanh, sqrt, log, abs and softplus. Products may be written without a sign: "k q" is k*q, and where no blank
/// stands between the two they bind closer than a division: "p^2/2m" is p^2/(2*m), "1/2 p^2" is (1/2)*p^2. Any other
/// letter, a Greek one or its name ("omega"), a digit or an index after it ("k2", "w_0"), is a constant: 1, or what a
/// definition after a semicolon says, which may give the bounds of its slider: "k=1[0,5]".
class Formula {
 public:
  enum class Kind : unsigned char {
    number,
    coordinate,
    constant,
    add,
    subtract,
    multiply,
    divide,
    power,
    negate,
    call
  };

  /// A part of the formula; operands stand before it.
  struct Node {
    Kind kind = Kind::number;
    double number = 0;         ///< of `Kind::number`
    std::size_t index = 0;     ///< which coordinate (q1 to q4, then p1 to p4), constant or function
    std::size_t a = 0, b = 0;  ///< operands
  };

  static constexpr std::size_t most_freedom = 4;

  /// `name`: what the formula is called in a sentence, such as "H". `outer`: constants of another formula, which mean
  /// the same in this one. Throws FormulaError.
  Formula(std::string_view text, std::string_view name, std::span<const FormulaConstant> outer = {});

  /// Degrees of freedom n of the states that the formula is of: 1 where it names q and p without an index.
  [[nodiscard]] std::size_t freedom() const { return freedom_; }
  [[nodiscard]] std::span<const FormulaConstant> constants() const { return constants_; }
  [[nodiscard]] std::span<const Node> nodes() const { return nodes_; }
  [[nodiscard]] std::size_t root() const { return nodes_.size() - 1; }

  /// The formula's value of each sample, of its coordinates q1..qn, p1..pn, each [batch, 1]; no fewer than the formula
  /// names.
  [[nodiscard]] autodiff::Value on(std::span<const autodiff::Value> coordinates) const;

  /// Whether each of its terms is of positions alone or of momenta alone.
  [[nodiscard]] bool is_separable() const;

  /// As presentation MathML: the content of a `math` element. Coordinates have an index where there are several.
  [[nodiscard]] std::string mathml() const;

 private:
  friend class FormulaReader;

  std::size_t freedom_ = 0;
  std::vector<FormulaConstant> constants_;
  std::vector<Node> nodes_;
};

/// A function that formulas know.
struct FormulaFunction {
  std::string_view name;
  autodiff::Value (*on)(autodiff::Value);
  double (*of)(double);
  std::string_view open{}, close{};  ///< MathML around what it is of; empty: its name, and parentheses
};
[[nodiscard]] std::span<const FormulaFunction> formula_functions();

/// The Greek letters, by their names in the order of the alphabet.
[[nodiscard]] std::span<const std::string_view> greek_letters();

}  // namespace hnn
