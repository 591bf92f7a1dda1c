#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace hnn {

/// Writes one value of JSON, piece after piece. In an object, every value has a name, in an array none.
class JsonWriter {
 public:
  void open_object(std::string_view name = "") { open(name, '{'); }
  void open_array(std::string_view name = "") { open(name, '['); }
  void close_object() { close('}'); }
  void close_array() { close(']'); }

  /// What is not UTF-8 becomes the replacement character.
  void text(std::string_view name, std::string_view value);
  /// null where it is not finite.
  void number(std::string_view name, double value);
  void boolean(std::string_view name, bool value) { literal(name, value ? "true" : "false"); }
  void null(std::string_view name) { literal(name, "null"); }

  [[nodiscard]] std::string take() { return std::move(json_); }

 private:
  void begin(std::string_view name);
  void open(std::string_view name, char bracket);
  void close(char bracket);
  void literal(std::string_view name, std::string_view value);
  void quoted(std::string_view text);

  std::string json_{};
  bool after_value_ = false;
};

}  // namespace hnn
