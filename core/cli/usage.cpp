#include "cli/usage.hpp"

#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

#include "hnn/error.hpp"
#include "hnn/text/number_text.hpp"
#include "hnn/text/suggestion.hpp"

namespace hnn::cli {
namespace {

const CLI::App& given_command(const CLI::App& program) {
  const std::vector<CLI::App*> commands = program.get_subcommands();
  return commands.empty() ? program : *commands.front();
}

std::string suggestion(const std::string& word, const std::vector<std::string>& names) {
  return did_you_mean(word, std::vector<std::string_view>(names.begin(), names.end()));
}

std::string unknown_command(const CLI::App& program, const std::string& word) {
  std::vector<std::string> names;
  for (const CLI::App* command : program.get_subcommands({})) names.push_back(command->get_name());
  const std::string guess = suggestion(word, names);
  if (word.starts_with('-'))
    return "The program has no option " + in_quotes(word) + " before a command; see hnn --help.";
  return "There is no command " + in_quotes(word) + (guess.empty() ? "; see hnn --help." : guess);
}

std::string unexpected(const CLI::App& command, const std::string& word) {
  const std::string& name = command.get_name();
  const std::string see_help = "; see hnn " + name + " --help.";
  if (!word.starts_with('-')) return "The command " + name + " has no use for " + in_quotes(word) + see_help;
  std::vector<std::string> flags;
  for (const CLI::Option* option : command.get_options()) flags.push_back(option->get_name());
  const std::string flag = word.substr(0, word.find('='));
  const std::string guess = suggestion(flag, flags);
  return "The command " + name + " has no option " + in_quotes(flag) + (guess.empty() ? see_help : guess);
}

}  // namespace

std::string sentence_for(const CLI::ParseError& error, const CLI::App& program) {
  const CLI::App& command = given_command(program);
  const std::string what = error.what();
  const std::string see_help = "; see hnn " + (&command == &program ? "" : command.get_name() + " ") + "--help.";
  const auto code = static_cast<CLI::ExitCodes>(error.get_exit_code());
  if (code == CLI::ExitCodes::ExtrasError) {
    const std::vector<std::string> extras = program.remaining(true);
    if (!extras.empty()) {
      return &command == &program ? unknown_command(program, extras.front()) : unexpected(command, extras.front());
    }
  }
  if (code == CLI::ExitCodes::RequiredError) {
    return "The command " + command.get_name() + " needs " + what.substr(0, what.find(" is required")) + see_help;
  }
  if (code == CLI::ExitCodes::RequiresError) {
    return "The option " + what.substr(0, what.find(' ')) + " before a command goes with " +
           what.substr(what.rfind(' ') + 1) + " alone" + see_help;
  }
  if (code == CLI::ExitCodes::ArgumentMismatch) {
    return "The option " + what.substr(0, what.find(':')) + " needs one value" + see_help;
  }
  return "The arguments cannot be read (" + what + ")" + see_help;
}

int whole_number(const std::string& flag, const std::string& text, int least, int most) {
  const std::optional<double> number = number_from(text);
  if (!number || *number != std::floor(*number) || *number < least || *number > most) {
    throw Error("The option " + flag + " is " + in_quotes(text) + ", but it has to be a whole number from " +
                std::to_string(least) + " to " + std::to_string(most) + ".");
  }
  return static_cast<int>(*number);
}

double positive_number(const std::string& flag, const std::string& text, double most) {
  const std::optional<double> number = number_from(text);
  if (number && *number > 0 && *number <= most) return *number;
  throw Error("The option " + flag + " is " + in_quotes(text) + ", but it has to be a number above 0, at most " +
              number_text(most) + ".");
}

std::string help_for(const CLI::App& program) {
  const CLI::App& command = given_command(program);
  return &command == &program ? program.help() : command.help(program.get_name());
}

}  // namespace hnn::cli
