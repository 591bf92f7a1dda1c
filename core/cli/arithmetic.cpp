#include "cli/arithmetic.hpp"

#include <algorithm>

#include "hnn/error.hpp"
#include "hnn/linalg/kernels.hpp"
#include "hnn/text/suggestion.hpp"

namespace hnn::cli {

using linalg::Arithmetic;
using linalg::arithmetic_names;

void add_arithmetic_option(CLI::App& command, std::optional<std::string>& arithmetic) {
  command
      .add_option("--arithmetic", arithmetic,
                  "round products and sums each, to the same bits everywhere, or both at once, which is faster [exact]")
      ->type_name("exact|fused");
}

Arithmetic arithmetic_from(const std::optional<std::string>& name) {
  if (!name) return Arithmetic::exact;
  const auto found = std::find(arithmetic_names.begin(), arithmetic_names.end(), *name);
  if (found == arithmetic_names.end()) {
    throw Error("The option --arithmetic is " + in_quotes(*name) + ", but it has to be " + joined(arithmetic_names) +
                ".");
  }
  const auto arithmetic = static_cast<Arithmetic>(found - arithmetic_names.begin());
  (void)linalg::kernels<float>(arithmetic);
  return arithmetic;
}

}  // namespace hnn::cli
