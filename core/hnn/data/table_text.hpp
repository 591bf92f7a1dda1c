#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hnn {

/// What stands between the cells of a line.
enum class Separator : char { tab = '\t', semicolon = ';', comma = ',', blanks = ' ' };

/// Splits a line into its cells, without the blanks around them. A cell in quotation marks may hold separators, and
/// keeps its quotation marks. Where blanks separate, a cell in brackets belongs to the one before it: "Angle (rad)".
void split_line(std::string_view line, Separator separator, std::vector<std::string_view>& cells);

/// What a cell says: without quotation marks around it, and with one of two within.
[[nodiscard]] std::string unquoted(std::string_view cell);

/// [sign] digits [mark digits] [e [sign] digits], perhaps in quotation marks; the mark is a point or a comma. Nothing
/// that strtod reads besides: hexadecimal, "inf", "nan(...)".
[[nodiscard]] bool is_number(std::string_view cell);
/// "nan" and "inf" in their forms.
[[nodiscard]] bool names_a_non_number(std::string_view cell);
/// The value of a cell that `is_number`; infinite where it is too large.
[[nodiscard]] double number_of(std::string_view cell);

[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] std::string lower_case(std::string_view text);  ///< of ASCII

/// The lines of a text one after the other.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}
  /// Goes on to the next line; false after the last one.
  bool next();
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::size_t number() const { return number_; }  ///< from 1
  [[nodiscard]] bool blank() const { return trimmed(text_).empty(); }
  [[nodiscard]] bool comment() const;  ///< starts with %, # or //

 private:
  std::string_view rest_;
  std::string_view text_{};
  std::size_t number_ = 0;
};

/// A line that may name the columns.
struct HeaderLine {
  std::size_t line = 0;  ///< 0: there is none, and the columns go by their numbers
  std::string_view text{};
  std::vector<std::string> names{};  ///< [column]
  std::vector<std::string> units{};  ///< of the line of units that belongs to it; empty where there is none
  std::string_view units_text{};     ///< that line
};

/// What the beginning of a table tells.
struct TableHead {
  Separator separator{};
  std::vector<HeaderLine> headers{};  ///< the likeliest first
  std::size_t first_line = 0;         ///< of numbers; 0 where there are none
  std::vector<std::string> first_row{};
};

/// Finds out what separates the cells of a text, where its numbers begin, and which lines before them may name the
/// columns: titles, comments and a line of units may stand there, too. Throws Error for a text that is no table.
[[nodiscard]] TableHead read_table_head(std::string_view text);

}  // namespace hnn
