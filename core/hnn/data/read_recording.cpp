#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hnn/data/recording.hpp"
#include "hnn/data/recording_columns.hpp"
#include "hnn/data/table_text.hpp"
#include "hnn/data/text_encoding.hpp"
#include "hnn/error.hpp"

namespace hnn {
namespace {

std::string at_line(std::size_t line) { return "Line " + std::to_string(line); }

class RowReader {
 public:
  RowReader(const RecordingColumns& columns, Separator separator) : columns_(columns), separator_(separator) {
    recording_.degrees_of_freedom = columns.degrees_of_freedom;
    recording_.has_momenta = columns.has_momenta;
    recording_.source = "measured";
    const RunColumns& first = columns.runs.front();
    recording_.time = described(first.t);
    for (const ChosenColumn& state : first.states) recording_.columns.push_back(described(state));
  }

  Recording read(std::string_view text, std::size_t first_line) {
    std::vector<std::string_view> cells;
    for (Lines at(text); at.next();) {
      if (at.number() < first_line || at.comment()) continue;
      split_line(at.text(), separator_, cells);
      while (!cells.empty() && cells.back().empty()) cells.pop_back();
      if (cells.empty() || names_columns(at.text())) {
        new_block_ = true;
      } else if (!is_title(cells)) {
        read_row(at.number(), cells);
        new_block_ = false;
      }
    }
    return recording_;
  }

 private:
  using Cells = std::vector<std::string_view>;

  // What is read of a trajectory besides its numbers.
  struct Progress {
    std::size_t index = 0;
    std::size_t last_line = 0;
    std::size_t incomplete_line = 0;  // the first row after others that lacks a value
    std::size_t incomplete_column = 0;
  };

  Column described(const ChosenColumn& chosen) const { return {columns_.names[chosen.column].name, chosen.scale.unit}; }

  std::string in_column(std::size_t column) const {
    const std::string& name = columns_.names[column].text;
    return " in the column " + (name.empty() ? "#" + std::to_string(column + 1) : text_in_quotes(name));
  }

  bool names_columns(std::string_view line) const {
    return line == columns_.header.text || line == columns_.header.units_text;
  }

  bool is_title(const Cells& cells) const {
    return recording_.trajectories.empty() && columns_.header.line > 0 && columns_.names.size() > 1 &&
           std::count_if(cells.begin(), cells.end(), [](std::string_view cell) { return !cell.empty(); }) == 1 &&
           std::none_of(cells.begin(), cells.end(),
                        [](std::string_view cell) { return is_number(cell) || names_a_non_number(cell); });
  }

  void read_row(std::size_t line, const Cells& cells) {
    const std::size_t named = columns_.names.size();
    const bool too_few = separator_ == Separator::blanks && cells.size() < named;
    if (too_few || cells.size() > named) {
      throw Error(at_line(line) + " has " + std::to_string(cells.size()) + (too_few ? " of " : " cells for ") +
                  std::to_string(named) + " columns; every row needs one for each" +
                  (separator_ == Separator::comma ? ", and decimal commas need another separator." : "."));
    }
    for (const RunColumns& run : columns_.runs) read_row(run, line, cells);
  }

  void read_row(const RunColumns& run, std::size_t line, const Cells& cells) {
    const auto cell = [&](std::size_t column) { return column < cells.size() ? cells[column] : std::string_view(); };
    std::optional<std::size_t> empty;
    bool any_state = false;
    for (const ChosenColumn& state : run.states) {
      const bool filled = !cell(state.column).empty();
      any_state = any_state || filled;
      if (!filled && !empty) empty = state.column;
    }
    if (cell(run.t.column).empty()) empty = run.t.column;

    const std::optional<std::string> id = id_of(run, line, cell(run.id.value_or(0)), any_state);
    if (!id) return;
    const auto known = progress_.find(*id);
    if (!any_state && known == progress_.end()) return;
    Progress& progress = known == progress_.end() ? start_trajectory(*id, line) : known->second;
    RecordedTrajectory& trajectory = recording_.trajectories[progress.index];
    if (empty) {
      if (trajectory.t.empty() || progress.incomplete_line > 0) return;
      progress.incomplete_line = line;
      progress.incomplete_column = *empty;
      return;
    }

    const double t = number(cell(run.t.column), line, run.t);
    if (!trajectory.t.empty() && !(t > trajectory.t.back())) {
      if (restarts(run)) return restart(run, line, cells);
      throw Error(at_line(line) + " has a time that " + (t == trajectory.t.back() ? "repeats" : "goes back") + " (" +
                  text_in_quotes(cell(run.t.column)) +
                  "); times must increase from row to row, or an id must tell trajectories apart.");
    }
    if (progress.incomplete_line > 0) {
      throw Error(at_line(progress.incomplete_line) + " has no value" + in_column(progress.incomplete_column) +
                  ", though more rows follow; only rows at the ends of a trajectory may lack one.");
    }
    trajectory.t.push_back(t);
    for (std::size_t k = 0; k < run.states.size(); ++k) {
      std::vector<double>& values = k < columns_.degrees_of_freedom ? trajectory.q : trajectory.p;
      values.push_back(number(cell(run.states[k].column), line, run.states[k]));
    }
  }

  // Only where nothing else tells trajectories apart.
  bool restarts(const RunColumns& run) const { return new_block_ && !run.id && columns_.runs.size() == 1; }

  void restart(const RunColumns& run, std::size_t line, const Cells& cells) {
    ++block_;
    new_block_ = false;
    read_row(run, line, cells);
  }

  // The trajectory of a row; nothing for a row that belongs to none because it is empty.
  std::optional<std::string> id_of(const RunColumns& run, std::size_t line, std::string_view cell,
                                   bool any_state) const {
    if (!run.id) {
      if (columns_.runs.size() > 1) return run.run;
      return block_ == 1 && !run.run.empty() ? run.run : std::to_string(block_);
    }
    std::string id = unquoted(cell);
    if (trimmed(id).empty()) {
      if (!any_state) return std::nullopt;
      throw Error(at_line(line) + " has no id" + in_column(*run.id) + "; every row needs the id of its trajectory.");
    }
    constexpr double kLargest = 1e15;
    if (is_number(cell)) {
      const double value = number_of(cell);
      if (std::abs(value) < kLargest && value == std::trunc(value)) id = std::to_string(static_cast<long long>(value));
    }
    return columns_.runs.size() > 1 ? run.run + ", " + id : id;
  }

  Progress& start_trajectory(const std::string& id, std::size_t line) {
    const std::size_t index = recording_.trajectories.size();
    if (index == max_recorded_trajectories) {
      throw Error(at_line(line) + " starts one more trajectory, " + text_in_quotes(id) +
                  "; a recording may hold at most " + std::to_string(max_recorded_trajectories) + ".");
    }
    recording_.trajectories.push_back({.id = id, .t = {}, .q = {}, .p = {}});
    return progress_.emplace(id, Progress{.index = index}).first->second;
  }

  double number(std::string_view cell, std::size_t line, const ChosenColumn& chosen) {
    const auto error = [&](std::string_view wrong) {
      return Error(at_line(line) + " has " + text_in_quotes(unquoted(cell)) + in_column(chosen.column) + ", which is " +
                   std::string(wrong) + "; every row needs a finite number there.");
    };
    if (!is_number(cell)) throw error(names_a_non_number(cell) ? "not finite" : "not a number");
    const std::size_t mark = cell.find_first_of(".,");
    if (mark != std::string_view::npos) {
      // Both in one file are a sign that one of them groups thousands.
      if (decimal_mark_ != 0 && cell[mark] != decimal_mark_) {
        throw Error(at_line(line) + " has " + text_in_quotes(unquoted(cell)) + in_column(chosen.column) +
                    ", and lines before it have a decimal " + (decimal_mark_ == '.' ? "point" : "comma") +
                    "; all numbers of a file need the same.");
      }
      decimal_mark_ = cell[mark];
    }
    const double value = number_of(cell) * chosen.scale.factor / chosen.scale.divisor;
    if (!std::isfinite(value)) throw error("too large");
    return value;
  }

  const RecordingColumns& columns_;
  Separator separator_;
  Recording recording_{};
  std::map<std::string, Progress, std::less<>> progress_{};
  std::size_t block_ = 1;
  bool new_block_ = false;
  char decimal_mark_ = 0;
};

void require_size(std::string_view bytes) {
  constexpr std::size_t kMegabyte = 1'000'000;
  if (bytes.size() <= max_recording_bytes) return;
  throw Error("The file has " + std::to_string((bytes.size() + kMegabyte - 1) / kMegabyte) +
              " MB; a recording may have at most " + std::to_string(max_recording_bytes / kMegabyte) + " MB.");
}

Recording read_rows(std::string_view text, const TableHead& head, const RecordingColumns& columns) {
  const std::size_t first_line = columns.header.line > 0 ? columns.header.line + 1 : head.first_line;
  Recording recording = RowReader(columns, head.separator).read(text, first_line);
  require_rows(recording);
  return recording;
}

}  // namespace

void require_rows(const Recording& recording) {
  const std::string fewest = std::to_string(min_recording_rows);
  const std::size_t trajectories = recording.trajectories.size();
  for (const RecordedTrajectory& trajectory : recording.trajectories) {
    const std::size_t rows = trajectory.t.size();
    if (rows >= min_recording_rows) continue;
    const std::string has = std::to_string(rows) + (rows == 1 ? " row" : " rows");
    if (trajectories == 1) throw Error("A recording needs at least " + fewest + " rows; this one has " + has + ".");
    throw Error("The trajectory " + text_in_quotes(trajectory.id) + " has " + has + "; each needs at least " + fewest +
                ".");
  }
  if (trajectories == 0) throw Error("A recording needs at least " + fewest + " rows; this one has 0 rows.");
}

Recording read_recording(std::string_view bytes, std::string_view columns) {
  require_size(bytes);
  const std::string text = decode_text(bytes);
  const TableHead head = read_table_head(text);
  return read_rows(text, head, choose_columns(head, columns));
}

}  // namespace hnn
