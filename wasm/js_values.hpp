#pragma once

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cmath>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "hnn/data/dataset.hpp"
#include "hnn/error.hpp"
#include "hnn/settings/settings.hpp"
#include "hnn/text/number_text.hpp"

/// Values from JavaScript, each checked, and values for it.
namespace hnn::js {

using emscripten::val;

/// Runs a body; what it throws becomes a JavaScript Error with the same sentence. A C++ exception by itself would reach
/// JavaScript as a WebAssembly.Exception without a message. For all bodies it is one function: what catches is long.
inline void run_with_js_errors(void (*run)(void*), void* body) {
  std::string message;
  try {
    return run(body);
  } catch (const std::bad_alloc&) {
    message = "There is not enough memory for this; ask for fewer points or smaller layers.";
  } catch (const std::exception& error) {
    message = error.what();
  }
  val::global("Error").new_(message).throw_();
}

/// What `body` returns, or a JavaScript Error.
template <typename Body>
auto with_js_errors(Body&& body) {
  if constexpr (std::is_void_v<decltype(body())>) {
    run_with_js_errors([](void* b) { (*static_cast<std::remove_reference_t<Body>*>(b))(); }, &body);
  } else {
    std::optional<decltype(body())> result;
    auto fill = [&] { result.emplace(body()); };
    run_with_js_errors([](void* f) { (*static_cast<decltype(fill)*>(f))(); }, &fill);
    return std::move(*result);
  }
}

inline std::string text_of(const val& value) { return val::global("String")(value).as<std::string>(); }

inline bool is_absent(const val& value) { return value.isUndefined() || value.isNull(); }

/// The members of a plain object as text, but those that are undefined.
inline Values values_of(const val& object, const std::string& what) {
  if (is_absent(object) || object.typeOf().as<std::string>() != "object") {
    throw Error("The " + what + " has to be an object, not " + in_quotes(text_of(object)) + ".");
  }
  Values values;
  const auto names = emscripten::vecFromJSArray<std::string>(val::global("Object").call<val>("keys", object));
  for (const std::string& name : names) {
    const val value = object[name];
    if (!value.isUndefined()) values.emplace_back(name, text_of(value));
  }
  return values;
}

inline int whole_number(const val& value, const std::string& what, double least, double most) {
  const std::string text = text_of(value);
  const std::optional<double> number = number_from(text);
  if (!number || *number != std::floor(*number) || *number < least || *number > most) {
    throw Error(what + " has to be a whole number from " + number_text(least) + " to " + number_text(most) + ", not " +
                in_quotes(text) + ".");
  }
  return static_cast<int>(*number);
}

/// The values of a typed array, copied.
template <typename Number>
std::vector<Number> numbers_of(const val& array, const char* type, const std::string& what) {
  if (!array.instanceof (val::global(type))) {
    throw Error(what + " has to be a " + type + ", not " + in_quotes(text_of(array)) + ".");
  }
  return emscripten::convertJSArrayToNumberVector<Number>(array);
}

/// A JavaScript array with its own memory: a view of the module's memory would end when that grows.
template <typename Number>
val typed_array(const char* type, std::span<const Number> values) {
  return val::global(type).new_(val(emscripten::typed_memory_view(values.size(), values.data())));
}

val float64_array(const auto& values) {
  return typed_array("Float64Array", std::span<const double>(values.data(), values.size()));
}

/// Of single precision, like the values that training sees.
val float32_array(const auto& values) {
  const std::vector<float> singles(values.begin(), values.end());
  return typed_array("Float32Array", std::span(singles));
}

inline val float32_array(const std::vector<float>& values) { return typed_array("Float32Array", std::span(values)); }

inline val or_null(const std::optional<double>& value) { return value ? val(*value) : val::null(); }

inline val or_null(const std::optional<std::vector<double>>& values) {
  return values ? float64_array(*values) : val::null();
}

inline val parsed(const std::string& json) { return val::global("JSON").call<val>("parse", json); }

val array_of(const auto& items, const auto& convert) {
  val array = val::array();
  for (const auto& item : items) array.call<void>("push", convert(item));
  return array;
}

/// Of names and numbers.
inline val object_of(const std::vector<std::pair<std::string, double>>& pairs) {
  val object = val::object();
  for (const auto& [name, value] : pairs) object.set(name, value);
  return object;
}

/// For `array_of`.
inline val text_val(const std::string& text) { return val(text); }

inline val quantity_object(const Quantity& quantity) {
  val object = val::object();
  object.set("name", quantity.name);
  object.set("symbol", quantity.symbol);
  object.set("unit", quantity.unit);
  return object;
}

}  // namespace hnn::js
