#include "hnn/data/table_text.hpp"

#include <algorithm>

#include "hnn/text/decimal.hpp"

namespace hnn {
namespace {

constexpr std::string_view kBlanks = " \t";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Where the quotation that starts the text ends, or 0 where it doesn't: after a mark that no other follows.
std::size_t end_of_quotation(std::string_view text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] != '"') continue;
    if (i + 1 == text.size() || text[i + 1] != '"') return i + 1;
    ++i;
  }
  return 0;
}

// Where the cell that starts the text ends.
std::size_t end_of_cell(std::string_view text, std::string_view separators) {
  const std::size_t from = text.substr(0, 1) == "\"" ? end_of_quotation(text) : 0;
  return std::min(text.find_first_of(separators, from), text.size());
}

void split_at_blanks(std::string_view line, std::vector<std::string_view>& cells) {
  for (line = trimmed(line); !line.empty(); line = trimmed(line)) {
    std::size_t end = end_of_cell(line, kBlanks);
    const bool bracket = line.front() == '(' || line.front() == '[';
    if (bracket) {
      const std::size_t closed = line.find(line.front() == '(' ? ')' : ']');
      if (closed != std::string_view::npos) end = closed + 1;
    }
    if (bracket && !cells.empty()) {
      std::string_view& before = cells.back();
      before = {before.data(), static_cast<std::size_t>(line.data() + end - before.data())};
    } else {
      cells.push_back(line.substr(0, end));
    }
    line.remove_prefix(end);
  }
}

std::string_view without_quotes(std::string_view cell) {
  if (cell.size() < 2 || cell.front() != '"' || end_of_quotation(cell) != cell.size()) return cell;
  return cell.substr(1, cell.size() - 2);
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return lower;
}

void split_line(std::string_view line, Separator separator, std::vector<std::string_view>& cells) {
  cells.clear();
  if (separator == Separator::blanks) return split_at_blanks(line, cells);
  const char mark = static_cast<char>(separator);
  while (true) {
    line.remove_prefix(std::min(line.find_first_not_of(separator == Separator::tab ? " " : kBlanks), line.size()));
    const std::size_t end = end_of_cell(line, {&mark, 1});
    cells.push_back(trimmed(line.substr(0, end)));
    if (end == line.size()) return;
    line.remove_prefix(end + 1);
  }
}

std::string unquoted(std::string_view cell) {
  const std::string_view inner = without_quotes(cell);
  std::string text(inner);
  if (inner.size() == cell.size()) return text;
  std::size_t length = 0;
  for (std::size_t i = 0; i < inner.size(); ++i) {
    text[length++] = inner[i];
    if (inner[i] == '"') ++i;
  }
  text.resize(length);
  return text;
}

bool is_number(std::string_view cell) {
  const std::string_view text = trimmed(without_quotes(cell));
  std::size_t i = 0;
  const auto at = [&](std::string_view any) { return i < text.size() && any.find(text[i]) != std::string_view::npos; };
  const auto digits = [&] {
    const std::size_t first = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    return i - first;
  };
  if (at("+-")) ++i;
  std::size_t mantissa = digits();
  if (at(".,")) {
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

bool names_a_non_number(std::string_view cell) {
  std::string_view text = trimmed(without_quotes(cell));
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) text.remove_prefix(1);
  const std::string name = lower_case(text.substr(0, 9));
  return name == "nan" || name == "inf" || name == "infinity";
}

double number_of(std::string_view cell) { return value_of_decimal(trimmed(without_quotes(cell))); }

bool Lines::next() {
  if (rest_.empty()) return false;
  const std::size_t end = std::min(rest_.find('\n'), rest_.size());
  text_ = rest_.substr(0, end);
  rest_.remove_prefix(std::min(end + 1, rest_.size()));
  ++number_;
  return true;
}

bool Lines::comment() const {
  const std::string_view text = trimmed(text_);
  return text.starts_with('%') || text.starts_with('#') || text.starts_with("//");
}

}  // namespace hnn
