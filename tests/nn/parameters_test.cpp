#include "hnn/nn/parameters.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

#include "hnn/error.hpp"
#include "hnn/nn/mlp.hpp"

namespace hnn {
namespace {

TEST(ParameterLayout, RefusesANameTwice) {
  ParameterLayout layout;
  (void)layout.add_weights("W1", 2, 3);
  EXPECT_THROW((void)layout.add_weights("W1", 4, 5), std::logic_error);
  EXPECT_THROW((void)layout.add_bias("W1", 2, 3), std::logic_error);
  EXPECT_EQ(layout.size(), 6U);
}

TEST(ParameterLayout, RefusesTwoNetworksOfOneScope) {
  const std::vector<int> widths{4};
  ParameterLayout layout;
  const Mlp first(layout, "H", 2, widths, 1, "tanh");
  EXPECT_THROW(Mlp(layout, "H", 2, widths, 1, "tanh"), std::logic_error);
  EXPECT_NO_THROW(Mlp(layout, "D", 2, widths, 1, "tanh"));
  EXPECT_NO_THROW(Mlp(layout, "", 2, widths, 1, "tanh"));
}

TEST(ParameterLayout, KnowsABiasWhateverItsName) {
  ParameterLayout layout;
  (void)layout.add_weights("small", 2, 3);
  (void)layout.add_bias("LARGE", 2, 3);
  EXPECT_FALSE(layout.shapes()[0].is_bias);
  EXPECT_TRUE(layout.shapes()[1].is_bias);
}

TEST(ParameterLayout, StartsBiasesWithinTheirBound) {
  ParameterLayout layout;
  (void)layout.add_weights("W1", 16, 300);
  const std::size_t bias = layout.add_bias("b1", 16, 300);
  std::vector<float> parameters(layout.size());
  Random random(1);
  initialise(layout, parameters, random);
  const auto [low, high] =
      std::minmax_element(parameters.begin() + static_cast<std::ptrdiff_t>(bias), parameters.end());
  EXPECT_GE(*low, -0.25F);
  EXPECT_LE(*high, 0.25F);
  EXPECT_LT(*low, -0.2F);
  EXPECT_GT(*high, 0.2F);
}

TEST(Mlp, RefusesAnUnknownActivationAndNamesThoseThereAre) {
  const std::vector<int> widths{4};
  ParameterLayout layout;
  try {
    const Mlp network(layout, "", 2, widths, 1, "sine");
    FAIL();
  } catch (const Error& error) {
    const std::string message = error.what();
    EXPECT_NE(message.find("\"sine\""), std::string::npos);
    for (const std::string_view name : activation_names()) EXPECT_NE(message.find(name), std::string::npos) << name;
  }
}

}  // namespace
}  // namespace hnn
