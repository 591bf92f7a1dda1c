#include <exception>
#include <iostream>

#include "cli/commands.hpp"
#include "cli/usage.hpp"
#include "hnn/error.hpp"

namespace {

constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kBadInput = 2;

int refuse(const std::string& sentence) {
  std::cerr << "hnn: " << sentence << '\n';
  return kBadInput;
}

int run(CLI::App& program, int argc, char** argv) {
  try {
    program.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    std::cout << hnn::cli::help_for(program);
  } catch (const CLI::Success&) {  // what was asked for instead of a command has been printed
  } catch (const CLI::ParseError& error) {
    return refuse(hnn::cli::sentence_for(error, program));
  }
  if (program.get_subcommands().empty() && argc == 1) {
    std::cerr << program.help();
    return kBadInput;
  }
  std::cout.flush();
  if (!std::cout) {
    std::cerr << "hnn: The standard output cannot be written.\n";
    return kFailed;
  }
  return kDone;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App program("Hamiltonian Neural Networks beside a baseline: train, evaluate and roll out.", "hnn");
  hnn::cli::add_tasks(program);
  hnn::cli::add_train(program);
  hnn::cli::add_evaluate(program);
  hnn::cli::add_rollout(program);
  hnn::cli::add_dataset(program);
  hnn::cli::add_figure(program);
  hnn::cli::add_section(program);
  hnn::cli::add_lyapunov(program);
  hnn::cli::add_reproduce(program);
  hnn::cli::add_study(program);
  hnn::cli::add_run(program);
  hnn::cli::add_bench(program);
  hnn::cli::add_version(program);
  try {
    return run(program, argc, argv);
  } catch (const hnn::Error& error) {
    return refuse(error.what());
  } catch (const std::bad_alloc&) {
    std::cerr << "hnn: There is not enough memory for this; ask for fewer points or smaller layers.\n";
  } catch (const std::exception& error) {
    std::cerr << "hnn: " << error.what() << '\n';
  }
  return kFailed;
}
