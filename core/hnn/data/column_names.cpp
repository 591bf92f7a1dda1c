#include "hnn/data/column_names.hpp"

#include <algorithm>
#include <array>
#include <numbers>
#include <utility>

#include "hnn/data/table_text.hpp"

namespace hnn {
namespace {

constexpr std::array<std::string_view, 8> kRunWords{"run",    "trial",   "data set", "dataset",
                                                    "latest", "messung", "versuch",  "lauf"};
constexpr std::array<std::string_view, 6> kTimes{"t", "time", "zeit", "temps", "tiempo", "tempo"};
constexpr std::array<std::string_view, 7> kIds{"id", "trial", "trajectory", "run", "versuch", "messung", "lauf"};
constexpr std::array<std::string_view, 12> kPositions{
    "q",          "theta", "phi", "angle", "angularposition", "position", "displacement", "winkel",
    "auslenkung", "ort",   "weg", "pos"};
constexpr std::array<std::string_view, 8> kMomenta{"p", "omega",    "velocity",        "angularvelocity",
                                                   "v", "momentum", "geschwindigkeit", "winkelgeschwindigkeit"};
constexpr std::array<std::string_view, 3> kAxes{"x", "y", "z"};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Without what separates words or makes an index, in lower case, and with the names of Greek letters.
std::string plain(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kLetters{
      {{"θ", "theta"}, {"Θ", "theta"}, {"ϑ", "theta"}, {"φ", "phi"}, {"ϕ", "phi"}, {"Φ", "phi"}, {"ω", "omega"}}};
  std::string text;
  for (const char c : lower_case(name)) {
    if (std::string_view(" _-{}").find(c) == std::string_view::npos) text += c;
  }
  for (const auto& [letter, word] : kLetters) {
    const std::size_t at = text.find(letter);
    if (at != std::string::npos) text.replace(at, letter.size(), word);
  }
  return text;
}

// "run #2", "run 2" at the end, after a name.
std::size_t start_of_run(std::string_view lower) {
  const std::size_t number = lower.find_last_not_of("0123456789");
  if (number == std::string_view::npos || number + 1 == lower.size()) return std::string_view::npos;
  const std::string_view before = trimmed(lower.substr(0, number + (lower[number] == '#' ? 0 : 1)));
  for (const std::string_view word : kRunWords) {
    if (!before.ends_with(word) || before.size() <= word.size() + 1) continue;
    const std::size_t start = before.size() - word.size();
    if (before[start - 1] == ' ') return start;
  }
  return std::string_view::npos;
}

void take_run(ColumnName& column) {
  const std::string lower = lower_case(column.text);
  column.without_run = column.text;
  const std::size_t colon = column.text.find(':');
  for (const std::string_view word : kRunWords) {
    if (colon == std::string::npos || !lower.starts_with(word)) continue;
    if (std::string_view(lower).substr(word.size(), colon - word.size()).find_first_not_of(" #0123456789") <
        colon - word.size()) {
      continue;
    }
    column.run = trimmed(std::string_view(column.text).substr(0, colon));
    column.without_run = trimmed(std::string_view(column.text).substr(colon + 1));
    return;
  }
  const std::size_t start = start_of_run(lower);
  if (start == std::string::npos) return;
  column.run = column.text.substr(start);
  column.without_run = trimmed(std::string_view(column.text).substr(0, start));
}

void take_unit(ColumnName& column) {
  const std::string_view text = column.without_run;
  column.name = text;
  const auto take = [&](std::size_t name_end, std::string_view unit) {
    column.name = trimmed(text.substr(0, name_end));
    column.unit = trimmed(unit);
  };
  if (!text.empty() && (text.back() == ')' || text.back() == ']')) {
    const std::size_t open = text.rfind(text.back() == ')' ? '(' : '[');
    if (open != std::string_view::npos && open > 0) {
      return take(open, text.substr(open + 1, text.size() - open - 2));
    }
  }
  for (const std::string_view word : {std::string_view(" in "), std::string_view("/")}) {
    const std::size_t at = text.find(word);
    if (at == std::string_view::npos || at == 0 || !is_unit(text.substr(at + word.size()))) continue;
    return take(at, text.substr(at + word.size()));
  }
}

std::string_view without_brackets(std::string_view unit) {
  unit = trimmed(unit);
  const bool brackets = unit.size() > 1 && (unit.front() == '(' || unit.front() == '[');
  return brackets ? trimmed(unit.substr(1, unit.size() - 2)) : unit;
}

bool is_degree(std::string_view unit) {
  return is_one_of(unit, std::array<std::string_view, 6>{"deg", "degree", "degrees", "°", "º", "grad"});
}

bool is_second(std::string_view unit) {
  return is_one_of(unit, std::array<std::string_view, 5>{"s", "sec", "second", "seconds", "sekunden"});
}

}  // namespace

ColumnName column_name_of(std::string_view text) {
  ColumnName column;
  column.text = trimmed(text);
  take_run(column);
  take_unit(column);
  return column;
}

std::vector<ColumnName> column_names_of(const std::vector<std::string>& texts) {
  std::vector<ColumnName> columns;
  columns.reserve(texts.size());
  for (const std::string& text : texts) columns.push_back(column_name_of(text));
  const bool numbered = std::any_of(columns.begin(), columns.end(), [](const auto& c) { return !c.run.empty(); });
  if (columns.empty() || numbered || columns.front().text.empty()) return columns;
  const std::string first = columns.front().text;
  if (std::count_if(columns.begin(), columns.end(), [&](const auto& c) { return c.text == first; }) < 2) return columns;
  std::size_t run = 0;
  for (ColumnName& column : columns) {
    run += column.text == first ? 1 : 0;
    column.run = "Run " + std::to_string(run);
  }
  return columns;
}

bool is_unit(std::string_view text) {
  // In capitals where they are: t, v and a are names of columns.
  constexpr std::array<std::string_view, 24> kUnits{"s",  "ms", "us", "µs",  "μs", "min", "h",  "m",
                                                    "cm", "mm", "km", "rad", "kg", "g",   "N",  "Hz",
                                                    "V",  "mV", "A",  "T",   "µT", "μT",  "Pa", "J"};
  std::string_view rest = without_brackets(text);
  std::size_t factors = 0;
  while (!rest.empty()) {
    constexpr std::string_view kAfter = "/*^ -0123456789";
    std::size_t end = std::min(rest.find_first_of(kAfter), rest.size());
    for (const std::string_view mark : {std::string_view("·"), std::string_view("²"), std::string_view("³")}) {
      end = std::min(end, rest.find(mark));
    }
    const std::string_view factor = rest.substr(0, end);
    if (factor == "" && factors == 0 && rest.starts_with("1/")) {  // per something
      rest.remove_prefix(2);
      continue;
    }
    const std::string lower = lower_case(factor);
    if (!(is_one_of(factor, kUnits) || is_degree(lower) || is_second(lower))) return false;
    ++factors;
    rest.remove_prefix(end);
    while (!rest.empty()) {
      if (kAfter.find(rest.front()) != std::string_view::npos) {
        rest.remove_prefix(1);
      } else if (rest.starts_with("·") || rest.starts_with("²") || rest.starts_with("³")) {
        rest.remove_prefix(2);
      } else {
        break;
      }
    }
  }
  return factors > 0;
}

Scale scale_of_time(std::string_view unit) {
  unit = without_brackets(unit);
  const std::string plain = lower_case(unit);
  if (is_second(plain)) return {"s"};
  if (plain == "ms") return {"s", 1.0, 1e3};
  if (plain == "us" || plain == "µs" || plain == "μs") return {"s", 1.0, 1e6};
  if (plain == "min") return {"s", 60.0};
  if (plain == "h") return {"s", 3600.0};
  return {std::string(unit)};
}

Scale scale_of_coordinate(std::string_view unit) {
  unit = without_brackets(unit);
  const std::string plain = lower_case(unit);
  const std::size_t slash = plain.find('/');
  if (!is_degree(trimmed(std::string_view(plain).substr(0, slash)))) return {std::string(unit)};
  const std::string per = slash == std::string::npos ? "" : plain.substr(slash);
  return {"rad" + per, std::numbers::pi, 180.0};
}

Meaning meaning_of(std::string_view name) {
  using Role = Meaning::Role;
  using Kind = Meaning::Kind;
  const std::string text = plain(name);
  if (text.empty()) return {};
  if (is_one_of(std::string_view(text), kIds)) return {Role::id};
  if (is_one_of(std::string_view(text), kTimes)) return {Role::time};
  const auto role_of = [](std::string_view word) {
    return is_one_of(word, kPositions) ? Role::position : is_one_of(word, kMomenta) ? Role::momentum : Role::none;
  };
  if (const Role role = role_of(text); role != Role::none) return {role};
  const char last = text.back();
  const std::string_view word = std::string_view(text).substr(0, text.size() - 1);
  const bool axis = last >= 'x' && last <= 'z';
  const bool number = last >= '1' && last <= '9';
  const std::size_t index = static_cast<std::size_t>(last - (axis ? 'x' : '1'));
  if (axis && word.empty()) return {Role::position, Kind::axis, index};
  if (number && is_one_of(word, kAxes)) {
    // x1 and y1 are two of what may be many, in an order that isn't known.
    return word == "x" ? Meaning{Role::position, Kind::numbered, index} : Meaning{Role::position};
  }
  if (number && (word == "vx" || word == "px")) return {Role::momentum, Kind::numbered, index};
  const Role role = axis || number ? role_of(word) : Role::none;
  if (role == Role::none || (axis && role == Role::position && word != "position" && word != "pos")) return {};
  return {role, axis ? Kind::axis : Kind::numbered, index};
}

}  // namespace hnn
