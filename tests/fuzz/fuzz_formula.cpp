// Any text is a formula, whose value and derivatives can be computed and which can be set, or is refused at a place of
// the text.
#include <cstdint>
#include <string_view>
#include <vector>

#include "hnn/autodiff/scalar_program.hpp"
#include "hnn/formula/formula.hpp"
#include "require.hpp"

namespace {

using hnn::require;
using hnn::autodiff::Value;

void read(std::string_view text) {
  try {
    const hnn::Formula formula(text, "H");
    hnn::autodiff::Graph graph(1);
    std::vector<Value> coordinates;
    for (std::size_t k = 0; k < 2 * formula.freedom(); ++k) coordinates.push_back(graph.input(1));
    const Value value = formula.on(coordinates);
    const std::vector<Value> slopes = gradients(sum(value), coordinates);
    std::vector<double> result(slopes.size());
    hnn::autodiff::ScalarProgram(graph, slopes).run(std::vector<double>(coordinates.size(), 0.5), result);
    require(!formula.mathml().empty(), "a formula can be set");
    for (const hnn::FormulaConstant& constant : formula.constants()) {
      require(constant.at + constant.length <= text.size(), "a value is in the text");
      require(constant.least < constant.most, "a slider has a range");
    }
  } catch (const hnn::FormulaError& error) {
    require(error.at + error.length <= text.size(), "what is wrong is in the text");
    require(!std::string_view(error.what()).empty(), "a refusal has a sentence");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  read({reinterpret_cast<const char*>(data), size});
  return 0;
}
