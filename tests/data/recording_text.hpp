#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <string_view>

#include "hnn/data/recording.hpp"
#include "hnn/error.hpp"

namespace hnn {

/// A header, and rows after it.
inline std::string table(const std::string& header, const std::function<std::string(int)>& row, int rows = 12) {
  std::string text = header + "\n";
  for (int i = 0; i < rows; ++i) text += row(i) + "\n";
  return text;
}

/// What reading refuses the bytes with; "" where it doesn't.
inline std::string refusal_of(std::string_view bytes, std::string_view columns = "") {
  try {
    static_cast<void>(read_recording(bytes, columns));
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

/// Every refusal is one sentence that says what is wrong, where, and what would be right.
inline void expect_refusal(std::string_view bytes, const std::string& part, std::string_view columns = "") {
  const std::string message = refusal_of(bytes, columns);
  EXPECT_NE(message.find(part), std::string::npos) << "\"" << message << "\" should say \"" << part << "\"";
  EXPECT_EQ(message.find('\n'), std::string::npos);
  EXPECT_NE(std::string(".?").find(message.empty() ? '!' : message.back()), std::string::npos) << message;
  EXPECT_EQ(message.find(". "), std::string::npos) << message;
  EXPECT_NE(message.find_first_of(";,"), std::string::npos) << message;
  EXPECT_LT(message.size(), 260u) << message;
}

}  // namespace hnn
