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

constexpr std::size_t kRows = 8;

std::vector<std::vector<std::string>> first_rows(std::string_view text, Separator separator, std::size_t first_line,
                                                 const HeaderLine& header) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string_view> cells;
  for (Lines at(text); rows.size() < kRows && at.next();) {
    if (at.number() < first_line || at.blank() || at.comment() || at.text() == header.units_text) continue;
    split_line(at.text(), separator, cells);
    std::vector<std::string>& row = rows.emplace_back();
    for (const std::string_view cell : cells) row.push_back(unquoted(cell));
  }
  return rows;
}

// What the choice and the known names find where they don't suffice.
std::vector<std::pair<std::string, std::string>> found_columns(const std::vector<ColumnName>& names,
                                                               std::string_view columns) {
  std::vector<std::pair<std::string, std::string>> found;
  bool time = false;
  for (const ColumnChoice& choice : read_column_choice(columns)) {
    const MatchingColumns matching = matching_columns(choice.column, names);
    if (matching.columns.empty()) continue;
    found.emplace_back(choice.place, names[matching.columns.front()].text);
    time = time || choice.place == "t";
  }
  for (std::size_t i = 0; i < names.size() && !time; ++i) {
    if (meaning_of(names[i].name).role != Meaning::Role::time) continue;
    found.emplace_back("t", names[i].text);
    time = true;
  }
  return found;
}

}  // namespace

ColumnPreview preview_columns(std::string_view bytes, std::string_view columns) {
  ColumnPreview preview;
  try {
    static_cast<void>(read_recording(bytes, columns));
  } catch (const Error& error) {
    preview.problem = error.what();
  }
  if (bytes.size() > max_recording_bytes) throw Error(*preview.problem);
  const std::string text = decode_text(bytes);
  const TableHead head = read_table_head(text);

  RecordingColumns chosen;
  try {
    chosen = choose_columns(head, columns);
    const RunColumns& run = chosen.runs.front();
    const auto add = [&](const std::string& place, std::size_t column) {
      const std::string& name = chosen.names[column].text;
      preview.chosen.emplace_back(place, name.empty() ? choice_of(chosen.names, column) : name);
    };
    add("t", run.t.column);
    for (std::size_t k = 0; k < run.states.size(); ++k) {
      add(state_name(k, chosen.degrees_of_freedom), run.states[k].column);
    }
    if (run.id) add("id", *run.id);
  } catch (const Error&) {
    chosen.header = likeliest_header(head);
    chosen.names = column_names_of(chosen.header.names);
    try {
      preview.chosen = found_columns(chosen.names, columns);
    } catch (const Error&) {
      preview.chosen.clear();  // the choice itself can't be read, which the problem says
    }
  }
  for (std::size_t i = 0; i < chosen.names.size(); ++i) {
    const std::string& name = chosen.names[i].text;
    preview.names.push_back(name.empty() ? choice_of(chosen.names, i) : name);
  }
  const std::size_t first_line = chosen.header.line > 0 ? chosen.header.line + 1 : head.first_line;
  preview.rows = first_rows(text, head.separator, first_line, chosen.header);
  return preview;
}

}  // namespace hnn
