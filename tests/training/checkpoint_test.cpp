#include "hnn/training/checkpoint.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>

#include "hnn/error.hpp"
#include "hnn/settings/settings.hpp"

namespace hnn {
namespace {

using Bytes = std::vector<std::uint8_t>;

Checkpoint small_checkpoint() {
  Checkpoint checkpoint;
  checkpoint.experiment = default_experiment("pendulum", "paper");
  checkpoint.experiment.seed = 42;
  checkpoint.experiment.widths = {3};
  checkpoint.step = 200;
  checkpoint.tensors = {{.name = "W1", .shape = {2, 3}, .values = {1, -2, 0.5F, 1e-30F, -0.0F, 3.25F}},
                        {.name = "b1", .shape = {3}, .values = {7, 8, 9}},
                        {.name = "W2", .shape = {3, 1}, .values = {0.1F, 0.2F, 0.3F}}};
  return checkpoint;
}

std::uint64_t header_length(const Bytes& file) {
  std::uint64_t length = 0;
  for (std::size_t i = 8; i-- > 0;) length = length << 8 | file[i];
  return length;
}

Bytes with_length(Bytes file, std::uint64_t length) {
  for (std::size_t i = 0; i < 8; ++i) file[i] = static_cast<std::uint8_t>(length >> (8 * i));
  return file;
}

nlohmann::json header_of(const Bytes& file) {
  return nlohmann::json::parse(file.begin() + 8, file.begin() + 8 + static_cast<std::ptrdiff_t>(header_length(file)));
}

/// The file with another header in front of the same data.
Bytes with_header(const Bytes& file, const std::string& header) {
  Bytes result(8 + header.size());
  std::copy(header.begin(), header.end(), result.begin() + 8);
  result = with_length(std::move(result), header.size());
  result.insert(result.end(), file.begin() + 8 + static_cast<std::ptrdiff_t>(header_length(file)), file.end());
  return result;
}

std::string refusal_of(const Bytes& file) {
  try {
    (void)read_safetensors(file);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

/// The sentence that refuses the small checkpoint after `change` to its header.
template <typename Change>
std::string refusal_after(Change&& change) {
  const Bytes file = write_safetensors(small_checkpoint());
  nlohmann::json header = header_of(file);
  change(header);
  return refusal_of(with_header(file, header.dump()));
}

TEST(Checkpoint, RoundTrip) {
  const Checkpoint saved = small_checkpoint();
  const Checkpoint read = read_safetensors(write_safetensors(saved));
  EXPECT_EQ(read.experiment, saved.experiment);
  EXPECT_EQ(read.step, 200);
  ASSERT_EQ(read.tensors.size(), saved.tensors.size());
  for (std::size_t i = 0; i < read.tensors.size(); ++i) {
    EXPECT_EQ(read.tensors[i].name, saved.tensors[i].name);
    EXPECT_EQ(read.tensors[i].shape, saved.tensors[i].shape);
    EXPECT_EQ(read.tensors[i].values, saved.tensors[i].values);
  }
  EXPECT_EQ(weights_hash(read.tensors), weights_hash(saved.tensors));
}

TEST(Checkpoint, SaysItsArithmeticWhereItIsNotTheExactOne) {
  Checkpoint checkpoint = small_checkpoint();
  EXPECT_EQ(read_safetensors(write_safetensors(checkpoint)).arithmetic, linalg::Arithmetic::exact);
  EXPECT_FALSE(header_of(write_safetensors(checkpoint))["__metadata__"].contains("arithmetic"));
  checkpoint.arithmetic = linalg::Arithmetic::fused;
  EXPECT_EQ(read_safetensors(write_safetensors(checkpoint)).arithmetic, linalg::Arithmetic::fused);
  EXPECT_EQ(header_of(write_safetensors(checkpoint))["__metadata__"]["arithmetic"], "fused");
  EXPECT_EQ(refusal_after([](auto& header) { header["__metadata__"]["arithmetic"] = "rough"; }),
            "The model file says that its arithmetic is \"rough\", which has to be exact or fused.");
}

TEST(Checkpoint, HasTheLayoutOfSafetensors) {
  const Bytes file = write_safetensors(small_checkpoint());
  const std::uint64_t length = header_length(file);
  EXPECT_EQ(length % 8, 0U);
  EXPECT_EQ(file[8], '{');
  EXPECT_EQ(file.size(), 8 + length + 12 * sizeof(float));

  const nlohmann::json header = header_of(file);
  EXPECT_EQ(header.at("W1").at("dtype"), "F32");
  EXPECT_EQ(header.at("W1").at("shape"), nlohmann::json::parse("[2,3]"));
  EXPECT_EQ(header.at("W1").at("data_offsets"), nlohmann::json::parse("[0,24]"));
  EXPECT_EQ(header.at("b1").at("data_offsets"), nlohmann::json::parse("[24,36]"));
  EXPECT_EQ(header.at("W2").at("data_offsets"), nlohmann::json::parse("[36,48]"));
  for (const auto& [key, value] : header.at("__metadata__").items()) EXPECT_TRUE(value.is_string()) << key;
  EXPECT_EQ(header.at("__metadata__").at("step"), "200");
  EXPECT_EQ(header.at("__metadata__").at("format"), "hnn-playground");
  EXPECT_EQ(nlohmann::json::parse(header.at("__metadata__").at("experiment").get<std::string>()).at("seed"), 42);

  const std::size_t second_value = 8 + static_cast<std::size_t>(length) + sizeof(float);
  EXPECT_EQ(Bytes(file.begin() + static_cast<std::ptrdiff_t>(second_value),
                  file.begin() + static_cast<std::ptrdiff_t>(second_value + 4)),
            (Bytes{0x00, 0x00, 0x00, 0xc0}));  // -2 in little-endian IEEE 754
}

TEST(Checkpoint, RefusesAFileCutShortAnywhere) {
  const Bytes file = write_safetensors(small_checkpoint());
  for (std::size_t size = 0; size < file.size(); ++size) {
    const std::string message = refusal_of(Bytes(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(size)));
    EXPECT_EQ(message.find("The model file "), 0U) << size << ": " << message;
  }
}

TEST(Checkpoint, NoChangedByteDoesWorseThanARefusal) {
  const Bytes file = write_safetensors(small_checkpoint());
  for (std::size_t i = 0; i < file.size(); ++i) {
    for (const unsigned flip : {0x01U, 0x02U, 0x10U, 0x80U, 0xffU}) {
      Bytes changed = file;
      changed[i] = static_cast<std::uint8_t>(changed[i] ^ flip);
      const std::string message = refusal_of(changed);
      if (i < 8) {
        EXPECT_NE(message, "") << i;
      }
      EXPECT_LT(message.size(), 700U) << message;
    }
  }
}

TEST(Checkpoint, RefusesAWrongHeaderLength) {
  const Bytes file = write_safetensors(small_checkpoint());
  for (const std::uint64_t length :
       {std::uint64_t{0}, std::uint64_t{1}, header_length(file) - 8, header_length(file) + 8,
        std::uint64_t{file.size()}, std::uint64_t{100'000'001}, std::uint64_t{1} << 32, std::uint64_t{1} << 63,
        std::numeric_limits<std::uint64_t>::max(), std::numeric_limits<std::uint64_t>::max() - 7}) {
    EXPECT_NE(refusal_of(with_length(file, length)), "") << length;
  }
}

TEST(Checkpoint, RefusesOtherFiles) {
  const std::string png = "\x89PNG\r\n\x1a\n-and-more-and-more";
  EXPECT_NE(refusal_of(Bytes(png.begin(), png.end())), "");
  const std::string text = "q,p,dqdt,dpdt\n1,2,3,4\n";
  EXPECT_NE(refusal_of(Bytes(text.begin(), text.end())), "");
  EXPECT_NE(refusal_of(Bytes(1000, 0)), "");
  EXPECT_EQ(refusal_of(Bytes(max_checkpoint_bytes + 1)),
            "The model file has 64000001 bytes, but no model of this program has more than 64000000.");
}

TEST(Checkpoint, RefusesAHeaderThatIsNotJson) {
  const Bytes file = write_safetensors(small_checkpoint());
  for (const char* header : {"", "x", "{", "[]", "null", "3", "\"\"", "{\"a\":}", "{}{}"}) {
    EXPECT_EQ(refusal_of(with_header(file, header)),
              "The model file is not safetensors: its header is not a JSON object.")
        << header;
  }
  EXPECT_NE(refusal_of(with_header(file, "{}")), "");
  const std::string deep = std::string(1000000, '[') + std::string(1000000, ']');
  EXPECT_NE(refusal_of(with_header(file, deep)), "");
  EXPECT_NE(refusal_of(with_header(file, "{\"W1\":{\"dtype\":" + deep + "}}")), "");
}

TEST(Checkpoint, RefusesMissingOrWrongMetadata) {
  EXPECT_EQ(refusal_after([](auto& header) { header.erase("__metadata__"); }),
            "The model file has no experiment in its metadata, so it was not saved by this program.");
  EXPECT_NE(refusal_after([](auto& header) { header["__metadata__"] = "x"; }), "");
  EXPECT_NE(refusal_after([](auto& header) { header["__metadata__"].erase("experiment"); }), "");
  EXPECT_NE(refusal_after([](auto& header) { header["__metadata__"].erase("step"); }), "");
  EXPECT_NE(refusal_after([](auto& header) { header["__metadata__"]["step"] = 200; }), "");
  EXPECT_NE(refusal_after([](auto& header) { header["__metadata__"]["step"] = "-1"; }), "");
  EXPECT_NE(refusal_after([](auto& header) { header["__metadata__"]["step"] = "1e99"; }), "");
  EXPECT_NE(refusal_after([](auto& header) { header["__metadata__"]["experiment"] = "nonsense"; }), "");
  EXPECT_EQ(refusal_after([](auto& header) { header["__metadata__"]["experiment"] = "{\"seed\":-1}"; }),
            "In the model file: The setting seed is \"-1\", but it has to be a whole number from 0 to 4294967295.");
}

float after_half(float value) {
  Checkpoint checkpoint = small_checkpoint();
  checkpoint.tensors = {{.name = "b1", .shape = {1}, .values = {value}}};
  return read_safetensors(write_safetensors(checkpoint, NumberFormat::float16)).tensors.front().values.front();
}

TEST(Checkpoint, HalfPrecisionRoundsToTheNearestNumberOfElevenBits) {
  const float unit = 0x1p-10F;
  for (const float exact : {0.0F, -0.0F, 1.0F, -1 - unit, 65504.0F, 0x1p-14F, 0x1.ff8p-15F, 0x1p-24F, -3 * 0x1p-24F}) {
    EXPECT_EQ(after_half(exact), exact);
    EXPECT_EQ(std::signbit(after_half(exact)), std::signbit(exact));
  }
  EXPECT_EQ(after_half(1 + unit / 2), 1.0F) << "a tie, to even";
  EXPECT_EQ(after_half(1 + 3 * unit / 2), 1 + 2 * unit) << "a tie, to even";
  EXPECT_EQ(after_half(1 + unit * 0.51F), 1 + unit);
  EXPECT_EQ(after_half(0x1p-25F), 0.0F) << "a tie among subnormal numbers";
  EXPECT_EQ(after_half(0x1.8p-24F), 0x1p-23F) << "a tie among subnormal numbers";
  EXPECT_EQ(after_half(0x1.fffp-15F), 0x1p-14F) << "up to the least normal number";
  EXPECT_EQ(after_half(1e-9F), 0.0F);
  EXPECT_EQ(after_half(65519.0F), 65504.0F);
  EXPECT_THROW(after_half(65520.0F), Error);
}

TEST(Checkpoint, HalfPrecisionTakesHalfTheSpaceAndIsRefusedWhereItIsNotFinite) {
  Bytes file = write_safetensors(small_checkpoint(), NumberFormat::float16);
  EXPECT_EQ(header_of(file).at("W2").at("dtype"), "F16");
  EXPECT_EQ(file.size() - 8 - header_length(file), 2 * 12U);
  const Checkpoint read = read_safetensors(file);
  EXPECT_EQ(read.tensors[1].values, small_checkpoint().tensors[1].values) << "exact in both";
  EXPECT_EQ(weights_hash(read_safetensors(write_safetensors(read)).tensors), weights_hash(read.tensors));
  for (const unsigned high : {0x7cU, 0xfcU, 0x7eU}) {
    file.back() = static_cast<std::uint8_t>(high);
    EXPECT_NE(refusal_of(file).find("not a finite number"), std::string::npos);
  }
  const auto halved = [](auto& header) { header["b1"]["dtype"] = "F16"; };
  EXPECT_NE(refusal_after(halved).find("does not go with the length"), std::string::npos);
}

TEST(Checkpoint, RefusesTensorsThatDoNotFit) {
  EXPECT_EQ(refusal_after([](auto& header) { header["b1"]["dtype"] = "F64"; }),
            "The model file has a tensor \"b1\" whose dtype is neither F32 nor F16.");
  EXPECT_NE(refusal_after([](auto& header) { header["b1"].erase("dtype"); }), "");
  EXPECT_NE(refusal_after([](auto& header) { header["b1"] = 3; }), "");
  EXPECT_NE(refusal_after([](auto& header) { header["b1"].erase("shape"); }), "");
  EXPECT_NE(refusal_after([](auto& header) { header["b1"]["shape"] = "3"; }), "");
  EXPECT_NE(refusal_after([](auto& header) { header["b1"]["shape"] = {-3}; }), "");
  EXPECT_NE(refusal_after([](auto& header) { header["b1"]["shape"] = {3.0}; }), "");
  EXPECT_EQ(refusal_after([](auto& header) { header["b1"]["shape"] = {4}; }),
            "The model file has a tensor \"b1\" whose shape does not go with the length of its data.");
  EXPECT_NE(refusal_after([](auto& header) { header["b1"]["shape"] = {1 << 24, 1 << 24, 1 << 24, 3}; }), "");
  EXPECT_NE(refusal_after([](auto& header) { header["b1"]["shape"] = {std::uint64_t{1} << 63, 2, 3}; }), "");
  EXPECT_NE(refusal_after([](auto& header) { header["b1"].erase("data_offsets"); }), "");
  EXPECT_NE(refusal_after([](auto& header) { header["b1"]["data_offsets"] = {24}; }), "");
  EXPECT_NE(refusal_after([](auto& header) { header["b1"]["data_offsets"] = {36, 24}; }), "");
  EXPECT_NE(refusal_after([](auto& header) { header["b1"]["data_offsets"] = {-1, 11}; }), "");
  EXPECT_NE(refusal_after([](auto& header) {
              header["b1"]["data_offsets"] = {24, std::numeric_limits<std::uint64_t>::max()};
            }),
            "");
}

TEST(Checkpoint, RefusesOverlapsAndHoles) {
  EXPECT_EQ(refusal_after([](auto& header) {
              header["W2"]["data_offsets"] = {24, 36};
            }),
            "The model file has a tensor \"b1\" whose data start at byte 24, but the tensor before it ends at 36.");
  EXPECT_NE(refusal_after([](auto& header) { header["W2"]["data_offsets"] = {32, 44}; }), "");
  EXPECT_EQ(refusal_after([](auto& header) { header.erase("W2"); }),
            "The model file has 48 bytes of data, but its tensors take 36.");
  EXPECT_NE(refusal_after([](auto& header) { header.erase("b1"); }), "");
  Bytes longer = write_safetensors(small_checkpoint());
  longer.push_back(0);
  EXPECT_NE(refusal_of(longer), "");
}

TEST(Checkpoint, RefusesTensorsThatCannotBeToldApart) {
  EXPECT_EQ(refusal_after([](nlohmann::json& header) {
              header[""] = header["W1"];
              header.erase("W1");
            }),
            "The model file has a tensor without a name.");
  const Bytes file = write_safetensors(small_checkpoint());
  std::string header = header_of(file).dump();
  const std::size_t name = header.find("\"b1\"");
  ASSERT_NE(name, std::string::npos);
  header.replace(name, 4, "\"W1\"");
  EXPECT_EQ(refusal_of(with_header(file, header)), "The model file has a tensor \"W1\" twice.");
}

TEST(Checkpoint, RefusesWeightsThatAreNotFinite) {
  for (const float value : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(),
                            -std::numeric_limits<float>::infinity()}) {
    Checkpoint checkpoint = small_checkpoint();
    checkpoint.tensors[1].values[2] = value;
    EXPECT_EQ(refusal_of(write_safetensors(checkpoint)),
              "The model file has a tensor \"b1\" with a value that is not a finite number.");
  }
}

TEST(Checkpoint, HoldsTheStateOfTrainingBesideTheWeights) {
  Checkpoint checkpoint = small_checkpoint();
  checkpoint.training =
      TrainingState{.updates = 150, .optimiser = {{.name = "adam.m", .shape = {2}, .values = {1e-38F, -2}}}};
  const Bytes file = write_safetensors(checkpoint);
  EXPECT_EQ(header_of(file).at("optimiser.adam.m").at("shape"), nlohmann::json({2}));
  const Checkpoint read = read_safetensors(file);
  EXPECT_EQ(read.tensors.size(), 3U) << "the weights";
  ASSERT_TRUE(read.training);
  EXPECT_EQ(read.training->updates, 150);
  ASSERT_EQ(read.training->optimiser.size(), 1U);
  EXPECT_EQ(read.training->optimiser[0].name, "adam.m");
  EXPECT_EQ(read.training->optimiser[0].values, checkpoint.training->optimiser[0].values);
  EXPECT_FALSE(read_safetensors(write_safetensors(small_checkpoint())).training);
  EXPECT_THROW((void)write_safetensors(checkpoint, NumberFormat::float16), Error);
  checkpoint.training->updates = 1'000'001;  // more than a training has, and each takes time again
  EXPECT_EQ(refusal_of(write_safetensors(checkpoint)),
            "The model file says that its updates is \"1000001\", which has to be a whole number from 0 to 1000000.");
}

TEST(Checkpoint, TakesTensorsInTheOrderOfTheirData) {
  // PyTorch sorts the names of a file that it writes again.
  const Bytes file = write_safetensors(small_checkpoint());
  const Checkpoint read = read_safetensors(with_header(file, header_of(file).dump()));
  ASSERT_EQ(read.tensors.size(), 3U);
  EXPECT_EQ(read.tensors[0].name, "W1");
  EXPECT_EQ(read.tensors[1].name, "b1");
  EXPECT_EQ(read.tensors[2].name, "W2");
}

TEST(WeightsHash, IsFnv1aOverTheBytes) {
  EXPECT_EQ(weights_hash({}), "cbf29ce484222325");
  // The four bytes of one float32; the published vector "foobar" (85944171f73967e8) is no multiple of four.
  float foob = 0;
  std::memcpy(&foob, "foob", sizeof(foob));
  const std::vector<NamedTensor> text{{.name = "t", .shape = {1}, .values = {foob}}};
  EXPECT_EQ(weights_hash(text), "dd120e790c2512af");
  Checkpoint checkpoint = small_checkpoint();
  const std::string hash = weights_hash(checkpoint.tensors);
  EXPECT_EQ(hash.size(), 16U);
  checkpoint.tensors[0].values[4] = 0.0F;  // was -0
  EXPECT_NE(weights_hash(checkpoint.tensors), hash);
}

}  // namespace
}  // namespace hnn
