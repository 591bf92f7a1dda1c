#include <algorithm>
#include <array>
#include <cstddef>

#include "hnn/data/column_names.hpp"
#include "hnn/data/table_text.hpp"
#include "hnn/error.hpp"

namespace hnn {
namespace {

// Lines before the numbers beyond which no header is looked for.
constexpr std::size_t kMostLines = 200;

// As many as a thousand runs side by side have at most.
constexpr std::size_t kMostColumns = 10'000;

using Cells = std::vector<std::string_view>;

struct Counts {
  std::size_t filled = 0;
  std::size_t numbers = 0;
  std::size_t non_numbers = 0;  // nan, inf
};

Counts count(const Cells& cells) {
  Counts counts;
  for (const std::string_view cell : cells) {
    counts.filled += cell.empty() ? 0 : 1;
    counts.numbers += is_number(cell) ? 1 : 0;
    counts.non_numbers += names_a_non_number(cell) ? 1 : 0;
  }
  return counts;
}

// What makes the most of the cells numbers, of the first lines.
Separator separator_of(std::string_view text) {
  constexpr std::array kSeparators{Separator::tab, Separator::semicolon, Separator::comma, Separator::blanks};
  std::array<double, kSeparators.size()> shares{};
  std::array<std::size_t, kSeparators.size()> names{};  // cells of a line without numbers, at most
  Cells cells;
  Lines lines(text);
  for (std::size_t seen = 0; seen < kMostLines && lines.next();) {
    if (lines.blank() || lines.comment()) continue;
    ++seen;
    for (std::size_t i = 0; i < kSeparators.size(); ++i) {
      split_line(lines.text(), kSeparators[i], cells);
      const auto [filled, numbers, non_numbers] = count(cells);
      if (numbers >= 2) shares[i] += static_cast<double>(numbers) / static_cast<double>(filled);
      // Prose has many blanks and no other separator.
      if (kSeparators[i] != Separator::blanks || names == decltype(names){}) {
        names[i] = std::max(names[i], cells.size() > 1 ? cells.size() : 0);
      }
    }
  }
  const auto largest = [](const auto& values) { return std::max_element(values.begin(), values.end()); };
  const auto best = largest(shares);
  const std::ptrdiff_t i = *best > 0 ? best - shares.begin() : largest(names) - names.begin();
  return kSeparators[static_cast<std::size_t>(i)];
}

std::vector<std::string> texts_of(const Cells& cells) {
  std::vector<std::string> texts;
  texts.reserve(cells.size());
  for (const std::string_view cell : cells) texts.emplace_back(trimmed(unquoted(cell)));
  while (texts.size() > 1 && texts.back().empty()) texts.pop_back();
  return texts;
}

bool names_units(const std::vector<std::string>& texts) {
  std::size_t filled = 0;
  for (const std::string& text : texts) {
    if (text.empty()) continue;
    if (!is_unit(text)) return false;
    ++filled;
  }
  return filled > 0;
}

std::string_view without_comment_mark(std::string_view line) {
  const std::string_view text = trimmed(line);
  return text.substr(std::min(text.find_first_not_of("%#/"), text.size()));
}

// The lines before the numbers, as headers with their units. The nearest to the numbers comes first, comments last.
std::vector<HeaderLine> headers_among(const std::vector<HeaderLine>& lines, const std::vector<HeaderLine>& comments,
                                      std::size_t columns) {
  std::vector<HeaderLine> headers;
  for (std::size_t i = lines.size(); i-- > 0;) {
    if (names_units(lines[i].names)) continue;
    HeaderLine header = lines[i];
    for (const std::size_t beside : {i + 1, i - 1}) {
      if (!header.units.empty() || beside >= lines.size() || !names_units(lines[beside].names)) continue;
      header.units = lines[beside].names;
      header.units_text = lines[beside].text;
    }
    headers.push_back(header);
  }
  for (auto comment = comments.rbegin(); comment != comments.rend(); ++comment) {
    if (columns > 0 && comment->names.size() == columns) headers.push_back(*comment);
  }
  return headers;
}

// Whether the next row has numbers, too, or there is none: a title may hold a date.
bool numbers_follow(Lines at, Separator separator) {
  Cells cells;
  while (at.next()) {
    if (at.blank() || at.comment()) continue;
    split_line(at.text(), separator, cells);
    return count(cells).numbers >= 2;
  }
  return true;
}

}  // namespace

TableHead read_table_head(std::string_view text) {
  TableHead head;
  head.separator = separator_of(text);
  std::vector<HeaderLine> lines;
  std::vector<HeaderLine> comments;
  Cells cells;
  const auto header_line = [&](const Lines& at) {
    if (cells.size() > kMostColumns) {
      throw Error("Line " + std::to_string(at.number()) + " has " + std::to_string(cells.size()) +
                  " columns; a recording may have at most " + std::to_string(kMostColumns) + ".");
    }
    return HeaderLine{.line = at.number(), .text = at.text(), .names = texts_of(cells)};
  };
  Lines at(text);
  for (std::size_t seen = 0; seen < kMostLines && at.next();) {
    if (at.blank()) continue;
    ++seen;
    if (at.comment()) {
      split_line(without_comment_mark(at.text()), head.separator, cells);
      comments.push_back(header_line(at));
      continue;
    }
    split_line(at.text(), head.separator, cells);
    const auto [filled, numbers, non_numbers] = count(cells);
    if (numbers >= 2 && numbers_follow(at, head.separator)) {
      head.first_line = at.number();
      head.first_row = header_line(at).names;
      break;
    }
    // A line with a number in it is a row with a fault, or a title.
    if (numbers + non_numbers == 0 && filled >= 2) lines.push_back(header_line(at));
  }
  head.headers = headers_among(lines, comments, head.first_row.size());
  if (head.headers.empty() && head.first_line == 0) {
    throw Error("The file " + std::string(text.empty() ? "is empty" : "holds no rows") +
                "; a recording is a table with a line that names its columns, such as t, q and p.");
  }
  // Where no numbers were found, what is wrong shows at the first line best.
  if (head.first_line == 0) std::reverse(head.headers.begin(), head.headers.end());
  return head;
}

}  // namespace hnn
