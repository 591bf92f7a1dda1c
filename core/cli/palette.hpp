#pragma once

#include <array>
#include <cstddef>

#include "hnn/settings/comparison.hpp"

namespace hnn::cli {

/// How somebody is drawn, in the page's colours, widths, dashes and markers.
struct Role {
  const char* colour;  ///< #rrggbb, or #aarrggbb whose first two digits say how much is seen through it
  int width;           ///< pixels
  const char* dash;    ///< as gnuplot has it
  int marker;          ///< a point type of gnuplot
};

/// The page's light palette (web/src/plots/palette.ts), its roles (roles.ts) and letters (lettering.ts);
/// tests/cli/figure.test.ts holds them against each other.
namespace palette {
inline constexpr const char* background = "#ffffff";
inline constexpr const char* text = "#1b1f24";
inline constexpr const char* muted_text = "#59636e";
inline constexpr const char* axis = "#6e7781";
inline constexpr const char* grid = "#eaedf0";
inline constexpr const char* contour = "#8f7bbd";
inline constexpr const char* noise_floor = "#007a5a";
inline constexpr const char* letters =
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
inline constexpr Role truth{"#801b1f24", 5, "solid", 6};
/// By a model's place in the list.
inline constexpr std::array<Role, most_models> models{{{"#c9510c", 2, "(7,3)", 5},
                                                       {"#0067a8", 2, "solid", 7},
                                                       {"#8a1c68", 2, "(2,3)", 13},
                                                       {"#554900", 2, "(10,3,2,3)", 9}}};
}  // namespace palette

}  // namespace hnn::cli
