#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <string>

#include "hnn/data/recording.hpp"
#include "hnn/error.hpp"

namespace hnn {
namespace {

std::string csv(const std::string& header, const std::function<std::string(int)>& row, int rows = 12) {
  std::string text = header + "\n";
  for (int i = 0; i < rows; ++i) text += row(i) + "\n";
  return text;
}

std::string regular_row(int i) { return std::to_string(i) + ",0.5,-0.25"; }

// A good file but for its row 5, which stands in line 7.
std::string csv_with_row(const std::string& bad) {
  return csv("t,q,p", [&](int i) { return i == 5 ? bad : regular_row(i); });
}

std::string columns(
    int rows, const std::function<std::string(int)>& trial = [](int) { return "0"; }) {
  std::string text = "%o v\r\n";
  for (int i = 0; i < rows; ++i) {
    text += "  " + trial(i) + "  " + std::to_string(i) + ".5000000000000000e+000  1.25e-001 -3.0e+000 \r\n";
  }
  return text;
}

std::string message_of(std::string_view bytes) {
  try {
    static_cast<void>(read_recording(bytes));
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

// Every message is one sentence that says what is wrong, where, and what would be right.
void expect_message(std::string_view bytes, const std::string& part) {
  const std::string message = message_of(bytes);
  EXPECT_NE(message.find(part), std::string::npos) << "\"" << message << "\" should say \"" << part << "\"";
  EXPECT_EQ(message.find('\n'), std::string::npos);
  EXPECT_EQ(message.empty() ? '?' : message.back(), '.');
  EXPECT_EQ(message.find(". "), std::string::npos) << message;
  EXPECT_NE(message.find_first_of(";"), std::string::npos) << message;
  EXPECT_LT(message.size(), 240u);
}

TEST(ReadRecording, ReadsColumnsPartedByBlanks) {
  const Recording recording = read_recording(columns(10));
  ASSERT_EQ(recording.t.size(), 10u);
  EXPECT_EQ(recording.t[9], 9.5);
  EXPECT_EQ(recording.q[9], 0.125);
  EXPECT_EQ(recording.p[9], -3.0);
  EXPECT_EQ(recording.source, "measured");
}

TEST(ReadRecording, ReadsCsvWithColumnsInAnyOrder) {
  const Recording recording =
      read_recording(csv("p,note,t,q", [](int i) { return "-0.25,x y," + std::to_string(i) + ",0.5"; }));
  ASSERT_EQ(recording.t.size(), 12u);
  EXPECT_EQ(recording.t[11], 11.0);
  EXPECT_EQ(recording.q[11], 0.5);
  EXPECT_EQ(recording.p[11], -0.25);
}

TEST(ReadRecording, KnowsOtherNamesForTheColumns) {
  for (const char* header : {"t,theta,omega", "Time,Angle,Velocity", "t [s],q [rad],p [rad/s]",
                             "\"t\",\"angle (rad)\",\"angular velocity\"", " t , q , angular_velocity "}) {
    EXPECT_EQ(read_recording(csv(header, regular_row)).p[3], -0.25) << header;
  }
  const auto blanks = [](int i) { return std::to_string(i) + "\t0.5 -0.25"; };
  EXPECT_EQ(read_recording(csv("t q p", blanks)).p[3], -0.25);
}

TEST(ReadRecording, TakesWhatOtherProgramsWrite) {
  const std::string text = csv("t,q,p", regular_row);
  EXPECT_EQ(read_recording("\xEF\xBB\xBF" + text).t.size(), 12u);
  EXPECT_EQ(read_recording("% a comment\n\n" + text + "\n\n").t.size(), 12u);
  EXPECT_EQ(read_recording(text.substr(0, text.size() - 1)).t.size(), 12u);
  std::string crlf;
  for (const char c : text) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
  EXPECT_EQ(read_recording(crlf).p, read_recording(text).p);
}

TEST(ReadRecording, RoundsNumbersCorrectly) {
  const std::string text = csv("t,q,p", [](int i) {
    return std::to_string(i) + (i == 0 ? ",3.1415926535897931e+000,-9007199254740993"
                                       : ",0.1000000000000000055511151231257827021181583404541015625,+.5E1");
  });
  const Recording recording = read_recording(text);
  EXPECT_EQ(recording.q[0], 0x1.921fb54442d18p+1);
  EXPECT_EQ(recording.p[0], -9007199254740992.0);
  EXPECT_EQ(recording.q[1], 0.1);
  EXPECT_EQ(recording.p[1], 5.0);
}

TEST(ReadRecording, AcceptsIrregularTimes) {
  const Recording recording = read_recording(csv("t,q,p", [](int i) { return std::to_string(i * i) + ",0,0"; }));
  EXPECT_EQ(recording.t[11], 121.0);
}

TEST(ReadRecording, RefusesAnEmptyFile) {
  expect_message("", "The file is empty");
  expect_message(" \n\n", "holds no rows");
  expect_message("% only a comment\n", "holds no rows");
}

TEST(ReadRecording, RefusesTextForNumbers) {
  expect_message(csv_with_row("5,abc,0"), "Line 7 has \"abc\" for the angle, which is not a number");
  expect_message(csv_with_row("5,,0"), "Line 7 has \"\" for the angle");
  expect_message(csv_with_row("5,0.5 0,0"), "not a number");
  for (const char* text : {"0x10", "1e", "--1", "1.2.3", ".", "1,5", "1_000", "e5", "+"}) {
    expect_message(csv_with_row("5,0.5," + ("\"" + std::string(text))), "not a number");
    expect_message(csv_with_row(std::string(text) + ";,0.5,0"), "Line 7");
  }
  expect_message(csv_with_row("5,\xCE\xB8\x80" + std::string(500, 'x') + ",0"), "Line 7 has \"???xxx");
  expect_message("0 0 abc 1\n", "Line 1 has \"abc\" for the angle");
}

TEST(ReadRecording, RefusesNumbersThatAreNotFinite) {
  for (const char* text : {"NaN", "nan", "inf", "-Infinity", "+INF"}) {
    expect_message(csv_with_row("5,0.5," + std::string(text)), "for the angular velocity, which is not finite");
  }
  expect_message("0 nan 1 1\n", "Line 1 has \"nan\" for t, which is not finite");
  expect_message(csv_with_row("5,0.5,1e999"), "Line 7 has \"1e999\" for the angular velocity, which is too large");
}

TEST(ReadRecording, RefusesAMissingColumn) {
  expect_message(csv("t,q", regular_row), "Line 1 names no column p (or omega, velocity)");
  expect_message(csv("q,p", regular_row), "Line 1 names no column t (or time)");
  expect_message(csv("t,q,p,theta", regular_row), "more than one column q (or theta, angle)");
  expect_message(csv("0,1,2", regular_row), "Line 1 names no column t");
  expect_message("Dear all, find attached the data\n", "Line 1 names no column t");
  expect_message(csv_with_row("5,0.5"), "Line 7 has 2 of 3 columns");
  expect_message("%o v\n0 1.5 2.5\n", "Line 2 has 3 of 4 columns");
}

TEST(ReadRecording, RefusesTimesThatDoNotIncrease) {
  expect_message(csv_with_row("3.5,0.5,0"), "Line 7 has a time that goes back (\"3.5\")");
  expect_message(csv_with_row("4,0.5,0"), "Line 7 has a time that repeats (\"4\")");
}

TEST(ReadRecording, RefusesTooFewRows) {
  expect_message(csv("t,q,p", regular_row, 3), "needs at least 10 rows; this one has 3");
  expect_message(columns(9), "this one has 9");
  EXPECT_EQ(message_of(columns(10)), "");
}

TEST(ReadRecording, RefusesASecondTrial) {
  const auto trial = [](int i) { return std::string(i < 15 ? "0" : "1"); };
  expect_message(columns(30, trial), "Line 17 starts a second trial");
  expect_message(csv("trial,t,q,p", [](int i) { return std::to_string(i / 6) + "," + regular_row(i); }),
                 "Line 8 starts a second trial");
}

TEST(ReadRecording, RefusesWhatIsTooLongByItsSizeAlone) {
  expect_message(std::string(max_recording_bytes + 1, '\0'), "The file has 17 MB; a recording may have at most 16 MB");
  expect_message(std::string(max_recording_bytes, ' '), "holds no rows");
}

TEST(ReadRecording, RefusesWhatIsNotText) {
  using namespace std::string_view_literals;
  expect_message("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"sv, "The file is not text (line 2 holds the byte 26)");
  expect_message("t\0,\0q\0,\0p\0\n\0"sv, "The file is not text (line 1 holds the byte 0)");
  expect_message(csv("t,q,p", regular_row) + std::string(1, '\x7f'), "not text (line 14 holds the byte 127)");
}

}  // namespace
}  // namespace hnn
