#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace hnn::cli {

/// One sentence for arguments that the parser refuses.
[[nodiscard]] std::string sentence_for(const CLI::ParseError& error, const CLI::App& program);

/// The whole number that the option `flag` was given as `text`. Throws Error for another text.
[[nodiscard]] int whole_number(const std::string& flag, const std::string& text, int least, int most);

/// The number that the option `flag` was given as `text`, above 0 and at most `most`. Throws Error for another text.
[[nodiscard]] double positive_number(const std::string& flag, const std::string& text, double most);

/// The help of the command that was given, or of the program.
[[nodiscard]] std::string help_for(const CLI::App& program);

}  // namespace hnn::cli
