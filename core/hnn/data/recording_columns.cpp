#include "hnn/data/recording_columns.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "hnn/data/recording.hpp"
#include "hnn/data/refusal.hpp"
#include "hnn/data/text_encoding.hpp"
#include "hnn/error.hpp"
#include "hnn/text/suggestion.hpp"

namespace hnn {
namespace {

using Role = Meaning::Role;
using Kind = Meaning::Kind;

// What goes to one place of a run, and of every run where several stand side by side.
struct Place {
  std::vector<std::size_t> columns;
  std::string unit;  // where the choice gives one
};

class Finder {
 public:
  Finder(const HeaderLine& header, const std::vector<ColumnChoice>& choice) {
    columns_.header = header;
    columns_.names = column_names_of(header.names);
    for (const ColumnName& name : columns_.names) meanings_.push_back(meaning_of(name.name));
    for (const ColumnChoice& chosen : choice) take(chosen);
  }

  RecordingColumns find() {
    if (!has(time_place)) {
      take(time_place, {Role::time});
      if (!has(time_place)) refuse_without("t", "t, time or Zeit");
    }
    if (!has(id_place)) take(id_place, {Role::id});
    if (!has(q_place(0))) find_coordinates();
    count_coordinates();
    find_runs();
    return std::move(columns_);
  }

 private:
  const std::vector<ColumnName>& names() const { return columns_.names; }
  bool has(std::size_t place) const { return !places_[place].columns.empty(); }

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

  std::string all_listed() const {
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < names().size(); ++i) columns.push_back(i);
    return listed(columns);
  }

  [[noreturn]] void refuse_without(std::string_view place, std::string_view known) const {
    if (columns_.header.line == 0) {
      refuse({"No line names the columns, so they go by their numbers, #1 to #", names().size(),
              "; choose them, as in t=#1,q=#2."});
    }
    const std::size_t second = names().size() > 1 ? 1 : 0;
    refuse({line(), " names no column for ", place, " (such as ", known, "), only ", all_listed(),
            "; choose the columns, as in t=", choice_of(names(), 0), ",q=", choice_of(names(), second), "."});
  }

  [[noreturn]] void refuse_several(std::string_view place, const std::vector<std::size_t>& columns) const {
    refuse({line(), " has more than one column for ", place, ": ", listed(columns), "; choose one, as in ", place, "=",
            choice_of(names(), columns.back()), "."});
  }

  void take(const ColumnChoice& chosen) {
    const MatchingColumns matching = matching_columns(chosen.column, names());
    places_[chosen.place] = {matching.columns, matching.unit};
    if (has(chosen.place)) return;
    std::vector<std::string_view> words;
    for (const ColumnName& name : names()) {
      if (name.name.size() <= longest_quote) words.push_back(name.name);
    }
    const std::string nearest = did_you_mean(column_name_of(chosen.column).name, words);
    refuse({line(), " names no column ", Quoted(chosen.column), ", only ", all_listed(),
            nearest.empty() ? std::string_view("; choose among these.") : nearest});
  }

  // The columns that are left and whose name says this.
  void take(std::size_t place, const Meaning& wanted) {
    for (std::size_t i = 0; i < names().size(); ++i) {
      if (meanings_[i] == wanted && !taken(i)) places_[place].columns.push_back(i);
    }
  }

  bool taken(std::size_t column) const {
    return std::any_of(places_.begin(), places_.end(), [&](const Place& place) {
      return std::find(place.columns.begin(), place.columns.end(), column) != place.columns.end();
    });
  }

  // q1 to qn by their names, and p1 to pn where the choice has none.
  void find_coordinates() {
    // One kind alone; two axes or more, or else x is as plain as theta.
    std::vector<std::size_t> positions;
    std::array<std::vector<std::size_t>, most_numbered> by_index{};
    bool mixed = false;
    for (std::size_t i = 0; i < names().size(); ++i) {
      if (meanings_[i].role != Role::position || taken(i)) continue;
      positions.push_back(i);
      by_index[meanings_[i].index].push_back(i);
      mixed = mixed || meanings_[i].kind != meanings_[positions.front()].kind;
    }
    if (positions.empty()) refuse_without("q", "q, angle, x or Winkel");
    if (mixed) refuse_several("q", positions);
    const bool chosen = std::any_of(places_.begin() + p_place(0), places_.end(),
                                    [](const Place& place) { return !place.columns.empty(); });
    const Kind kind = meanings_[positions.front()].kind;
    std::size_t k = 0;
    std::size_t left = positions.size();
    for (std::size_t index = 0; index < most_numbered; ++index) {
      const std::vector<std::size_t>& columns = by_index[index];
      left -= columns.size();
      if (kind == Kind::numbered && columns.empty() && left > 0) {
        refuse_without(place_names[q_place(index)], "q, x or angle with this number");
      }
      places_[q_place(k)].columns = columns;
      // A numbered p without its q is found, too, so that it can be refused.
      if (!chosen && (kind == Kind::numbered || !columns.empty())) take(p_place(k), {Role::momentum, kind, index});
      if (kind == Kind::numbered || !columns.empty()) ++k;
    }
    if (!chosen && coordinates() == 1) {
      if (kind != Kind::plain) take(p_place(0), {Role::momentum});
      if (kind != Kind::numbered) take(p_place(0), {Role::momentum, Kind::numbered, 0});
    }
  }

  // q1 to the last q that there is.
  std::size_t coordinates() const {
    std::size_t k = most_numbered;
    while (k > 0 && !has(q_place(k - 1))) --k;
    return k;
  }

  void count_coordinates() {
    const std::size_t n = coordinates();
    std::size_t momenta = 0;
    for (std::size_t k = 0; k < most_numbered; ++k) {
      momenta += has(p_place(k)) ? 1 : 0;
      if (!has(q_place(k)) && (k < n || has(p_place(k)))) {
        refuse({"There is a ", place_names[k < n ? q_place(n - 1) : p_place(k)], " and no ", place_names[q_place(k)],
                "; a recording has q1 to qn, and either p1 to pn or no p."});
      }
    }
    if (n > max_degrees_of_freedom) {
      refuse({line(), " names ", n,
              " degrees of freedom; a recording may have at most 4, so choose among them, as in t=",
              choice_of(names(), places_[time_place].columns.front()),
              ",q=", choice_of(names(), places_[q_place(0)].columns.front()), "."});
    }
    for (std::size_t k = 0; k < n && momenta > 0; ++k) {
      if (has(p_place(k))) continue;
      refuse({line(), " has a p for some coordinates and none for ", listed(places_[q_place(k)].columns),
              "; choose a p for every q, or q alone."});
    }
    columns_.degrees_of_freedom = n;
    columns_.has_momenta = momenta > 0;
  }

  void find_runs() {
    std::vector<std::string_view> runs;
    for (const Place& place : places_) {
      if (place.columns.size() < 2) continue;
      for (const std::size_t column : place.columns) {
        const std::string& run = names()[column].run;
        if (!run.empty() && std::find(runs.begin(), runs.end(), run) == runs.end()) runs.push_back(run);
      }
    }
    if (runs.size() > max_recorded_trajectories) {
      refuse({line(), " names ", runs.size(), " runs; a recording may hold at most ", max_recorded_trajectories, "."});
    }
    if (runs.empty()) return add_run(names()[places_[q_place(0)].columns.front()].run);
    for (const std::string_view run : runs) {
      const bool any = std::any_of(places_.begin() + q_place(0), places_.begin() + p_place(0),
                                   [&](const Place& place) { return !columns_of(place, run).empty(); });
      if (any) add_run(run);
    }
  }

  // Those of the run, or else what all runs share.
  std::vector<std::size_t> columns_of(const Place& place, std::string_view run) const {
    if (place.columns.size() == 1) return place.columns;
    std::vector<std::size_t> own;
    std::vector<std::size_t> shared;
    for (const std::size_t column : place.columns) {
      if (names()[column].run == run) own.push_back(column);
      if (names()[column].run.empty()) shared.push_back(column);
    }
    return own.empty() ? shared : own;
  }

  ChosenColumn chosen(std::size_t index, std::string_view run) const {
    const Place& place = places_[index];
    const bool alone = index != id_place && columns_.degrees_of_freedom == 1;
    const std::string_view shown = place_names[index].substr(0, alone ? 1 : 2);
    const std::vector<std::size_t> columns = columns_of(place, run);
    if (columns.empty()) {
      refuse({line(), " names no column for ", shown, " of ", Quoted(run),
              "; every run needs the same columns, so choose those that all have."});
    }
    if (columns.size() > 1) refuse_several(shown, columns);
    const std::size_t column = columns.front();
    const std::vector<std::string>& units = columns_.header.units;
    std::string_view unit = place.unit.empty() ? names()[column].unit : place.unit;
    if (unit.empty() && column < units.size()) unit = units[column];
    return {column, index == time_place ? scale_of_time(unit) : scale_of_coordinate(unit)};
  }

  void add_run(std::string_view run) {
    RunColumns columns{.run = std::string(run), .t = chosen(time_place, run)};
    if (has(id_place)) columns.id = chosen(id_place, run).column;
    for (std::size_t place = q_place(0); place < places_.size(); ++place) {
      if (has(place)) columns.states.push_back(chosen(place, run));
    }
    columns_.runs.push_back(std::move(columns));
  }

  RecordingColumns columns_{};
  std::vector<Meaning> meanings_{};  // [column]
  std::array<Place, place_names.size()> places_{};
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
