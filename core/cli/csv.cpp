#include "cli/csv.hpp"

#include <iostream>

#include "cli/files.hpp"
#include "hnn/text/number_text.hpp"

namespace hnn::cli {

std::vector<std::string> coordinate_names(std::size_t dimension) {
  if (dimension == 2) return {"q", "p"};
  std::vector<std::string> names;
  for (const char* kind : {"x", "y", "px", "py"}) {
    for (std::size_t i = 1; i <= dimension / 4; ++i) names.push_back(kind + std::to_string(i));
  }
  return names;
}

void append_values(std::string& line, std::span<const double> values) {
  for (const double value : values) line += "," + number_text(value);
}

void write_csv(const std::string& path, const std::string& text) {
  if (path == "-") {
    std::cout << text;
  } else {
    write_file(path, text);
  }
}

}  // namespace hnn::cli
