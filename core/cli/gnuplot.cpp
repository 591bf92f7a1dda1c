#include "cli/gnuplot.hpp"

#include <unistd.h>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "cli/files.hpp"
#include "hnn/error.hpp"

namespace hnn::cli {

void require_gnuplot() {
  if (std::system("command -v gnuplot > /dev/null") != 0) {
    throw Error("Figures are drawn by gnuplot, which is not there; install the Debian package gnuplot-nox.");
  }
}

std::string drawn_by_gnuplot(const std::string& script) {
  constexpr std::size_t kMostBytes = 100'000'000;
  namespace fs = std::filesystem;
  const fs::path drawing = fs::temp_directory_path() / ("hnn-" + std::to_string(getpid()) + ".svg");
  const std::string command = "gnuplot > '" + drawing.string() + "'";
  FILE* const gnuplot = popen(command.c_str(), "w");
  const bool taken = gnuplot != nullptr && std::fwrite(script.data(), 1, script.size(), gnuplot) == script.size();
  const bool ended_well = gnuplot != nullptr && pclose(gnuplot) == 0;
  if (!taken || !ended_well) {
    fs::remove(drawing);
    throw std::runtime_error("gnuplot could not draw the figure.");
  }
  std::string svg = read_file(drawing.string(), kMostBytes);
  fs::remove(drawing);
  return svg;
}

}  // namespace hnn::cli
