#include "hnn/training/checkpoint.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>
#include <string_view>

#include "hnn/error.hpp"
#include "hnn/settings/settings.hpp"
#include "hnn/text/decimal.hpp"
#include "hnn/text/json.hpp"
#include "hnn/text/json_writer.hpp"
#include "hnn/text/number_text.hpp"
#include "hnn/text/suggestion.hpp"

namespace hnn {
namespace {

constexpr std::size_t kLengthBytes = 8;  // of the header's length, before the header
constexpr std::size_t kAlignment = 8;    // of the data in the file, which safetensors asks for
constexpr std::string_view kFormat = "hnn-playground";
constexpr std::string_view kMetadata = "__metadata__";
constexpr std::string_view kArithmetic = "arithmetic";
constexpr std::string_view kOptimiser = "optimiser.";  // begins the name of each tensor of the optimiser's

static_assert(sizeof(float) == sizeof(std::uint32_t) && std::numeric_limits<float>::is_iec559);

// By memcpy, since libc++ 13 has no std::bit_cast.
std::uint32_t word_of(float value) {
  std::uint32_t word = 0;
  std::memcpy(&word, &value, sizeof(word));
  return word;
}

float float_of(std::uint32_t word) {
  float value = 0;
  std::memcpy(&value, &word, sizeof(value));
  return value;
}

std::size_t bytes_of(NumberFormat format) { return format == NumberFormat::float16 ? 2 : sizeof(float); }

// To the nearest, ties to even.
std::uint16_t half_of(float value) {
  constexpr std::uint32_t kLeastNormal = 0x38800000, kBiases = 0x38000000, kInfinity = 0x7c00;
  constexpr unsigned kLostBits = 13;
  const std::uint32_t word = word_of(value), magnitude = word & 0x7fffffff;
  std::uint32_t half = 0;
  if (magnitude < kLeastNormal) {
    // Where 0.5 ends, so do the subnormal ones.
    half = word_of(float_of(magnitude) + 0.5F) - word_of(0.5F);
  } else {
    const std::uint32_t odd = (magnitude >> kLostBits) & 1;
    half = (magnitude + (1U << (kLostBits - 1)) - 1 + odd - kBiases) >> kLostBits;
    if (half >= kInfinity) throw Error("A weight of this model is too large for float16, which ends at 65504.");
  }
  return static_cast<std::uint16_t>((word >> 16 & 0x8000) | half);
}

float float_of_half(std::uint32_t half) {
  const std::uint32_t sign = (half & 0x8000) << 16, magnitude = half & 0x7fff;
  if (magnitude >= 0x7c00) return std::numeric_limits<float>::quiet_NaN();  // or an infinity: both are refused
  const float small = static_cast<float>(magnitude) * 0x1p-24F;
  const std::uint32_t word = magnitude < 0x400 ? word_of(small) : (magnitude << 13) + 0x38000000;
  return float_of(sign | word);
}

void append_little_endian(std::vector<std::uint8_t>& bytes, std::uint64_t value, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

std::uint64_t little_endian(std::span<const std::uint8_t> bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8 | bytes[i];
  return value;
}

[[noreturn]] void refuse(const std::string& why) { throw Error("The model file " + why); }

[[noreturn]] void refuse_tensor(std::string_view name, const std::string& why) {
  refuse("has a tensor " + in_quotes(name) + " " + why);
}

Json read_header(std::span<const std::uint8_t> bytes) {
  if (bytes.size() < kLengthBytes) {
    refuse("is cut short: it has " + std::to_string(bytes.size()) + " bytes, and a safetensors file starts with 8.");
  }
  const std::uint64_t length = little_endian(bytes.first(kLengthBytes));
  if (length > bytes.size() - kLengthBytes) {
    refuse("is cut short or not safetensors: its header should have " + std::to_string(length) + " bytes, but " +
           std::to_string(bytes.size() - kLengthBytes) + " follow.");
  }
  const auto text = bytes.subspan(kLengthBytes, static_cast<std::size_t>(length));
  Json header;
  if (!read_json({reinterpret_cast<const char*>(text.data()), text.size()}, header) || !header.is(Json::Type::object)) {
    refuse("is not safetensors: its header is not a JSON object.");
  }
  return header;
}

const Json* find_metadata(const Json& header, std::string_view key) {
  const Json* const entries = header.find(kMetadata);
  return entries != nullptr ? entries->find(key) : nullptr;
}

std::string metadata(const Json& header, std::string_view key) {
  const Json* const entry = find_metadata(header, key);
  if (entry != nullptr && entry->is(Json::Type::text)) return entry->text;
  refuse("has no " + std::string(key) + " in its metadata, so it was not saved by this program.");
}

Experiment read_experiment(const Json& header) {
  const std::string json = metadata(header, "experiment");
  try {
    return experiment_from_json(json);
  } catch (const Error& error) {
    throw Error(std::string("In the model file: ") + error.what());
  }
}

int read_count(const Json& header, std::string_view key, double most) {
  const std::string text = metadata(header, key);
  const std::optional<double> count = number_from(text);
  if (!count || *count < 0 || *count > most || *count != std::floor(*count)) {
    refuse("says that its " + std::string(key) + " is " + in_quotes(text) +
           ", which has to be a whole number from 0 to " + number_text(most) + ".");
  }
  return static_cast<int>(*count);
}

linalg::Arithmetic read_arithmetic(const Json& header) {
  if (find_metadata(header, kArithmetic) == nullptr) return linalg::Arithmetic::exact;
  const std::string text = metadata(header, kArithmetic);
  const auto found = std::find(linalg::arithmetic_names.begin(), linalg::arithmetic_names.end(), text);
  if (found == linalg::arithmetic_names.end()) {
    refuse("says that its arithmetic is " + in_quotes(text) + ", which has to be exact or fused.");
  }
  return static_cast<linalg::Arithmetic>(found - linalg::arithmetic_names.begin());
}

/// A list of whole numbers, such as a shape.
std::vector<std::size_t> read_sizes(std::string_view name, const Json& entry, const std::string& key) {
  std::vector<std::size_t> sizes;
  const Json* const list = entry.find(key);
  const auto is_whole = [](const auto& member) {
    const auto& [unnamed, size] = member;
    return size.is(Json::Type::number) && size.text.find_first_not_of("0123456789") == std::string::npos;
  };
  if (list == nullptr || !list->is(Json::Type::array) ||
      !std::all_of(list->members.begin(), list->members.end(), is_whole)) {
    refuse_tensor(name, "whose " + key + " is not a list of whole numbers.");
  }
  for (const auto& [unnamed, size] : list->members) {
    const double value = value_of_decimal(size.text);
    if (value > max_checkpoint_bytes) refuse_tensor(name, "whose " + key + " goes beyond the end of the file.");
    sizes.push_back(static_cast<std::size_t>(value));
  }
  return sizes;
}

struct Entry {
  NamedTensor tensor;
  NumberFormat format = NumberFormat::float32;
  std::size_t begin = 0;
  std::size_t end = 0;
};

Entry read_entry(const std::string& name, const Json& json, std::size_t data_bytes) {
  if (!json.is(Json::Type::object)) refuse_tensor(name, "that is not described by a JSON object.");
  const Json* const dtype = json.find("dtype");
  const auto is_type = [&](std::string_view type) {
    return dtype != nullptr && dtype->is(Json::Type::text) && dtype->text == type;
  };
  const bool half = is_type("F16");
  if (!half && !is_type("F32")) refuse_tensor(name, "whose dtype is neither F32 nor F16.");
  Entry entry{.tensor = {.name = name, .shape = read_sizes(name, json, "shape"), .values = {}},
              .format = half ? NumberFormat::float16 : NumberFormat::float32};
  const std::vector<std::size_t> offsets = read_sizes(name, json, "data_offsets");
  if (offsets.size() != 2 || offsets[0] > offsets[1]) {
    refuse_tensor(name, "whose data_offsets are not a begin and an end.");
  }
  entry.begin = offsets[0];
  entry.end = offsets[1];
  if (entry.end > data_bytes) {
    refuse_tensor(name, "whose data end at byte " + std::to_string(entry.end) + ", but the file is cut short at " +
                            std::to_string(data_bytes) + ".");
  }
  std::uint64_t count = 1;
  for (const std::uint64_t size : entry.tensor.shape) {
    // Both factors are at most max_checkpoint_bytes, so that the product fits.
    count = std::min<std::uint64_t>(count * size, max_checkpoint_bytes);
  }
  if (count * bytes_of(entry.format) != entry.end - entry.begin) {
    refuse_tensor(name, "whose shape does not go with the length of its data.");
  }
  return entry;
}

void read_values(Entry& entry, std::span<const std::uint8_t> data) {
  const std::size_t size = bytes_of(entry.format);
  entry.tensor.values.reserve((entry.end - entry.begin) / size);
  for (std::size_t i = entry.begin; i < entry.end; i += size) {
    const auto word = static_cast<std::uint32_t>(little_endian(data.subspan(i, size)));
    const float value = entry.format == NumberFormat::float16 ? float_of_half(word) : float_of(word);
    if (!std::isfinite(value)) refuse_tensor(entry.tensor.name, "with a value that is not a finite number.");
    entry.tensor.values.push_back(value);
  }
}

void write_sizes(JsonWriter& json, std::string_view name, std::span<const std::size_t> sizes) {
  json.open_array(name);
  for (const std::size_t size : sizes) json.number("", static_cast<double>(size));
  json.close_array();
}

struct StoredTensor {
  std::string name;
  const NamedTensor* tensor;
};

/// In the order of their data: the weights, then the optimiser's.
std::vector<StoredTensor> stored(const Checkpoint& checkpoint) {
  std::vector<StoredTensor> all;
  for (const NamedTensor& tensor : checkpoint.tensors) all.push_back({tensor.name, &tensor});
  if (!checkpoint.training) return all;
  for (const NamedTensor& tensor : checkpoint.training->optimiser) {
    all.push_back({std::string(kOptimiser) + tensor.name, &tensor});
  }
  return all;
}

}  // namespace

std::vector<std::uint8_t> write_safetensors(const Checkpoint& checkpoint, NumberFormat format) {
  const std::size_t size = bytes_of(format);
  const bool half = format == NumberFormat::float16;
  if (half && checkpoint.training) {
    throw Error("Rounded to float16, training would not go on to the same bits; save it as float32.");
  }
  const std::vector<StoredTensor> tensors = stored(checkpoint);
  JsonWriter header;
  header.open_object();
  header.open_object(kMetadata);
  header.text("format", kFormat);
  header.text("experiment", to_json(checkpoint.experiment));
  header.text("step", std::to_string(checkpoint.step));
  if (checkpoint.arithmetic != linalg::Arithmetic::exact) header.text(kArithmetic, name(checkpoint.arithmetic));
  if (checkpoint.training) header.text("updates", std::to_string(checkpoint.training->updates));
  header.close_object();
  std::size_t offset = 0;
  for (const auto& [name, tensor] : tensors) {
    const std::size_t end = offset + tensor->values.size() * size;
    header.open_object(name);
    header.text("dtype", half ? "F16" : "F32");
    write_sizes(header, "shape", tensor->shape);
    write_sizes(header, "data_offsets", std::array{offset, end});
    header.close_object();
    offset = end;
  }
  header.close_object();
  std::string text = header.take();
  text.append((kAlignment - text.size() % kAlignment) % kAlignment, ' ');

  std::vector<std::uint8_t> bytes;
  bytes.reserve(kLengthBytes + text.size() + offset);
  append_little_endian(bytes, text.size(), kLengthBytes);
  bytes.insert(bytes.end(), text.begin(), text.end());
  for (const auto& [name, tensor] : tensors) {
    for (const float value : tensor->values) {
      append_little_endian(bytes, half ? half_of(value) : word_of(value), size);
    }
  }
  return bytes;
}

Checkpoint read_safetensors(std::span<const std::uint8_t> bytes) {
  if (bytes.size() > max_checkpoint_bytes) {
    refuse("has " + std::to_string(bytes.size()) + " bytes, but no model of this program has more than " +
           std::to_string(max_checkpoint_bytes) + ".");
  }
  const Json header = read_header(bytes);
  const std::size_t header_bytes = kLengthBytes + static_cast<std::size_t>(little_endian(bytes.first(kLengthBytes)));
  const auto data = bytes.subspan(header_bytes);

  Checkpoint checkpoint;
  checkpoint.experiment = read_experiment(header);
  checkpoint.step = read_count(header, "step", std::numeric_limits<int>::max());
  checkpoint.arithmetic = read_arithmetic(header);
  if (find_metadata(header, "updates") != nullptr) {
    const double most = setting_named("steps").max;  // each takes time again when training goes on
    checkpoint.training = TrainingState{.updates = read_count(header, "updates", most), .optimiser = {}};
  }

  std::vector<Entry> entries;
  for (const auto& [name, json] : header.members) {
    if (name == kMetadata) continue;
    if (name.empty()) refuse("has a tensor without a name.");
    const std::string_view sought = name;
    if (std::any_of(entries.begin(), entries.end(), [&](const Entry& e) { return e.tensor.name == sought; })) {
      refuse_tensor(name, "twice.");
    }
    Entry entry = read_entry(name, json, data.size());
    const auto later =
        std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.begin > entry.begin; });
    entries.insert(later, std::move(entry));
  }
  std::size_t end_of_last = 0;
  for (Entry& entry : entries) {
    if (entry.begin != end_of_last) {
      refuse_tensor(entry.tensor.name, "whose data start at byte " + std::to_string(entry.begin) +
                                           ", but the tensor before it ends at " + std::to_string(end_of_last) + ".");
    }
    end_of_last = entry.end;
    read_values(entry, data);
    if (!checkpoint.training || !entry.tensor.name.starts_with(kOptimiser)) {
      checkpoint.tensors.push_back(std::move(entry.tensor));
      continue;
    }
    entry.tensor.name.erase(0, kOptimiser.size());
    checkpoint.training->optimiser.push_back(std::move(entry.tensor));
  }
  if (end_of_last != data.size()) {
    refuse("has " + std::to_string(data.size()) + " bytes of data, but its tensors take " +
           std::to_string(end_of_last) + ".");
  }
  return checkpoint;
}

std::string weights_hash(std::span<const NamedTensor> tensors) {
  constexpr std::uint64_t kOffsetBasis = 0xcbf29ce484222325;
  constexpr std::uint64_t kPrime = 0x100000001b3;
  std::uint64_t hash = kOffsetBasis;
  for (const NamedTensor& tensor : tensors) {
    for (const float value : tensor.values) {
      const auto word = word_of(value);
      for (unsigned shift = 0; shift < 32; shift += 8) hash = (hash ^ (word >> shift & 0xff)) * kPrime;
    }
  }
  std::string text;
  for (unsigned shift = 64; shift > 0; shift -= 4) text += "0123456789abcdef"[hash >> (shift - 4) & 0xf];
  return text;
}

}  // namespace hnn
