#include "cli/csv.hpp"

#include <algorithm>
#include <iostream>

#include "cli/files.hpp"
#include "hnn/error.hpp"
#include "hnn/text/number_text.hpp"

namespace hnn::cli {

std::vector<std::string> column_names(std::span<const Quantity> coordinates) {
  const auto is_plain = [](const Quantity& quantity) {
    return std::all_of(quantity.symbol.begin(), quantity.symbol.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
  };
  std::vector<std::string> names;
  if (std::all_of(coordinates.begin(), coordinates.end(), is_plain)) {
    for (const Quantity& quantity : coordinates) names.push_back(quantity.symbol);
    return names;
  }
  const std::size_t n = coordinates.size() / 2;
  for (const char* const kind : {"q", "p"}) {
    for (std::size_t k = 1; k <= n; ++k) names.push_back(n == 1 ? kind : kind + std::to_string(k));
  }
  return names;
}

void append_values(std::string& line, std::span<const double> values) {
  for (const double value : values) line += "," + number_text(value);
}

std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) result += c == '"' ? std::string("\"\"") : std::string(1, c);
  return result + "\"";
}

void require_one_output(bool json, std::string_view csv) {
  if (json && csv == "-") {
    throw Error("The options --json and --csv - both write to the standard output; give --csv the name of a file.");
  }
}

void write_csv(const std::string& path, const std::string& text) {
  if (path == "-") {
    std::cout << text;
  } else {
    write_file(path, text);
  }
}

}  // namespace hnn::cli
