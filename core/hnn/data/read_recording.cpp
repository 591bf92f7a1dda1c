#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hnn/data/recording.hpp"
#include "hnn/error.hpp"

namespace hnn {
namespace {

constexpr std::string_view kBlanks = " \t\r";
constexpr std::string_view kForms =
    "a recording is CSV with a header that names t, q and p, or columns trial, t, angle and angular velocity";

// What stands where: the columns of trial, t, q and p.
struct Layout {
  std::optional<std::size_t> trial;
  std::array<std::size_t, 3> motion{};
  std::size_t columns = 0;
  bool commas = false;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string at_line(std::size_t line) { return "Line " + std::to_string(line); }

// A piece of the file for a message.
std::string quoted(std::string_view text) { return in_quotes(text, 24); }

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

void split(std::string_view line, bool commas, std::vector<std::string_view>& fields) {
  fields.clear();
  if (commas) {
    for (std::size_t comma = line.find(','); comma != std::string_view::npos; comma = line.find(',')) {
      fields.push_back(trimmed(line.substr(0, comma)));
      line.remove_prefix(comma + 1);
    }
    fields.push_back(trimmed(line));
    return;
  }
  for (line = trimmed(line); !line.empty(); line = trimmed(line)) {
    const std::size_t end = std::min(line.find_first_of(kBlanks), line.size());
    fields.push_back(line.substr(0, end));
    line.remove_prefix(end);
  }
}

// [sign] digits [. digits] [e [sign] digits], and nothing of what else strtod reads: hexadecimal, "inf", "nan(...)".
bool is_decimal(std::string_view text) {
  std::size_t i = 0;
  const auto at = [&](std::string_view any) { return i < text.size() && any.find(text[i]) != std::string_view::npos; };
  const auto digits = [&] {
    const std::size_t first = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    return i - first;
  };
  if (at("+-")) ++i;
  std::size_t mantissa = digits();
  if (at(".")) {
    ++i;
    mantissa += digits();
  }
  if (mantissa == 0) return false;
  if (at("eE")) {
    ++i;
    if (at("+-")) ++i;
    if (digits() == 0) return false;
  }
  return i == text.size();
}

bool names_a_non_number(std::string_view text) {
  std::string lower(text.substr(0, 9));
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return is_letter(c) ? char(c | 0x20) : c; });
  const std::string_view name = std::string_view(lower).substr(lower.find_first_not_of("+-") == 1 ? 1 : 0);
  return name == "nan" || name == "inf" || name == "infinity";
}

double number(std::string_view text, std::size_t line, std::string_view column) {
  const auto error = [&](std::string_view wrong) {
    return Error(at_line(line) + " has " + quoted(text) + " for " + std::string(column) + ", which is " +
                 std::string(wrong) + "; every row needs a finite number there.");
  };
  if (!is_decimal(text)) throw error(names_a_non_number(text) ? "not finite" : "not a number");
  // strtod rounds correctly in every C library we meet, and the core never leaves the "C" locale.
  const double value = std::strtod(std::string(text).c_str(), nullptr);
  if (!std::isfinite(value)) throw error("too large");
  return value;
}

std::string column_name(std::string_view field) {
  std::string name;
  for (const char c : field.substr(0, field.find_first_of("[("))) {
    if (c != '"') name += is_letter(c) ? char(c | 0x20) : c;
  }
  name = trimmed(name);
  std::replace(name.begin(), name.end(), ' ', '_');
  return name;
}

Layout layout_of_header(const std::vector<std::string_view>& names, bool commas, std::size_t line) {
  struct Column {
    std::vector<std::string_view> names;
    std::string_view what;
  };
  const std::array<Column, 3> wanted{{{{"t", "time"}, "t (or time)"},
                                      {{"q", "theta", "angle"}, "q (or theta, angle)"},
                                      {{"p", "omega", "velocity", "angular_velocity"}, "p (or omega, velocity)"}}};
  Layout layout;
  layout.commas = commas;
  layout.columns = names.size();
  for (std::size_t k = 0; k < wanted.size(); ++k) {
    std::size_t found = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::string name = column_name(names[i]);
      if (name == "trial") layout.trial = i;
      if (std::find(wanted[k].names.begin(), wanted[k].names.end(), name) == wanted[k].names.end()) continue;
      layout.motion[k] = i;
      ++found;
    }
    if (found != 1) {
      throw Error(at_line(line) + " names " + (found == 0 ? "no column " : "more than one column ") +
                  std::string(wanted[k].what) + "; " + std::string(kForms) + ".");
    }
  }
  return layout;
}

void require_text(std::string_view bytes) {
  std::size_t line = 1;
  for (const char c : bytes) {
    if (c == '\n') ++line;
    const bool control = (c >= 0 && c < ' ' && c != '\n' && c != '\t' && c != '\r') || c == 0x7f;
    if (control) {
      throw Error("The file is not text (line " + std::to_string(line) + " holds the byte " +
                  std::to_string(static_cast<int>(c)) + "); " + std::string(kForms) + ".");
    }
  }
}

}  // namespace

Recording read_recording(std::string_view bytes) {
  if (bytes.size() > max_recording_bytes) {
    throw Error("The file has " + std::to_string((bytes.size() + 999'999) / 1'000'000) +
                " MB; a recording may have at most " + std::to_string(max_recording_bytes / 1'000'000) + " MB.");
  }
  const bool empty = bytes.empty();
  require_text(bytes);
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);  // the byte order mark some programs write

  constexpr std::array<std::string_view, 3> kColumns{"t", "the angle", "the angular velocity"};
  Recording recording;
  recording.source = "measured";
  const std::array<std::vector<double>*, 3> motion{&recording.t, &recording.q, &recording.p};
  std::optional<Layout> layout;
  std::optional<double> trial;
  std::vector<std::string_view> fields;
  for (std::size_t line = 1; !bytes.empty(); ++line) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view text = trimmed(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (text.empty() || text.front() == '%') continue;
    if (!layout) {
      const bool commas = text.find(',') != std::string_view::npos;
      split(text, commas, fields);
      const bool names = (is_letter(text.front()) || text.front() == '"') && !names_a_non_number(fields[0]);
      if (names || commas) {
        layout = layout_of_header(fields, commas, line);
        continue;
      }
      layout = Layout{0, {1, 2, 3}, 4, false};
    }
    split(text, layout->commas, fields);
    if (fields.size() < layout->columns) {
      throw Error(at_line(line) + " has " + std::to_string(fields.size()) + " of " + std::to_string(layout->columns) +
                  " columns; " + std::string(kForms) + ".");
    }
    if (layout->trial) {
      const double current = number(fields[*layout->trial], line, "the trial");
      if (trial && current != *trial) {
        throw Error(at_line(line) +
                    " starts a second trial; a recording must hold one trial, so leave out the others.");
      }
      trial = current;
    }
    for (std::size_t k = 0; k < motion.size(); ++k) {
      motion[k]->push_back(number(fields[layout->motion[k]], line, kColumns[k]));
    }
    const std::vector<double>& t = recording.t;
    if (t.size() > 1 && !(t[t.size() - 1] > t[t.size() - 2])) {
      throw Error(at_line(line) + " has a time that " + (t[t.size() - 1] == t[t.size() - 2] ? "repeats" : "goes back") +
                  " (" + quoted(fields[layout->motion[0]]) + "); times must increase from row to row.");
    }
  }
  if (!layout) throw Error((empty ? "The file is empty; " : "The file holds no rows; ") + std::string(kForms) + ".");
  require_rows(recording);
  return recording;
}

}  // namespace hnn
