#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/commit.hpp"
#include "hnn/linalg/kernels.hpp"

namespace hnn::cli {

void add_version(CLI::App& program) {
  const auto json = std::make_shared<bool>(false);
  // Before --version, whose callback is then the later one.
  CLI::Option* const as_json = program.add_flag("--json", *json, "with --version: print one JSON object");
  CLI::Option* const version = program.add_flag_callback(
      "--version",
      [json] {
        const std::string_view level = linalg::kernels<float>().level;
        if (*json) {
          std::cout << nlohmann::ordered_json{{"version", HNN_VERSION}, {"commit", commit()}, {"level", level}} << '\n';
        } else {
          std::cout << "hnn " << HNN_VERSION << ", commit " << commit() << ", kernels for " << level << '\n';
        }
        throw CLI::Success();
      },
      "print the version, the commit it was built from, and the level of this processor");
  as_json->needs(version);
}

}  // namespace hnn::cli
