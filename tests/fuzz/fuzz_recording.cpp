// A recording is refused, or comes back with the same bits from what is written of it in several forms. An input may
// start with a line "columns " and a choice of columns.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hnn/data/recording.hpp"
#include "hnn/error.hpp"
#include "require.hpp"

namespace hnn {
namespace {

struct Form {
  char separator;
  char decimal_mark;
  std::string_view line_end;
  std::string_view before;
};

constexpr std::array<Form, 4> kForms{{{',', '.', "\n", ""},
                                      {';', ',', "\r\n", "\xEF\xBB\xBF"},
                                      {'\t', ',', "\r", "# a comment\r"},
                                      {'\t', '.', "\n", "a title\n\n"}}};

void append_number(std::string& text, double value, const Form& form) {
  std::array<char, 32> number{};
  std::snprintf(number.data(), number.size(), "%.17g", value);
  text += form.separator;
  for (const char c : std::string_view(number.data())) text += c == '.' ? form.decimal_mark : c;
}

std::string quoted(std::string_view id) {
  std::string text = "\"";
  for (const char c : id) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + "\"";
}

std::string written(const Recording& recording, const Form& form) {
  const std::size_t n = recording.degrees_of_freedom;
  std::string text(form.before);
  text += "id" + std::string(1, form.separator) + "t";
  for (const char letter : {'q', 'p'}) {
    for (std::size_t k = 1; k <= n && (letter == 'q' || recording.has_momenta); ++k) {
      text += form.separator + (letter + std::to_string(k));
    }
  }
  text += form.line_end;
  for (const RecordedTrajectory& trajectory : recording.trajectories) {
    for (std::size_t i = 0; i < trajectory.t.size(); ++i) {
      text += quoted(trajectory.id);
      append_number(text, trajectory.t[i], form);
      for (const std::vector<double>* values : {&trajectory.q, &trajectory.p}) {
        for (std::size_t k = 0; k < n && !values->empty(); ++k) append_number(text, (*values)[i * n + k], form);
      }
      text += form.line_end;
    }
  }
  return text;
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0);
}

void require_same(const Recording& a, const Recording& b) {
  require(a.degrees_of_freedom == b.degrees_of_freedom, "a recording keeps its degrees of freedom");
  require(a.has_momenta == b.has_momenta, "a recording keeps its momenta");
  require(a.trajectories.size() == b.trajectories.size(), "a recording keeps its trajectories");
  for (std::size_t i = 0; i < a.trajectories.size(); ++i) {
    require(a.trajectories[i].id == b.trajectories[i].id, "a trajectory keeps its id");
    require(same_bits(a.trajectories[i].t, b.trajectories[i].t), "a trajectory keeps its times");
    require(same_bits(a.trajectories[i].q, b.trajectories[i].q), "a trajectory keeps its coordinates");
    require(same_bits(a.trajectories[i].p, b.trajectories[i].p), "a trajectory keeps its momenta");
  }
}

void require_well_formed(const Recording& recording) {
  const std::size_t n = recording.degrees_of_freedom;
  require(n >= 1 && n <= 4, "a recording has 1 to 4 degrees of freedom");
  require(recording.columns.size() == (recording.has_momenta ? 2 * n : n), "each coordinate has its column");
  require(!recording.trajectories.empty() && recording.trajectories.size() <= max_recorded_trajectories,
          "a recording has 1 to 1000 trajectories");
  for (const RecordedTrajectory& trajectory : recording.trajectories) {
    const std::size_t points = trajectory.t.size();
    require(points >= min_recording_rows, "a trajectory has 10 points");
    require(trajectory.q.size() == points * n, "a trajectory has every coordinate at every time");
    require(trajectory.p.size() == (recording.has_momenta ? points * n : 0), "so it has every momentum, or none");
    for (std::size_t i = 1; i < points; ++i) require(trajectory.t[i] > trajectory.t[i - 1], "times increase");
  }
}

std::optional<Recording> read(std::string_view bytes, std::string_view columns) {
  std::string refusal;
  std::optional<Recording> recording;
  try {
    recording = read_recording(bytes, columns);
  } catch (const Error& error) {
    refusal = error.what();
    require(refusal.find('\n') == std::string::npos && refusal.size() < 400, "a refusal is one sentence");
  }
  try {
    require(preview_columns(bytes, columns).problem.value_or("") == refusal, "a preview tells what reading does");
  } catch (const Error& error) {
    require(error.what() == refusal, "a preview refuses as reading does");
  }
  return recording;
}

}  // namespace
}  // namespace hnn

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes{reinterpret_cast<const char*>(data), size};
  std::string_view columns;
  constexpr std::string_view kChoice = "columns ";
  if (bytes.starts_with(kChoice)) {
    columns = bytes.substr(kChoice.size(), bytes.substr(kChoice.size()).find('\n'));
    bytes.remove_prefix(std::min(kChoice.size() + columns.size() + 1, bytes.size()));
  }
  const auto recording = hnn::read(bytes, columns);
  if (!recording) return 0;
  hnn::require_well_formed(*recording);
  for (const hnn::Form& form : hnn::kForms) {
    hnn::require_same(*recording, hnn::read_recording(hnn::written(*recording, form)));
  }
  return 0;
}
