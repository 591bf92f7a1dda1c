#include "cli/threads.hpp"

#include "cli/usage.hpp"

namespace hnn::cli {

void add_threads_option(CLI::App& command, std::optional<std::string>& threads, const std::string& otherwise) {
  command
      .add_option("--threads", threads,
                  "threads that share the work, to the same bits for any number [" + otherwise + "]")
      ->type_name("1.." + std::to_string(Team::most));
}

std::shared_ptr<Team> team_of(const std::optional<std::string>& threads) {
  const auto count = threads ? static_cast<std::size_t>(whole_number("--threads", *threads, 1, Team::most)) : cores();
  return std::make_shared<Team>(count);
}

}  // namespace hnn::cli
