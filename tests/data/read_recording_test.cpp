#include <cmath>
#include <cstdio>
#include <functional>
#include <string>

#include "data/recording_text.hpp"

namespace hnn {
namespace {

std::string regular_row(int i) { return std::to_string(i) + ",0.5,-0.25"; }

// A good file but for its row 5, which stands in line 7.
std::string csv_with_row(const std::string& bad) {
  return table("t,q,p", [&](int i) { return i == 5 ? bad : regular_row(i); });
}

std::string columns(
    int rows, const std::function<std::string(int)>& trial = [](int) { return "0"; }) {
  std::string text = "%o v\r\n";
  for (int i = 0; i < rows; ++i) {
    text += "  " + trial(i) + "  " + std::to_string(i) + ".5000000000000000e+000  1.25e-001 -3.0e+000 \r\n";
  }
  return text;
}

RecordedTrajectory only_trajectory(std::string_view bytes) {
  const Recording recording = read_recording(bytes);
  EXPECT_EQ(recording.trajectories.size(), 1u);
  return recording.trajectories.front();
}

TEST(ReadRecording, ReadsColumnsPartedByBlanks) {
  const Recording recording = read_recording(columns(10));
  ASSERT_EQ(recording.trajectories.size(), 1u);
  const RecordedTrajectory& trajectory = recording.trajectories.front();
  ASSERT_EQ(trajectory.t.size(), 10u);
  EXPECT_EQ(trajectory.t[9], 9.5);
  EXPECT_EQ(trajectory.q[9], 0.125);
  EXPECT_EQ(trajectory.p[9], -3.0);
  EXPECT_EQ(trajectory.id, "0");
  EXPECT_EQ(recording.source, "measured");
  EXPECT_EQ(recording.degrees_of_freedom, 1u);
  EXPECT_TRUE(recording.has_momenta);
  EXPECT_EQ(recording.columns, (std::vector<Column>{{"angle", "rad"}, {"angular velocity", ""}}));
}

TEST(ReadRecording, ReadsCsvWithColumnsInAnyOrder) {
  const RecordedTrajectory trajectory =
      only_trajectory(table("p,note,t,q", [](int i) { return "-0.25,x y," + std::to_string(i) + ",0.5"; }));
  ASSERT_EQ(trajectory.t.size(), 12u);
  EXPECT_EQ(trajectory.t[11], 11.0);
  EXPECT_EQ(trajectory.q[11], 0.5);
  EXPECT_EQ(trajectory.p[11], -0.25);
}

TEST(ReadRecording, KnowsOtherNamesForTheColumns) {
  for (const char* header : {"t,theta,omega", "Time,Angle,Velocity", "t [s],q [rad],p [rad/s]",
                             "\"t\",\"angle (rad)\",\"angular velocity\"", " t , q , angular_velocity ",
                             "Zeit,Winkel,Winkelgeschwindigkeit", "t / s,φ / rad,ω in 1/s", "t,x,vx", "t,x,v_{x}"}) {
    EXPECT_EQ(only_trajectory(table(header, regular_row)).p.at(3), -0.25) << header;
  }
  const auto blanks = [](int i) { return std::to_string(i) + "\t0.5 -0.25"; };
  EXPECT_EQ(only_trajectory(table("t q p", blanks)).p.at(3), -0.25);
}

TEST(ReadRecording, ReadsTimesAndPositionsAlone) {
  const Recording recording = read_recording(table("t,q", [](int i) { return std::to_string(i) + ",0.5"; }));
  EXPECT_FALSE(recording.has_momenta);
  EXPECT_EQ(recording.trajectories[0].q.size(), 12u);
  EXPECT_TRUE(recording.trajectories[0].p.empty());
  EXPECT_EQ(recording.columns.size(), 1u);
}

TEST(ReadRecording, RoundsNumbersCorrectly) {
  const RecordedTrajectory trajectory = only_trajectory(table("t,q,p", [](int i) {
    return std::to_string(i) + (i == 0 ? ",3.1415926535897931e+000,-9007199254740993"
                                       : ",0.1000000000000000055511151231257827021181583404541015625,+.5E1");
  }));
  EXPECT_EQ(trajectory.q[0], 0x1.921fb54442d18p+1);
  EXPECT_EQ(trajectory.p[0], -9007199254740992.0);
  EXPECT_EQ(trajectory.q[1], 0.1);
  EXPECT_EQ(trajectory.p[1], 5.0);
}

TEST(ReadRecording, ReadsItsOwnNumbersBackToTheSameBits) {
  const auto value = [](int i, int k) {
    return std::ldexp(std::sin(1.0 + 7.0 * i + k), (i * 37 + k * 11) % 600 - 300);
  };
  const auto row = [&](int i) {
    std::array<char, 200> text{};
    std::snprintf(text.data(), text.size(), "\"a, \"\"b\"\"\",%.17g,%.17g,%.17g,%.17g,%.17g", std::sqrt(i), value(i, 0),
                  value(i, 1), value(i, 2), i == 3 ? -0.0 : value(i, 3));
    return std::string(text.data());
  };
  const RecordedTrajectory trajectory = only_trajectory(table("id,t,q1,q2,p1,p2", row, 500));
  EXPECT_EQ(trajectory.id, "a, \"b\"");
  for (int i = 0; i < 500; ++i) {
    const auto at = static_cast<std::size_t>(i);
    ASSERT_EQ(trajectory.t[at], std::sqrt(i));
    ASSERT_EQ(trajectory.q[2 * at], value(i, 0));
    ASSERT_EQ(trajectory.q[2 * at + 1], value(i, 1));
    ASSERT_EQ(trajectory.p[2 * at], value(i, 2));
    ASSERT_EQ(trajectory.p[2 * at + 1], i == 3 ? 0.0 : value(i, 3));
  }
  EXPECT_TRUE(std::signbit(trajectory.p[7]));
}

TEST(ReadRecording, AcceptsIrregularTimes) {
  EXPECT_EQ(only_trajectory(table("t,q,p", [](int i) { return std::to_string(i * i) + ",0,0"; })).t[11], 121.0);
}

TEST(ReadRecording, KeepsTrajectoriesApartByTheirId) {
  const auto trial = [](int i) { return std::string(i < 15 ? "0" : "1"); };
  const Recording blanks = read_recording(columns(30, trial));
  ASSERT_EQ(blanks.trajectories.size(), 2u);
  EXPECT_EQ(blanks.trajectories[1].id, "1");
  EXPECT_EQ(blanks.trajectories[1].t.front(), 15.5);
  for (const char* name : {"trial", "id", "Trajectory", "Run", "Versuch"}) {
    const Recording interleaved = read_recording(table(
        std::string(name) + ",t,q,p",
        [](int i) { return std::string(i % 2 == 0 ? "right" : "left") + "," + regular_row(i / 2); }, 24));
    ASSERT_EQ(interleaved.trajectories.size(), 2u) << name;
    EXPECT_EQ(interleaved.trajectories[0].id, "right") << "the order is the one in which they appear";
    EXPECT_EQ(interleaved.trajectories[1].t.back(), 11.0);
  }
}

TEST(ReadRecording, StartsATrajectoryWhereTimeStartsAgainAfterABlankLine) {
  const auto block = table("t,q,p", regular_row);
  for (const std::string& between : {std::string("\n"), std::string("\n\n"), std::string(",,\n")}) {
    const Recording recording = read_recording(block + between + block);
    ASSERT_EQ(recording.trajectories.size(), 2u);
    EXPECT_EQ(recording.trajectories[1].id, "2");
    EXPECT_EQ(recording.trajectories[1].t, recording.trajectories[0].t);
  }
  const std::string later = table("", [](int i) { return regular_row(i + 12); });
  EXPECT_EQ(only_trajectory(block + later).t.size(), 24u) << "times that go on are those of one trajectory";
}

TEST(ReadRecording, LeavesOutRowsThatLackAValueAtTheEnds) {
  const RecordedTrajectory ragged =
      only_trajectory(table("t,q,p", [](int i) { return std::to_string(i) + ",0.5," + (i < 1 || i > 10 ? "" : "1"); }));
  EXPECT_EQ(ragged.t.front(), 1.0);
  EXPECT_EQ(ragged.t.back(), 10.0);
  EXPECT_EQ(only_trajectory(csv_with_row("5,0.5,0") + "12,0.5\n,,\n").t.size(), 12u);
  expect_refusal(csv_with_row("5,0.5"), "Line 7 has no value in the column \"p\", though more rows follow");
  expect_refusal(csv_with_row("5,,0"), "Line 7 has no value in the column \"q\"");
  expect_refusal(csv_with_row(",0.5,0"), "Line 7 has no value in the column \"t\"");
}

TEST(ReadRecording, RefusesAnEmptyFile) {
  expect_refusal("", "The file is empty");
  expect_refusal(" \n\n", "holds no rows");
  expect_refusal("% only a comment\n", "holds no rows");
  expect_refusal("a\nb\nc\n", "holds no rows");
  expect_refusal("s,m,m/s\n", "holds no rows");
  expect_refusal("# \ntitle\n", "holds no rows");
  expect_refusal("# \nt,a title\n", "no column for q");
}

TEST(ReadRecording, RefusesTextForNumbers) {
  expect_refusal(csv_with_row("5,abc,0"), "Line 7 has \"abc\" in the column \"q\", which is not a number");
  expect_refusal(csv_with_row("5,0.5 0,0"), "not a number");
  for (const char* text : {"0x10", "1e", "--1", "1.2.3", ".", "1,,5", "1_000", "e5", "+", "1 000"}) {
    expect_refusal(csv_with_row("5,0.5,\"" + std::string(text) + "\""), "Line 7");
    expect_refusal(csv_with_row(std::string(text) + ";,0.5,0"), "Line 7");
  }
  expect_refusal(csv_with_row("5,\"0.5,0"), "Line 7 has \"\"0.5\" in the column \"q\", which is not a number");
  expect_refusal(csv_with_row("5,\xCE\xB8" + std::string(500, 'x') + ",0"), "Line 7 has \"θxxx");
  expect_refusal(table("t,q", [](int i) { return std::to_string(i) + (i == 0 ? ",abc" : ",1"); }),
                 "Line 2 has \"abc\"");
  expect_refusal("0 0 abc 1\n", "Line 1 has \"abc\" in the column \"angle\"");
}

TEST(ReadRecording, RefusesNumbersThatAreNotFinite) {
  for (const char* text : {"NaN", "nan", "inf", "-Infinity", "+INF"}) {
    expect_refusal(csv_with_row("5,0.5," + std::string(text)), "in the column \"p\", which is not finite");
  }
  expect_refusal("0 nan 1 1\n", "Line 1 has \"nan\" in the column \"t\", which is not finite");
  expect_refusal(csv_with_row("5,0.5,1e999"), "Line 7 has \"1e999\" in the column \"p\", which is too large");
  const std::string degrees = table("t,q (deg)", [](int i) { return std::to_string(i) + ",1e308"; });
  expect_refusal(degrees, "which is too large");
}

TEST(ReadRecording, RefusesRowsOfAnotherWidth) {
  expect_refusal(csv_with_row("5,0.5,0,1"), "Line 7 has 4 cells for 3 columns");
  expect_refusal(table("t,q,p", [](int i) { return std::to_string(i) + ",5,0,25,0,1"; }),
                 "Line 2 has 6 cells for 3 columns; every row needs one for each, and decimal commas need another");
  expect_refusal(table("t q p", [](int i) { return std::to_string(i) + (i == 4 ? " 0.5" : " 0.5 1"); }),
                 "Line 6 has 2 of 3 columns");
  expect_refusal("%o v\n0 1.5 2.5\n", "choose them, as in t=#1,q=#2");
}

TEST(ReadRecording, RefusesTwoKindsOfDecimalMarks) {
  const auto row = [](int i) { return std::to_string(i) + (i == 5 ? ";1,234" : ";0.5"); };
  expect_refusal(table("t;q", row),
                 "Line 7 has \"1,234\" in the column \"q\", and lines before it have a decimal point");
}

TEST(ReadRecording, RefusesTimesThatDoNotIncrease) {
  expect_refusal(csv_with_row("3.5,0.5,0"), "Line 7 has a time that goes back (\"3.5\")");
  expect_refusal(csv_with_row("4,0.5,0"), "Line 7 has a time that repeats (\"4\")");
  const auto one_id = [](int i) { return std::string(i % 2 == 0 ? "a," : "b,") + regular_row(i == 9 ? 2 : i); };
  expect_refusal(table("id,t,q,p", one_id, 24), "Line 11 has a time that goes back (\"2\")");
}

TEST(ReadRecording, RefusesTooFewRows) {
  expect_refusal(table("t,q,p", regular_row, 3), "needs at least 10 rows; this one has 3 rows");
  expect_refusal(table("t,q,p", regular_row, 0), "this one has 0 rows");
  expect_refusal(columns(9), "this one has 9 rows");
  EXPECT_EQ(refusal_of(columns(10)), "");
  const auto id = [](int i) { return std::string(i < 12 ? "a," : "b,") + regular_row(i); };
  expect_refusal(table("id,t,q,p", id, 13), "The trajectory \"b\" has 1 row; each needs at least 10");
}

TEST(ReadRecording, RefusesARowWithoutItsId) {
  expect_refusal(table("id,t,q,p", [](int i) { return (i == 5 ? "," : "a,") + regular_row(i); }),
                 "Line 7 has no id in the column \"id\"");
}

TEST(ReadRecording, RefusesTooManyTrajectories) {
  const auto row = [](int i) { return std::to_string(i / 10) + "," + regular_row(i); };
  EXPECT_EQ(read_recording(table("id,t,q,p", row, 10'000)).trajectories.size(), max_recorded_trajectories);
  expect_refusal(table("id,t,q,p", row, 10'010), "Line 10002 starts one more trajectory, \"1000\"");
  std::string header = "t,q";
  for (int i = 1; i < 1002; ++i) header += ",t,q";
  expect_refusal(header + "\n", "Line 1 names 1002 runs; a recording may hold at most 1000");
}

TEST(ReadRecording, RefusesWhatIsTooLongByItsSizeAlone) {
  expect_refusal(std::string(max_recording_bytes + 1, '\0'), "The file has 17 MB; a recording may have at most 16 MB");
  expect_refusal(std::string(max_recording_bytes, ' '), "holds no rows");
  std::string wide;
  for (int i = 0; i < 10'001; ++i) wide += "a,";
  expect_refusal(wide + "b\n", "Line 1 has 10002 columns; a recording may have at most 10000");
}

TEST(ReadRecording, RefusesWhatIsNotText) {
  using namespace std::string_view_literals;
  expect_refusal("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"sv, "The file is not text (line 2 holds the byte 26)");
  expect_refusal("t,q,p\n0,\0,1\n"sv, "The file is not text (line 2 holds the byte 0)");
  expect_refusal(table("t,q,p", regular_row) + std::string(1, '\x7f'), "not text (line 14 holds the byte 127)");
  expect_refusal("PK\x03\x04\x14\0\x06\0xl/workbook.xml"sv, "a workbook or an archive");
}

}  // namespace
}  // namespace hnn
