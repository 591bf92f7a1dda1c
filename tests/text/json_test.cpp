#include "hnn/text/json.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <string>

#include "hnn/text/json_writer.hpp"

namespace hnn {
namespace {

/// The same value, written by another library's printer from what was read.
nlohmann::ordered_json value_of(const Json& json) {
  switch (json.type) {
    case Json::Type::text:
      return json.text;
    case Json::Type::array: {
      nlohmann::ordered_json array = nlohmann::ordered_json::array();
      for (const auto& [name, member] : json.members) array.push_back(value_of(member));
      return array;
    }
    case Json::Type::object: {
      nlohmann::ordered_json object = nlohmann::ordered_json::object();
      for (const auto& [name, member] : json.members) object[name] = value_of(member);
      return object;
    }
    case Json::Type::null:
    case Json::Type::boolean:
    case Json::Type::number:
      return nlohmann::ordered_json::parse(json.text);
  }
  return {};
}

TEST(Json, ReadsWhatAnotherLibraryReads) {
  for (const char* text :
       {"null", " true ", "false", "0", "-1.5e-9", "\"\"", "\"a\"", "[]", "{}", "[ ]", "{ }", "[1,2 , 3]",
        "{\"a\":1,\"b\":[true,{\"c\":null}]}", "\t[\r\n1]\n", R"("\"\\\/\b\f\n\r\t")",
        R"("\u00e9\u20ac\ud83d\ude00\u0000")", "\"gr\xC3\xBC\xC3\x9F\x7F\"", "[[[[1]]],{\"\":{}}]"}) {
    Json json;
    ASSERT_TRUE(read_json(text, json)) << text;
    EXPECT_EQ(value_of(json), nlohmann::ordered_json::parse(text)) << text;
  }
}

TEST(Json, RefusesWhatAnotherLibraryRefuses) {
  for (const char* text : {"",
                           " ",
                           "x",
                           "nul",
                           "nullx",
                           "True",
                           "01",
                           "+1",
                           ".5",
                           "1.",
                           "1 2",
                           "[",
                           "]",
                           "[1",
                           "[1,]",
                           "[,1]",
                           "[1 2]",
                           "{",
                           "}",
                           "{\"a\"}",
                           "{\"a\":}",
                           "{\"a\":1,}",
                           "{a:1}",
                           "{\"a\":1 \"b\":2}",
                           "{}{}",
                           "[1}",
                           "{\"a\":1]",
                           "\"",
                           "\"a",
                           "\"\\\"",
                           "\"\\x\"",
                           R"("\u12")",
                           R"("\u12g4")",
                           R"("\ud800")",
                           R"("\ud800\u0041")",
                           R"("\udc00")",
                           "\"\n\"",
                           "\"\xFF\"",
                           "\"\xC3\"",
                           "\"\xED\xA0\x80\"",
                           "'a'",
                           "[1]// no",
                           "nan",
                           "\"a\"\"b\""}) {
    Json json;
    EXPECT_FALSE(read_json(text, json)) << text;
    EXPECT_TRUE(nlohmann::json::parse(text, nullptr, false).is_discarded()) << text;
  }
}

TEST(Json, RefusesWhatNestsTooDeeply) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  Json json;
  EXPECT_TRUE(read_json(nested(max_json_depth), json));
  EXPECT_FALSE(read_json(nested(max_json_depth + 1), json));
  EXPECT_FALSE(read_json(nested(1000000), json));
}

TEST(Json, FindsTheFirstMemberOfAName) {
  Json json;
  ASSERT_TRUE(read_json(R"({"a":1,"b":"2","a":3})", json));
  ASSERT_NE(json.find("a"), nullptr);
  EXPECT_EQ(json.find("a")->text, "1");
  EXPECT_TRUE(json.find("b")->is(Json::Type::text));
  EXPECT_EQ(json.find("c"), nullptr);
}

TEST(JsonWriter, WritesWhatAnotherLibraryReads) {
  std::string all;
  for (int c = 0; c < 128; ++c) all += static_cast<char>(c);
  all += "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80";
  JsonWriter json;
  json.open_object();
  json.text("text", all);
  json.text("na\"me", "");
  json.open_array("array");
  json.number("", 0.1);
  json.number("", -1e300);
  json.number("", std::numeric_limits<double>::quiet_NaN());
  json.open_array();
  json.close_array();
  json.open_object();
  json.close_object();
  json.close_array();
  json.boolean("yes", true);
  json.null("nothing");
  json.close_object();
  const nlohmann::json expected{{"text", all},
                                {"na\"me", ""},
                                {"array", {0.1, -1e300, nullptr, nlohmann::json::array(), nlohmann::json::object()}},
                                {"yes", true},
                                {"nothing", nullptr}};
  EXPECT_EQ(nlohmann::json::parse(json.take()), expected);
}

TEST(JsonWriter, ReplacesWhatIsNotUtf8) {
  JsonWriter json;
  json.text("", "a\xFFz\xC3");
  EXPECT_EQ(json.take(), "\"a\xEF\xBF\xBDz\xEF\xBF\xBD\"");
}

}  // namespace
}  // namespace hnn
