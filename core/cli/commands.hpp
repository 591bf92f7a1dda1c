#pragma once

#include <CLI/CLI.hpp>

namespace hnn::cli {

/// Each adds its command to the program. The work is done in the command's callback, which throws hnn::Error for bad
/// input.
void add_tasks(CLI::App& program);
void add_train(CLI::App& program);
void add_evaluate(CLI::App& program);
void add_rollout(CLI::App& program);
void add_dataset(CLI::App& program);
void add_figure(CLI::App& program);
void add_section(CLI::App& program);
void add_lyapunov(CLI::App& program);
void add_reproduce(CLI::App& program);
void add_study(CLI::App& program);
void add_run(CLI::App& program);
void add_bench(CLI::App& program);

/// Adds the option `--version`, which prints and throws CLI::Success, and `--json` for it.
void add_version(CLI::App& program);

}  // namespace hnn::cli
