#include "hnn/formula/formula.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "hnn/autodiff/program.hpp"
#include "hnn/autodiff/scalar_program.hpp"
#include "hnn/math/random.hpp"

namespace hnn {
namespace {

using autodiff::Value;

// The formula's value at (q1..qn, p1..pn), and behind it its derivatives by each.
std::vector<double> value_and_slopes(const Formula& formula, const std::vector<double>& x) {
  autodiff::Graph graph(1);
  std::vector<Value> coordinates;
  for (std::size_t k = 0; k < x.size(); ++k) coordinates.push_back(graph.input(1));
  std::vector<Value> outputs{formula.on(coordinates)};
  const std::vector<Value> slopes = gradients(sum(outputs.front()), coordinates);
  outputs.insert(outputs.end(), slopes.begin(), slopes.end());
  std::vector<double> result(outputs.size());
  autodiff::ScalarProgram(graph, outputs).run(x, result);
  return result;
}

double value(std::string_view text, const std::vector<double>& x = {0.3, -0.7}) {
  return value_and_slopes(Formula(text, "H"), x).front();
}

TEST(Formula, MeansWhatItSays) {
  const double q = 0.3, p = -0.7;
  EXPECT_DOUBLE_EQ(value("p^2/2m + k q^4/4 - q^2/2; m=2; k=3"), p * p / 4 + 3 * q * q * q * q / 4 - q * q / 2);
  EXPECT_DOUBLE_EQ(value("1/2 p^2 + q"), 0.5 * p * p + q) << "a blank binds as loosely as a sign";
  EXPECT_DOUBLE_EQ(value("1/2p^2 + q"), 1 / (2 * p * p) + q) << "what stands close belongs together";
  EXPECT_DOUBLE_EQ(value("-q^2"), -q * q);
  EXPECT_DOUBLE_EQ(value("2^-q"), std::exp(-q * std::log(2.0)));
  EXPECT_DOUBLE_EQ(value("2^3^2 q"), 512 * q);
  EXPECT_DOUBLE_EQ(value("q - p - 1"), q - p - 1);
  EXPECT_DOUBLE_EQ(value("q/p/2"), q / p / 2);
  EXPECT_DOUBLE_EQ(value("2(q+p)(q-p)"), 2 * (q + p) * (q - p));
  EXPECT_DOUBLE_EQ(value("q*-p"), -q * p);
  EXPECT_DOUBLE_EQ(value("p^3"), p * p * p) << "a negative number has whole powers";
  EXPECT_DOUBLE_EQ(value("q^-2"), 1 / (q * q));
  EXPECT_DOUBLE_EQ(value("q^0.5 + q^1.5"), std::sqrt(q) + q * std::sqrt(q));
  EXPECT_NEAR(value("q^pi"), std::pow(q, 3.141592653589793), 1e-15);
  EXPECT_DOUBLE_EQ(value("1.5e-1 q"), 0.15 * q);
  EXPECT_DOUBLE_EQ(value("H = q"), q);
  EXPECT_DOUBLE_EQ(value("q·p − 2×q²"), q * p - 2 * q * q);
  EXPECT_DOUBLE_EQ(value("ω q + omega p; ω=2"), 2 * (q + p)) << "a Greek letter is its name";
  EXPECT_DOUBLE_EQ(value("w_0 q + k2 p; w_0=3; k2=.5"), 3 * q + 0.5 * p);
  EXPECT_DOUBLE_EQ(value("abs(p) + sqrt(q) + log(q) + exp(p) + tanh(q) + softplus(p) + sin(q) cos(p)"),
                   std::abs(p) + std::sqrt(q) + std::log(q) + std::exp(p) + std::tanh(q) + std::log1p(std::exp(p)) +
                       std::sin(q) * std::cos(p));
  EXPECT_DOUBLE_EQ(value("p1^2/2 + p2 q1 - q2", {1, 2, 3, 4}), 4.5 + 4 - 2);
}

TEST(Formula, NamesItsConstantsAndWhereTheyAreGiven) {
  const std::string text = "k q^2 + m p^2 + c; k=1.5[0,5]; c=-2";
  const Formula formula(text, "H");
  ASSERT_EQ(formula.constants().size(), 3U);
  const FormulaConstant &k = formula.constants()[0], &m = formula.constants()[1], &c = formula.constants()[2];
  EXPECT_EQ(text.substr(k.at, k.length), "1.5[0,5]");
  EXPECT_EQ(k.value, 1.5);
  EXPECT_EQ(k.most, 5);
  EXPECT_EQ(m.value, 1) << "what isn't defined is 1";
  EXPECT_EQ(m.length, 0U);
  EXPECT_EQ(m.at, text.size());
  EXPECT_EQ(c.least, -10) << "a slider goes from 0 to five times the value";
  EXPECT_EQ(c.most, 0);
}

TEST(Formula, KnowsItsDegreesOfFreedomAndWhetherItSeparates) {
  EXPECT_EQ(Formula("p^2 + q", "H").freedom(), 1U);
  EXPECT_EQ(Formula("p1^2 + q3", "H").freedom(), 3U);
  EXPECT_TRUE(Formula("p^2/2 + (q + 1)^4 - sin(q)", "H").is_separable());
  EXPECT_TRUE(Formula("-(p^2 - q)", "H").is_separable());
  EXPECT_FALSE(Formula("(p - q)^2", "H").is_separable());
  EXPECT_FALSE(Formula("p^2 + sin(q p)", "H").is_separable());
}

TEST(Formula, TakesConstantsFromAnother) {
  const Formula h("p^2/2m + q; m=4", "H");
  const Formula d("-m p^2 c; c=0.5", "D", h.constants());
  EXPECT_DOUBLE_EQ(value_and_slopes(d, {0, 1}).front(), -2);
  EXPECT_THROW(Formula("-m p^2; m=1", "D", h.constants()), FormulaError);
}

struct Wrong {
  std::string text;
  std::size_t at, length;
  std::string says;
};

TEST(Formula, PointsAtWhatIsWrong) {
  for (const Wrong& wrong : std::vector<Wrong>{
           {"p^2/2 +", 7, 0, "H, at character 8: the end comes too early"},
           {"", 0, 0, "the end comes too early"},
           {"p^2 + sn(q)", 6, 2, "\"sn\" is neither a function nor a constant"},
           {"p^2 + sni(q)", 6, 3, "did you mean sin?"},
           {"p^2 + sin q", 6, 3, "needs parentheses"},
           {"(p^2 + q", 0, 1, "is never closed"},
           {"p^2 + q)", 7, 1, "\")\" does not belong there"},
           {"p^2 + q 2", 8, 1, "\"2\" does not belong there"},
           {"p^2 + kq", 6, 2, "a product needs a blank or a *"},
           {"p^2 + q5", 6, 2, "no coordinate"},
           {"p^2 + q1", 6, 2, "named otherwise"},
           {"m + k", 0, 5, "names no coordinate"},
           {"p + t", 4, 1, "is the time"},
           {"p + e^q", 4, 1, "Euler"},
           {"p + # q", 4, 1, "is no number and no name"},
           {"p q; k=1", 5, 1, "no constant of the formula"},
           {"k q; k=", 7, 0, "the end is no number"},
           {"k q; k=q", 7, 1, "\"q\" is no number"},
           {"k q; k=1[2,1]", 11, 1, "no upper bound"},
           {"k q; k=1[0 5]", 11, 1, "lower bound"},
           {"k q; k=1; k=2", 10, 1, "defined twice"},
           {"ω q + §", 7, 2, "at character 7"},
       }) {
    try {
      const Formula formula(wrong.text, "H");
      ADD_FAILURE() << wrong.text << " is taken";
    } catch (const FormulaError& error) {
      EXPECT_EQ(error.at, wrong.at) << wrong.text << ": " << error.what();
      EXPECT_EQ(error.length, wrong.length) << wrong.text << ": " << error.what();
      EXPECT_NE(std::string(error.what()).find(wrong.says), std::string::npos) << wrong.text << ": " << error.what();
    }
  }
  EXPECT_THROW(Formula(std::string(300, '('), "H"), FormulaError);
  EXPECT_THROW(Formula(std::string(300, '-') + "q", "H"), FormulaError);
  std::string towers = "q";
  for (int i = 0; i < 150; ++i) towers += "^q";
  EXPECT_THROW(Formula(towers, "H"), FormulaError);
}

// Thirty formulas of one to four degrees of freedom, each with states where all of it is defined.
TEST(Formula, ItsDerivativesAreThoseOfFiniteDifferences) {
  const std::vector<std::string> texts = {
      "p^2/2m + k q^4/4 - q^2/2; m=1.3; k=0.7",
      "p^2/2 + 1 - cos(q)",
      "p^2/2 - 1/q",
      "p^2/(2 q^2) + log(q) + sqrt(q)",
      "exp(q) - q + exp(p) - p",
      "p^2/2 + tanh(q)^2",
      "p^2/2 + softplus(3q)",
      "p^2/2 + abs(q - 4) q",
      "(p - q^2)^2/2 + q",
      "p^2 q^2/2 + q^-2",
      "sqrt(1 + p^2) + q^2/2",
      "sin(q p) cos(q - p)",
      "p^2/2 + q^2.5",
      "p^2/2 + 2^q",
      "q^p",
      "p^2/2 + exp(-q^2/2)/3",
      "(p^2 + q^2)^2 - 2 p q",
      "log(1 + exp(q)) + p^2/(1 + q^2)",
      "p^2/2 - q^3/3 + q",
      "tanh(p) sin(q) + q^2",
      "p1^2/2 + p2^2/2 + q1^2 q2 - q2^3/3 + (q1^2 + q2^2)/2",
      "p1^2/2 + p2^2/(2 q1^2) - 1/q1",
      "(p1 + q2/2)^2/2 + (p2 - q1/2)^2/2",
      "p1^2/2 + p2^2/2 - 1/sqrt(q1^2 + q2^2)",
      "(p1^2 + 2 p2^2 - 2 p1 p2 cos(q1 - q2))/(2 (1 + sin(q1 - q2)^2)) - 9.81 (2 cos(q1) + cos(q2))",
      "exp(q1 - q2) + p1^2/2 + p2^2/2",
      "p1^2/2 + p2^2/2 + p3^2/2 + q1 q2 q3",
      "(p1^2 + p2^2 + p3^2)/2 + sqrt(q1^2 + q2^2 + q3^2)",
      "(p1^2 + p2^2 + p3^2 + p4^2)/2 + (q1^2 + (q2 - q1)^2 + (q3 - q2)^2 + (q4 - q3)^2 + q4^2)/2 + b (q2 - q1)^4/4",
      "p1 q2 - p2 q1 + p3 q4 - p4 q3 + tanh(q1 q2 q3 q4)",
  };
  ASSERT_EQ(texts.size(), 30U);
  Random random(1, 0);
  for (const std::string& text : texts) {
    const Formula formula(text, "H");
    std::vector<double> x(2 * formula.freedom());
    for (double& coordinate : x) coordinate = random.uniform(0.5, 1.5);
    const std::vector<double> exact = value_and_slopes(formula, x);
    for (std::size_t k = 0; k < x.size(); ++k) {
      constexpr double h = 1e-3;
      // Of order 6.
      double slope = 0;
      for (const auto& [steps, weight] : std::array{std::pair{1, 45.0}, std::pair{2, -9.0}, std::pair{3, 1.0}}) {
        for (const int side : {-1, 1}) {
          std::vector<double> y = x;
          y[k] += side * steps * h;
          slope += side * weight * value_and_slopes(formula, y).front() / (60 * h);
        }
      }
      EXPECT_NEAR(exact[1 + k], slope, 1e-7 * std::max(1.0, std::abs(slope))) << text << ", coordinate " << k;
    }
  }
}

// A law for a model's velocity is computed in batches, by the kernels.
TEST(Formula, IsTheSameInABatch) {
  const Formula formula("sqrt(1 + p^2) + log(2 + q) - q^1.5/(1 + p^2) + abs(q - 1)", "H");
  autodiff::Graph graph(4);
  const Value x = graph.input(2);
  const Value h = formula.on(std::array{slice_columns(x, 0, 1), slice_columns(x, 1, 1)});
  const Value slopes = gradient(sum(h), x);
  const std::array outputs{h, slopes};
  autodiff::Program<double> program(graph, outputs);
  program.prepare(nullptr);
  const std::vector<double> states{0.3, -0.7, 1.4, 0.2, 0.9, 3, 0.01, -1};
  std::vector<double> values(4), derivatives(8);
  const double* const in = states.data();
  program.run(4, std::array{in}, std::array{values.data(), derivatives.data()});
  for (std::size_t row = 0; row < 4; ++row) {
    const std::vector<double> one = value_and_slopes(formula, {states[2 * row], states[2 * row + 1]});
    EXPECT_NEAR(values[row], one[0], 1e-14);
    EXPECT_NEAR(derivatives[2 * row], one[1], 1e-13);
    EXPECT_NEAR(derivatives[2 * row + 1], one[2], 1e-13);
  }
}

TEST(Formula, IsSetAsMathematics) {
  EXPECT_EQ(Formula("p^2/2m", "H").mathml(),
            "<mrow><mfrac><mrow><msup><mrow><mi>p</mi></mrow><mrow><mn>2</mn></mrow></msup></mrow>"
            "<mrow><mrow><mn>2</mn></mrow><mo>\u2062</mo><mrow><mi>m</mi></mrow></mrow></mfrac></mrow>");
  EXPECT_EQ(Formula("omega_0 q1 - (p2 + 1)", "H").mathml(),
            "<mrow><mrow><mrow><msub><mi>ω</mi><mn>0</mn></msub></mrow><mo>\u2062</mo><mrow><msub><mi>q</mi>"
            "<mn>1</mn></msub></mrow></mrow><mo>−</mo><mrow><mo>(</mo><mrow><mrow><msub><mi>p</mi><mn>2</mn></msub>"
            "</mrow><mo>+</mo><mrow><mn>1</mn></mrow></mrow><mo>)</mo></mrow></mrow>");
}

TEST(Formula, HasParenthesesAboutAMinusSignWhereAnotherSignStandsBeforeIt) {
  const auto shown = [](std::string_view text) {
    std::string plain;
    bool in_tag = false;
    for (const char c : Formula(text, "H").mathml()) {
      in_tag = (in_tag || c == '<') && c != '>';
      if (!in_tag && c != '>') plain += c;
    }
    return plain;
  };
  EXPECT_EQ(shown("-c p"), "−c\u2062p");
  EXPECT_EQ(shown("-c q p/2 + q"), "−c\u2062q\u2062p2+q");
  EXPECT_EQ(shown("q + -c p"), "q+(−c\u2062p)");
  EXPECT_EQ(shown("q - -c p"), "q−(−c\u2062p)");
  EXPECT_EQ(shown("q * (-c p)"), "q\u2062(−c\u2062p)");
  EXPECT_EQ(shown("(-p)^2"), "(−p)2");
}

// Whatever is typed is a formula, or is refused with a sentence.
TEST(Formula, TakesOrRefusesAnyText) {
  const std::vector<std::string> pieces = {"q",     "p",   "q1", "p4", "k",    "sin(", "exp(", "sqrt(", "(", ")",   "+",
                                           "-",     "*",   "/",  "^",  "2",    "0.5",  ".",    "e",     " ", ";",   "=",
                                           "[0,5]", "k=1", "ω",  "²",  "abs(", "1e9",  "_0",   "\n",    "|", "\xFF"};
  Random random(7, 0);
  std::size_t taken = 0;
  for (int text = 0; text < 50000; ++text) {
    std::string typed;
    for (std::uint64_t count = random.below(14) + 1; count > 0; --count) {
      typed += pieces[static_cast<std::size_t>(random.below(pieces.size()))];
    }
    try {
      const Formula formula(typed, "H");
      (void)value_and_slopes(formula, std::vector<double>(2 * formula.freedom(), 0.5));
      EXPECT_FALSE(formula.mathml().empty());
      ++taken;
    } catch (const FormulaError& error) {
      const std::string sentence = error.what();
      EXPECT_TRUE(sentence.back() == '.' || sentence.back() == '?') << sentence;
      EXPECT_LE(error.at + error.length, typed.size()) << sentence;
    }
  }
  EXPECT_GT(taken, 500U);
}

}  // namespace
}  // namespace hnn
