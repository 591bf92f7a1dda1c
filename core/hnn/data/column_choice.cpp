#include "hnn/data/column_choice.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "hnn/data/table_text.hpp"
#include "hnn/data/text_encoding.hpp"
#include "hnn/error.hpp"

namespace hnn {
namespace {

constexpr std::string_view kExample = R"(; a choice of columns looks like t=Time,q=Angle[deg],p="omega, smoothed".)";

// "q" -> "q1"; "" for what is no place.
std::string place_named(std::string_view text) {
  const std::string place = lower_case(text);
  if (place == "t" || place == "id") return place;
  if (place == "q" || place == "p") return place + "1";
  const bool state = place.size() == 2 && (place[0] == 'q' || place[0] == 'p');
  return state && place[1] >= '1' && place[1] < '1' + static_cast<int>(max_degrees_of_freedom) ? place : "";
}

// Where the entry that starts the text ends: at a comma that isn't quoted.
std::size_t end_of_entry(std::string_view text) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    // A quotation begins where the name does; elsewhere the mark is one of the name.
    if (text[i] == '"' && (quoted || trimmed(text.substr(0, i)).ends_with('='))) quoted = !quoted;
    if (text[i] == ',' && !quoted) return i;
  }
  if (quoted) {
    throw Error("A name in " + text_in_quotes(text) + " lacks its second quotation mark" + std::string(kExample));
  }
  return text.size();
}

// `"omega, smoothed"[deg/s]`: the name, and the unit behind it.
std::string name_of(std::string_view text) {
  if (!text.starts_with('"')) return std::string(text);
  const std::size_t end = text.rfind('"');
  if (end == 0) return std::string(text);
  return unquoted(text.substr(0, end + 1)) + std::string(text.substr(end + 1));
}

std::size_t column_number(std::string_view text, std::size_t columns) {
  if (!text.starts_with('#') || text.size() < 2 || text.size() > 6) return 0;
  std::size_t number = 0;
  for (const char c : text.substr(1)) {
    if (c < '0' || c > '9') return 0;
    number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  return number <= columns ? number : 0;
}

std::vector<std::size_t> columns_named(std::string_view choice, const std::vector<ColumnName>& names) {
  using Part = std::string ColumnName::*;
  const std::string lower = lower_case(choice);
  std::vector<std::size_t> columns;
  for (const Part part : {&ColumnName::text, &ColumnName::without_run, &ColumnName::name}) {
    for (const bool exact : {true, false}) {
      for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string& name = names[i].*part;
        if (!name.empty() && (exact ? name == choice : lower_case(name) == lower)) columns.push_back(i);
      }
      if (!columns.empty()) return columns;
    }
  }
  const std::size_t number = column_number(choice, names.size());
  if (number > 0) columns.push_back(number - 1);
  return columns;
}

}  // namespace

std::vector<ColumnChoice> read_column_choice(std::string_view columns) {
  std::vector<ColumnChoice> choice;
  for (std::string_view rest = trimmed(columns); !rest.empty();) {
    const std::size_t end = end_of_entry(rest);
    const std::string_view entry = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t equals = entry.find('=');
    const std::string_view written = trimmed(entry.substr(0, equals));
    if (equals == std::string_view::npos || equals + 1 == entry.size()) {
      throw Error("In the choice of columns, " + text_in_quotes(entry) + " gives no column" + std::string(kExample));
    }
    const std::string place = place_named(written);
    if (place.empty()) {
      throw Error("In the choice of columns, " + text_in_quotes(written) +
                  " is no place for a column; there are t, id, q and p, or q1 to q4 and p1 to p4.");
    }
    if (std::any_of(choice.begin(), choice.end(), [&](const ColumnChoice& c) { return c.place == place; })) {
      throw Error("The choice of columns gives two for " + std::string(written) + "; give one.");
    }
    choice.push_back({place, name_of(trimmed(entry.substr(equals + 1)))});
  }
  return choice;
}

MatchingColumns matching_columns(std::string_view choice, const std::vector<ColumnName>& names) {
  MatchingColumns matching{.columns = columns_named(choice, names)};
  if (!matching.columns.empty()) return matching;
  const ColumnName bracketed = column_name_of(choice);
  if (bracketed.unit.empty() || !(choice.ends_with(']') || choice.ends_with(')'))) return matching;
  const std::size_t open = choice.rfind(choice.back() == ']' ? '[' : '(');
  return {columns_named(trimmed(choice.substr(0, open)), names), bracketed.unit};
}

std::string choice_of(const std::vector<ColumnName>& names, std::size_t column) {
  const std::string& text = names[column].text;
  const auto same = [&](const ColumnName& name) { return name.text == text; };
  constexpr std::size_t kLongest = 30;
  const bool odd = text.empty() || text.size() > kLongest || text.find('"') != std::string::npos ||
                   std::count_if(names.begin(), names.end(), same) > 1;
  if (odd) return "#" + std::to_string(column + 1);
  return text.find(',') == std::string::npos ? text : '"' + text + '"';
}

}  // namespace hnn
