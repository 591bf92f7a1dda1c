#include "cli/drawing.hpp"

#include <string_view>

namespace hnn::cli {
namespace {

std::string literal(const std::string& text) {
  std::string written;
  for (const char sign : text) {
    if (sign == '\'') written += '\'';
    if (std::string_view("{}^_@&~\\").find(sign) != std::string_view::npos) written += '\\';
    written += static_cast<unsigned char>(sign) < 0x20 ? ' ' : sign;
  }
  return written;
}

}  // namespace

std::string ink(const Role& role) {
  return "lc rgb '" + std::string(role.colour) + "' lw " + std::to_string(role.width) + " dt " + role.dash;
}

std::string axis_label(const char* axis, const Quantity& quantity) {
  std::string label = quantity.name == quantity.symbol ? "" : literal(quantity.name) + " ";
  label += "{/:Italic " + literal(quantity.symbol) + "}";
  if (!quantity.unit.empty()) label += " (" + literal(quantity.unit) + ")";
  return "set " + std::string(axis) + "label '" + label + "' tc rgb '" + palette::text + "'\n";
}

std::string terminal(std::size_t columns, std::size_t rows) {
  return "set terminal svg size " + std::to_string(400 * columns) + "," + std::to_string(370 * rows) +
         " font 'sans-serif,13' background '" + palette::background + "'\n";
}

std::string layout(std::size_t columns, std::size_t rows) {
  return "set multiplot layout " + std::to_string(rows) + "," + std::to_string(columns) + "\n";
}

std::string look() {
  const std::string muted = std::string(" rgb '") + palette::muted_text + "'",
                    text = std::string(" rgb '") + palette::text + "'";
  return "set key below tc" + muted + "\nset border lw 1 lc rgb '" + palette::axis + "'\nset grid lt 1 lw 1 lc rgb '" +
         palette::grid + "'\nset tics tc" + muted + "\nset title tc" + text + "\nset xlabel tc" + text +
         "\nset ylabel tc" + text + "\n";
}

std::string lettered(std::string svg) {
  const std::string one = "font-family=\"sans-serif\"", list = "font-family=\"" + std::string(palette::letters) + "\"";
  for (std::size_t at = svg.find(one); at != std::string::npos; at = svg.find(one, at + list.size())) {
    svg.replace(at, one.size(), list);
  }
  return svg;
}

}  // namespace hnn::cli
