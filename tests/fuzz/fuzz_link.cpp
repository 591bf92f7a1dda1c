// A link is refused, or comes back as the same comparison from what is written of it; a page reads the good ones as the
// program does, and something good of the others.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "hnn/error.hpp"
#include "hnn/settings/comparison.hpp"
#include "require.hpp"

namespace hnn {
namespace {

std::optional<Comparison> read(std::string_view link) {
  try {
    return comparison_from_query(link);
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace
}  // namespace hnn

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view link{reinterpret_cast<const char*>(data), size};
  const hnn::LinkReading reading = hnn::read_link(link);
  const auto comparison = hnn::read(link);
  if (!comparison) {
    // What is left of a link with mistakes in it is a comparison all the same.
    const std::string query = hnn::to_query(reading.comparison);
    hnn::require(hnn::comparison_from_query(query) == reading.comparison, "what is read of a bad link is good");
    return 0;
  }
  hnn::require(reading.comparison == *comparison, "a good link is read in one way");
  hnn::require(reading.errors.empty() && reading.notice.empty(), "a good link has nothing to refuse");
  const std::string query = hnn::to_query(*comparison);
  hnn::require(hnn::comparison_from_query(query) == *comparison, "a link keeps a comparison");
  hnn::require(hnn::to_query(hnn::comparison_from_query("https://example.org/?" + query)) == query,
               "a link is written in one way");
  return 0;
}
