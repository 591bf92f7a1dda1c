#include <algorithm>
#include <initializer_list>

#include "hnn/formula/formula.hpp"
#include "hnn/text/number_text.hpp"

namespace hnn {
namespace {

using Kind = Formula::Kind;

// How close a part binds: one that binds less than its place asks for stands in parentheses.
enum class Bond : unsigned char { sum, product, base, atom };

std::string joined_texts(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) text += part;
  return text;
}

std::string element(std::string_view name, std::string_view content) {
  return joined_texts({"<", name, ">", content, "</", name, ">"});
}

std::string greek_or(std::string_view stem) {
  const auto letters = greek_letters();
  const auto found = std::find(letters.begin(), letters.end(), stem);
  if (found == letters.end()) return std::string(stem);
  // Small letters in UTF-8, of which U+03C2, a final sigma, is left out.
  const auto place = static_cast<unsigned>(found - letters.begin());
  const unsigned code = 0x3B1 + place + (place > 16 ? 1U : 0U);
  return {static_cast<char>(0xC0U | (code >> 6U)), static_cast<char>(0x80U | (code & 0x3FU))};
}

std::string symbol(std::string_view name) {
  const std::size_t stem = std::min(name.find_first_of("_0123456789"), name.size());
  const std::string letter = element("mi", greek_or(name.substr(0, stem)));
  std::string_view index = name.substr(stem);
  if (index.empty()) return letter;
  if (index.front() == '_') index.remove_prefix(1);
  return element("msub", letter + element("mn", index));
}

class Typesetter {
 public:
  explicit Typesetter(const Formula& formula) : formula_(formula) {}

  [[nodiscard]] std::string part(std::size_t id, Bond least) const {
    const Formula::Node& node = formula_.nodes()[id];
    const std::string text = element("mrow", content(node));
    if (bond(node) >= least) return text;
    return element("mrow", joined_texts({"<mo>(</mo>", text, "<mo>)</mo>"}));
  }

 private:
  // A product that begins with a minus sign: "−c p", where "(−c) p" says no more.
  [[nodiscard]] bool is_negated(const Formula::Node& node) const {
    return node.kind == Kind::negate || (node.kind == Kind::multiply && is_negated(formula_.nodes()[node.a]));
  }

  [[nodiscard]] Bond bond(const Formula::Node& node) const {
    switch (node.kind) {
      case Kind::add:
      case Kind::subtract:
      case Kind::negate:
        return Bond::sum;
      case Kind::multiply:
        return is_negated(node) ? Bond::sum : Bond::product;
      case Kind::divide:
      case Kind::power:
        return Bond::base;
      case Kind::number:
      case Kind::coordinate:
      case Kind::constant:
      case Kind::call:
        return Bond::atom;
    }
    return Bond::atom;
  }

  [[nodiscard]] std::string content(const Formula::Node& node) const {
    switch (node.kind) {
      case Kind::number:
        return element("mn", node.number == 3.141592653589793 ? "π" : number_text(node.number));
      case Kind::coordinate: {
        const bool is_position = node.index < Formula::most_freedom;
        std::string name(1, is_position ? 'q' : 'p');
        if (formula_.freedom() > 1) name += std::to_string(node.index % Formula::most_freedom + 1);
        return symbol(name);
      }
      case Kind::constant:
        return symbol(formula_.constants()[node.index].name);
      case Kind::add: {
        const bool negated = is_negated(formula_.nodes()[node.b]);
        return joined_texts({part(node.a, Bond::sum), "<mo>+</mo>", part(node.b, negated ? Bond::product : Bond::sum)});
      }
      case Kind::subtract:
        return joined_texts({part(node.a, Bond::sum), "<mo>−</mo>", part(node.b, Bond::product)});
      case Kind::negate:
        return "<mo>−</mo>" + part(node.a, Bond::product);
      case Kind::multiply: {
        // Two numbers side by side would be one.
        const bool digits = formula_.nodes()[node.b].kind == Kind::number;
        return joined_texts({part(node.a, is_negated(node) ? Bond::sum : Bond::product),
                             digits ? "<mo>×</mo>" : "<mo>⁢</mo>", part(node.b, Bond::product)});
      }
      case Kind::divide:
        return element("mfrac", part(node.a, Bond::sum) + part(node.b, Bond::sum));
      case Kind::power:
        return element("msup", part(node.a, Bond::atom) + part(node.b, Bond::sum));
      case Kind::call:
        return call(formula_functions()[node.index], part(node.a, Bond::sum));
    }
    return "";
  }

  [[nodiscard]] static std::string call(const FormulaFunction& function, const std::string& of) {
    if (!function.open.empty()) return joined_texts({function.open, of, function.close});
    return joined_texts({"<mi>", function.name, "</mi><mo>⁡</mo><mo>(</mo>", of, "<mo>)</mo>"});
  }

  const Formula& formula_;
};

}  // namespace

std::string Formula::mathml() const { return Typesetter(*this).part(root(), Bond::sum); }

}  // namespace hnn
