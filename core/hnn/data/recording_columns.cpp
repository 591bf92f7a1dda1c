#include "hnn/data/recording_columns.hpp"

#include <algorithm>

#include "hnn/data/recording.hpp"
#include "hnn/data/text_encoding.hpp"
#include "hnn/error.hpp"
#include "hnn/text/suggestion.hpp"

namespace hnn {
namespace {

using Role = Meaning::Role;
using Kind = Meaning::Kind;

// What goes to one place of a run, and of every run where several stand side by side.
struct Place {
  std::string name;  // "t", "id", "q1", "p1", ...
  std::vector<std::size_t> columns;
  std::string unit;  // where the choice gives one
};

class Finder {
 public:
  Finder(const HeaderLine& header, const std::vector<ColumnChoice>& choice) {
    columns_.header = header;
    columns_.names = column_names_of(header.names);
    for (const ColumnChoice& chosen : choice) take(chosen);
  }

  RecordingColumns find() {
    if (find_place("t") == nullptr) {
      places_.push_back({"t", meaning({Role::time}), ""});
      if (places_.back().columns.empty()) throw no_column("t", "t, time or Zeit");
    }
    if (find_place("id") == nullptr) {
      Place id{"id", meaning({Role::id}), ""};
      if (!id.columns.empty()) places_.push_back(id);
    }
    if (find_place("q1") == nullptr) find_coordinates();
    count_coordinates();
    find_runs();
    return columns_;
  }

 private:
  const std::vector<ColumnName>& names() const { return columns_.names; }

  std::string line() const {
    return columns_.header.line == 0 ? "The table" : "Line " + std::to_string(columns_.header.line);
  }

  // `"a", "b" and 7 more`: as many as a sentence bears.
  std::string listed(const std::vector<std::size_t>& columns) const {
    constexpr std::size_t kLongest = 60;
    std::string list;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (list.size() > kLongest) return list + " and " + std::to_string(columns.size() - i) + " more";
      const std::string& text = names()[columns[i]].text;
      list += i == 0 ? "" : i + 1 == columns.size() ? " and " : ", ";
      list += text_in_quotes(text.empty() ? choice_of(names(), columns[i]) : text);
    }
    return list;
  }

  std::vector<std::size_t> all() const {
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < names().size(); ++i) columns.push_back(i);
    return columns;
  }

  Error no_column(const std::string& place, const std::string& known) const {
    if (columns_.header.line == 0) {
      return Error("No line names the columns, so they go by their numbers, #1 to #" + std::to_string(names().size()) +
                   "; choose them, as in t=#1,q=#2.");
    }
    const std::size_t second = names().size() > 1 ? 1 : 0;
    return Error(line() + " names no column for " + place + " (such as " + known + "), only " + listed(all()) +
                 "; choose the columns, as in t=" + choice_of(names(), 0) + ",q=" + choice_of(names(), second) + ".");
  }

  Error several(const std::string& place, const std::vector<std::size_t>& columns) const {
    return Error(line() + " has more than one column for " + place + ": " + listed(columns) + "; choose one, as in " +
                 place + "=" + choice_of(names(), columns.back()) + ".");
  }

  const Place* find_place(std::string_view name) const {
    const auto place = std::find_if(places_.begin(), places_.end(), [&](const Place& p) { return p.name == name; });
    return place == places_.end() ? nullptr : &*place;
  }

  void take(const ColumnChoice& chosen) {
    const auto [columns, unit] = matching_columns(chosen.column, names());
    if (columns.empty()) {
      std::vector<std::string_view> words;
      for (const ColumnName& name : names()) {
        if (name.name.size() <= longest_quote) words.push_back(name.name);
      }
      const std::string nearest = did_you_mean(column_name_of(chosen.column).name, words);
      throw Error(line() + " names no column " + text_in_quotes(chosen.column) + ", only " + listed(all()) +
                  (nearest.empty() ? "; choose among these." : nearest));
    }
    places_.push_back({chosen.place, columns, unit});
  }

  bool taken(std::size_t column) const {
    return std::any_of(places_.begin(), places_.end(), [&](const Place& place) {
      return std::find(place.columns.begin(), place.columns.end(), column) != place.columns.end();
    });
  }

  // The columns that are left and whose name says this.
  std::vector<std::size_t> meaning(const Meaning& wanted) const {
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < names().size(); ++i) {
      if (meaning_of(names()[i].name) == wanted && !taken(i)) columns.push_back(i);
    }
    return columns;
  }

  // q1 to qn by their names, and p1 to pn where the choice has none.
  void find_coordinates() {
    std::vector<Meaning> found;
    std::vector<std::size_t> positions;
    for (std::size_t i = 0; i < names().size(); ++i) {
      const Meaning meaning = meaning_of(names()[i].name);
      if (meaning.role != Role::position || taken(i)) continue;
      positions.push_back(i);
      if (std::find(found.begin(), found.end(), meaning) == found.end()) found.push_back(meaning);
    }
    if (found.empty()) throw no_column("q", "q, angle, x or Winkel");
    std::sort(found.begin(), found.end(), [](const Meaning& a, const Meaning& b) { return a.index < b.index; });
    if (std::any_of(found.begin(), found.end(), [&](const Meaning& m) { return m.kind != found.front().kind; })) {
      throw several("q", positions);
    }
    for (std::size_t k = 0; k < found.size(); ++k) {
      if (found[k].kind == Kind::numbered && found[k].index != k) {
        throw no_column("q" + std::to_string(k + 1), "q" + std::to_string(k + 1) + " or x" + std::to_string(k + 1));
      }
      places_.push_back({"q" + std::to_string(k + 1), meaning(found[k]), ""});
    }
    const bool chosen = std::any_of(places_.begin(), places_.end(), [](const Place& p) { return p.name[0] == 'p'; });
    if (!chosen) find_momenta(found);
  }

  void find_momenta(const std::vector<Meaning>& coordinates) {
    for (std::size_t k = 0; k < coordinates.size(); ++k) {
      std::vector<Meaning> wanted{{Role::momentum, coordinates[k].kind, coordinates[k].index}};
      if (coordinates.size() == 1) {
        for (const Meaning& other : {Meaning{Role::momentum}, Meaning{Role::momentum, Kind::numbered, 0}}) {
          if (other != wanted.front()) wanted.push_back(other);
        }
      }
      Place place{"p" + std::to_string(k + 1), {}, ""};
      for (const Meaning& one : wanted) {
        for (const std::size_t column : meaning(one)) place.columns.push_back(column);
      }
      if (!place.columns.empty()) places_.push_back(place);
    }
    for (std::size_t k = coordinates.size(); coordinates.front().kind == Kind::numbered && k < 9; ++k) {
      const std::vector<std::size_t> left = meaning({Role::momentum, Kind::numbered, k});
      if (!left.empty()) places_.push_back({"p" + std::to_string(k + 1), left, ""});
    }
  }

  void count_coordinates() {
    const auto has = [&](char letter, std::size_t k) { return find_place(letter + std::to_string(k)) != nullptr; };
    std::size_t coordinates = 0;
    std::size_t momenta = 0;
    for (std::size_t k = 9; k > 0; --k) {
      if (has('q', k)) {
        coordinates = std::max(coordinates, k);
      } else if (k < coordinates || has('p', k)) {
        const std::string number = std::to_string(k);
        throw Error((k < coordinates ? "There is a q" + std::to_string(coordinates) : "There is a p" + number) +
                    " and no q" + number + "; a recording has q1 to qn, and either p1 to pn or no p.");
      }
      momenta += has('p', k) ? 1 : 0;
    }
    if (coordinates > max_degrees_of_freedom) {
      throw Error(line() + " names " + std::to_string(coordinates) +
                  " degrees of freedom; a recording may have at most 4, so choose among them, as in t=" +
                  choice_of(names(), find_place("t")->columns.front()) +
                  ",q=" + choice_of(names(), find_place("q1")->columns.front()) + ".");
    }
    if (momenta > 0 && momenta < coordinates) {
      for (std::size_t k = 1; k <= coordinates; ++k) {
        if (has('p', k)) continue;
        throw Error(line() + " has a p for some coordinates and none for " +
                    listed(find_place("q" + std::to_string(k))->columns) + "; choose a p for every q, or q alone.");
      }
    }
    columns_.degrees_of_freedom = coordinates;
    columns_.has_momenta = momenta > 0;
  }

  void find_runs() {
    std::vector<std::string> runs;
    for (const Place& place : places_) {
      if (place.columns.size() < 2) continue;
      for (const std::size_t column : place.columns) {
        const std::string& run = names()[column].run;
        if (!run.empty() && std::find(runs.begin(), runs.end(), run) == runs.end()) runs.push_back(run);
      }
    }
    if (runs.empty()) {
      columns_.runs.push_back(columns_of(names()[find_place("q1")->columns.front()].run));
      return;
    }
    if (runs.size() > max_recorded_trajectories) {
      throw Error(line() + " names " + std::to_string(runs.size()) + " runs; a recording may hold at most " +
                  std::to_string(max_recorded_trajectories) + ".");
    }
    for (const std::string& run : runs) {
      const auto of_run = [&](const Place& place) { return place.name[0] == 'q' && !columns_of(place, run).empty(); };
      if (std::any_of(places_.begin(), places_.end(), of_run)) columns_.runs.push_back(columns_of(run));
    }
  }

  // Those of the run, or else what all runs share.
  std::vector<std::size_t> columns_of(const Place& place, const std::string& run) const {
    if (place.columns.size() == 1) return place.columns;
    std::vector<std::size_t> own;
    std::vector<std::size_t> shared;
    for (const std::size_t column : place.columns) {
      if (names()[column].run == run) own.push_back(column);
      if (names()[column].run.empty()) shared.push_back(column);
    }
    return own.empty() ? shared : own;
  }

  ChosenColumn chosen(const Place& place, const std::string& run) const {
    const std::string shown =
        place.name.size() == 2 && columns_.degrees_of_freedom == 1 ? place.name.substr(0, 1) : place.name;
    const std::vector<std::size_t> columns = columns_of(place, run);
    if (columns.empty()) {
      throw Error(line() + " names no column for " + shown + " of " + text_in_quotes(run) +
                  "; every run needs the same columns, so choose those that all have.");
    }
    if (columns.size() > 1) throw several(shown, columns);
    const std::size_t column = columns.front();
    std::string unit = place.unit.empty() ? names()[column].unit : place.unit;
    if (unit.empty() && column < columns_.header.units.size()) unit = columns_.header.units[column];
    return {column, place.name == "t" ? scale_of_time(unit) : scale_of_coordinate(unit)};
  }

  RunColumns columns_of(const std::string& run) const {
    RunColumns columns{.run = run, .t = chosen(*find_place("t"), run)};
    if (const Place* id = find_place("id")) columns.id = chosen(*id, run).column;
    for (const char letter : {'q', 'p'}) {
      for (std::size_t k = 1; k <= columns_.degrees_of_freedom; ++k) {
        if (const Place* place = find_place(letter + std::to_string(k))) columns.states.push_back(chosen(*place, run));
      }
    }
    return columns;
  }

  RecordingColumns columns_{};
  std::vector<Place> places_{};
};

// Without a line of names: four columns parted by blanks are those of the published pendulum recordings.
HeaderLine header_without_line(const TableHead& head) {
  const bool parted_by_blanks = head.separator == Separator::blanks || head.separator == Separator::tab;
  if (parted_by_blanks && head.first_row.size() == 4) {
    return {.names = {"trial", "t", "angle", "angular velocity"}, .units = {"", "s", "rad", ""}};
  }
  return {.names = std::vector<std::string>(head.first_row.size())};
}

}  // namespace

RecordingColumns choose_columns(const TableHead& head, std::string_view columns) {
  const std::vector<ColumnChoice> choice = read_column_choice(columns);
  std::optional<Error> first;
  for (const HeaderLine& header : head.headers) {
    try {
      return Finder(header, choice).find();
    } catch (const Error& error) {
      if (!first) first = error;
    }
  }
  if (first) throw *first;
  return Finder(header_without_line(head), choice).find();
}

HeaderLine likeliest_header(const TableHead& head) {
  return head.headers.empty() ? header_without_line(head) : head.headers.front();
}

std::string state_name(std::size_t state, std::size_t degrees_of_freedom) {
  const std::string letter = state < degrees_of_freedom ? "q" : "p";
  return degrees_of_freedom == 1 ? letter : letter + std::to_string(state % degrees_of_freedom + 1);
}

}  // namespace hnn
