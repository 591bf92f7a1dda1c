// The forms in which measuring programs and spreadsheets write tables.
#include <cmath>
#include <string>

#include "data/recording_text.hpp"

namespace hnn {
namespace {

std::string number(double value, char mark = '.') {
  std::string text = std::to_string(value);
  text[text.find('.')] = mark;
  return text;
}

// t, q, p of row i, parted by `separator`.
std::string row(int i, const std::string& separator, char mark = '.') {
  return number(i / 10.0, mark) + separator + number(0.5 - 0.01 * i, mark) + separator + number(-0.1 * i, mark);
}

std::string rows_of(const std::string& separator, char mark = '.') {
  std::string text;
  for (int i = 0; i < 12; ++i) text += row(i, separator, mark) + "\n";
  return text;
}

void expect_rows(std::string_view bytes, std::string_view columns = "") {
  EXPECT_EQ(refusal_of(bytes, columns), "") << bytes.substr(0, 200);
  if (!refusal_of(bytes, columns).empty()) return;
  const Recording recording = read_recording(bytes, columns);
  ASSERT_EQ(recording.trajectories.size(), 1u);
  const RecordedTrajectory& trajectory = recording.trajectories.front();
  ASSERT_EQ(trajectory.t.size(), 12u);
  EXPECT_EQ(trajectory.t[7], 0.7);
  EXPECT_EQ(trajectory.q[7], 0.43);
  EXPECT_EQ(trajectory.p[7], -0.7);
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
  return text;
}

// Of UTF-8 that has characters of one and two bytes.
std::string utf16(const std::string& text, bool big_endian) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    int unit = static_cast<unsigned char>(text[i]);
    if (unit >= 0xC0) unit = (unit & 0x1F) << 6 | (static_cast<unsigned char>(text[++i]) & 0x3F);
    const char high = static_cast<char>(unit >> 8);
    const char low = static_cast<char>(unit & 0xFF);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  }
  return bytes;
}

TEST(RecordingForms, SeparatorsAndDecimalMarks) {
  expect_rows("t,q,p\n" + rows_of(","));
  expect_rows("t, q, p\n" + rows_of(", "));
  expect_rows("t;q;p\n" + rows_of(";"));
  expect_rows("t;q;p\n" + rows_of(";", ','));
  expect_rows("t\tq\tp\n" + rows_of("\t"));
  expect_rows("t\tq\tp\n" + rows_of("\t", ','));
  expect_rows("t q p\n" + rows_of(" "));
  expect_rows("  t   q   p\n" + rows_of("   ", ','));
  expect_rows("Time (s)   Angle (rad)   Omega (rad/s)\n" + rows_of("  "));
}

TEST(RecordingForms, QuotedCells) {
  expect_rows("\"t\",\"q\",\"p\"\n\"" + replaced(replaced(rows_of("\",\""), "\n", "\"\n\"") + "end\"", "\"end\"", ""));
  expect_rows("t,q,p,note\n" + replaced(rows_of(","), "\n", ",\"a, \"\"b\"\"\"\n"));
  expect_rows("\"t, raw\",q,p\n" + rows_of(","), "t=\"t, raw\",q=q,p=p");
  const auto commas = [](int i) { return "\"" + row(i, "\",\"", ',') + "\""; };
  expect_rows(table("t,q,p", commas));
}

TEST(RecordingForms, EndsOfLinesAndFiles) {
  const std::string text = "t,q,p\n" + rows_of(",");
  expect_rows(replaced(text, "\n", "\r\n"));
  expect_rows(replaced(text, "\n", "\r"));
  expect_rows(text.substr(0, text.size() - 1));
  expect_rows(text + "\n \n\n");
  expect_rows("\n\n" + replaced(text, "\n", "\n\n"));
  expect_rows(replaced(text, "\n", ",\n"));
  expect_rows(replaced(text, "\n", ",,\n"));
  expect_rows(replaced("t;q;p\n" + rows_of(";", ','), "\n", ";\r\n"));
}

TEST(RecordingForms, Encodings) {
  const std::string text = "Zeit (s),q,p,µ (°)\n" + replaced(rows_of(","), "\n", ",1\n");
  expect_rows(text);
  expect_rows("\xEF\xBB\xBF" + text);
  expect_rows("\xFF\xFE" + utf16(text, false));
  expect_rows("\xFE\xFF" + utf16(text, true));
  expect_rows(utf16(text, false));
  expect_rows(utf16(text, true));
  expect_rows(replaced(replaced(text, "°", "\xB0"), "µ", "\xB5"));
}

TEST(RecordingForms, TitlesCommentsAndUnits) {
  const std::string rows = rows_of(",");
  expect_rows("Swing of 3 March\nby A. Nobody\n\nt,q,p\n" + rows);
  expect_rows("Pendulum, lab 2, Monday\nt,q,p\n" + rows);
  expect_rows("Date,2024,3\nt,q,p\n" + rows);
  expect_rows("# a\n% b\n// c\nt,q,p\n# d\n" + rows + "# e\n");
  expect_rows("t,q,p\ns,rad,rad/s\n" + rows);
  expect_rows("t,q,p\n(s),(m),(m/s)\n" + rows);
  expect_rows("s,rad,rad/s\nt,q,p\n" + rows);
  expect_rows("t,q,p\n,rad,rad/s\n\n" + rows);
  expect_rows("t;q;p\ns;;rad/s\n" + rows_of(";", ','));
  expect_rows("t,q,p\nfirst run\n" + rows);
  expect_rows("# t,q,p\n" + rows);
  expect_rows("# t q p\n" + rows_of(" "));
}

TEST(RecordingForms, UnitsAreReportedAndConverted) {
  const Recording line = read_recording("t,q,p\nms,deg,°/s\n" + rows_of(","));
  EXPECT_EQ(line.time, (Column{"t", "s"}));
  EXPECT_EQ(line.columns, (std::vector<Column>{{"q", "rad"}, {"p", "rad/s"}}));
  EXPECT_EQ(line.trajectories[0].t[7], 0.7 / 1000);
  EXPECT_NEAR(line.trajectories[0].q[7], 0.43 * 3.14159265358979 / 180, 1e-15);
  EXPECT_NEAR(line.trajectories[0].p.at(7), -0.7 * 3.14159265358979 / 180, 1e-15);
  for (const char* header :
       {"Time (min),Angle (deg),p", "t [min],Angle [°],p", "t [min],Winkel in Grad,p", "t / min,φ / °,p"}) {
    const Recording recording = read_recording(header + ("\n" + rows_of(",")));
    EXPECT_EQ(recording.trajectories[0].t[7], 0.7 * 60) << header;
    EXPECT_NEAR(recording.trajectories[0].q[7], 0.43 * 3.14159265358979 / 180, 1e-15) << header;
    EXPECT_EQ(recording.trajectories[0].p.at(7), -0.7) << header;
    EXPECT_EQ(recording.columns[0].unit, "rad") << header;
  }
  const Recording latin_1 = read_recording("t,Angle [\xB0],p\n" + rows_of(","));
  EXPECT_EQ(latin_1.columns[0], (Column{"Angle", "rad"}));
  const Recording metres = read_recording("Time (s),Position (cm),Velocity (cm/s)\n" + rows_of(","));
  EXPECT_EQ(metres.columns, (std::vector<Column>{{"Position", "cm"}, {"Velocity", "cm/s"}}));
  EXPECT_EQ(metres.trajectories[0].q[7], 0.43);
}

// phyphox: every name in quotation marks, numbers in scientific form, a comma, a semicolon or a tab.
TEST(RecordingForms, Phyphox) {
  const auto line = [](int i, const char* separator, char mark) {
    const std::string digit = std::to_string(i % 10);
    return "1." + digit + "00000000E" + (i < 10 ? "0" : "1") + separator + "-4." + digit + "5E-2" + separator + "2." +
           digit + "E-1" + (mark == ',' ? "!" : "");
  };
  const std::string names = "\"Time (s)\",\"Gyroscope x (rad/s)\",\"Angle (deg)\"";
  for (const auto& [separator, mark] : {std::pair{",", '.'}, {";", '.'}, {";", ','}, {"\t", '.'}, {"\t", ','}}) {
    std::string text = replaced(names, ",", separator) + "\n";
    for (int i = 0; i < 20; ++i) {
      const std::string one = line(i, separator, mark);
      text += mark == ',' ? replaced(replaced(one, "!", ""), ".", ",") + "\n" : one + "\n";
    }
    const Recording recording = read_recording(text, "q=Angle (deg),p=Gyroscope x (rad/s)");
    ASSERT_EQ(recording.trajectories[0].t.size(), 20u);
    EXPECT_EQ(recording.trajectories[0].t[3], 1.3);
    EXPECT_EQ(recording.trajectories[0].t[13], 13.0);
    EXPECT_EQ(recording.trajectories[0].p.at(3), -0.0435);
    EXPECT_EQ(recording.columns, (std::vector<Column>{{"Angle", "rad"}, {"Gyroscope x", "rad/s"}}));
    EXPECT_FALSE(read_recording(text).has_momenta) << "a sensor's axis is nothing known";
  }
}

// Tracker: the name of the mass, then the names; velocities lack at both ends of the film.
TEST(RecordingForms, Tracker) {
  for (const auto& [separator, mark] : {std::pair{"\t", '.'}, {",", '.'}, {";", ','}, {"\t", ','}}) {
    std::string text =
        "mass_A" + std::string(separator) + separator + "\n" + replaced("t,x,y,v_{x},v_{y}", ",", separator) + "\n";
    for (int i = 0; i < 14; ++i) {
      text += row(i, separator, mark);
      const std::string v = number(0.25 * i, mark);
      text += i == 0 || i == 13 ? std::string(separator) + separator : separator + v + separator + v;
      text += separator + std::string("\n");
    }
    const Recording recording = read_recording(text);
    EXPECT_EQ(recording.degrees_of_freedom, 2u);
    ASSERT_EQ(recording.trajectories[0].t.size(), 12u);
    EXPECT_EQ(recording.trajectories[0].t.front(), 0.1);
    EXPECT_EQ(recording.trajectories[0].q[1], -0.1);
    EXPECT_EQ(recording.trajectories[0].p.at(3), 0.5);
    EXPECT_EQ(recording.columns[1].name, "y");
  }
  expect_rows("mass_A\nt\tx\tv\n" + rows_of("\t"));
}

// PASCO: the runs stand side by side, and end at different rows.
TEST(RecordingForms, Pasco) {
  const auto line = [](int i) { return row(i, ",") + (i < 10 ? "," + row(i + 1, ",") : ",,,"); };
  for (
      const char* header :
      {R"("Time (s) Run #1","Angle (rad) Run #1","Angular Velocity (rad/s) Run #1","Time (s) Run #2","Angle (rad) Run #2","Angular Velocity (rad/s) Run #2")",
       "Run #1,,,Run #2,,\nTime (s),Angle (rad),Angular Velocity (rad/s),Time (s),Angle (rad),Angular Velocity "
       "(rad/s)"}) {
    const Recording recording = read_recording(table(header, line));
    ASSERT_EQ(recording.trajectories.size(), 2u);
    EXPECT_NE(recording.trajectories[1].id.find('2'), std::string::npos);
    EXPECT_EQ(recording.trajectories[0].t.size(), 12u);
    ASSERT_EQ(recording.trajectories[1].t.size(), 10u);
    EXPECT_EQ(recording.trajectories[1].q[6], 0.43);
    EXPECT_EQ(recording.columns, (std::vector<Column>{{"Angle", "rad"}, {"Angular Velocity", "rad/s"}}));
  }
}

TEST(RecordingForms, PascoWithOneTimeForAllRuns) {
  const auto line = [](int i) { return row(i, ";", ',') + (i < 10 ? ";7,5" : ";"); };
  const Recording recording =
      read_recording(table("Time (s);Angle (rad) Run #1;Angle (rad) Run #2;Angle (rad) Run #3", line));
  ASSERT_EQ(recording.trajectories.size(), 3u);
  EXPECT_EQ(recording.trajectories[2].id, "Run #3");
  EXPECT_EQ(recording.trajectories[2].t.size(), 10u);
  EXPECT_EQ(recording.trajectories[1].q[3], -0.3);
}

// Vernier Graphical Analysis and Logger Pro: the run before the name; or lines of names, symbols and units.
TEST(RecordingForms, Vernier) {
  const auto line = [](int i) { return row(i, ",") + "," + row(i, ","); };
  const Recording recording = read_recording(
      table("Data Set 1:Time(s),Data Set 1:Angle(rad),Data Set 1:Angular Velocity(rad/s),Data Set 2:Time(s),"
            "Data Set 2:Angle(rad),Data Set 2:Angular Velocity(rad/s)",
            line));
  ASSERT_EQ(recording.trajectories.size(), 2u);
  EXPECT_EQ(recording.trajectories[1].id, "Data Set 2");
  EXPECT_EQ(recording.columns[0], (Column{"Angle", "rad"}));
  expect_rows("Latest: Time (s),Latest: Position (m),Latest: Velocity (m/s)\n" + rows_of(","));
  expect_rows(
      "Vernier Format 2\nUntitled 3/4/2024 10:12:05 .\nRun 1\nTime\tPosition\tVelocity\nt\tx\tv\ns\tm\tm/s\n\n" +
      rows_of("\t"));
}

// A spreadsheet in a language with decimal commas; some say first what separates the cells.
TEST(RecordingForms, Excel) {
  const std::string rows = replaced(rows_of(";", ','), "\n", "\r\n");
  expect_rows("sep=;\r\nZeit;Winkel;Geschwindigkeit\r\n" + rows);
  expect_rows("\xEF\xBB\xBF" + ("Zeit;Winkel;Geschwindigkeit;;\r\n" + rows + ";;;;\r\n"));
  expect_rows("Pendel;;\r\n;;\r\nZeit;Winkel;Geschwindigkeit\r\n" + rows);
  expect_rows("\xFF\xFE" + utf16("t\tq\tp\r\n" + replaced(rows, ";", "\t"), false));
}

TEST(RecordingForms, ThousandsOfRows) {
  std::string text = "t\tq\n";
  for (int i = 0; i < 100'000; ++i) text += std::to_string(i) + "\t" + std::to_string(i % 7) + "\n";
  const Recording recording = read_recording(text);
  EXPECT_EQ(recording.trajectories[0].t.size(), 100'000u);
  EXPECT_EQ(recording.trajectories[0].q.back(), 99'999 % 7);
}

}  // namespace
}  // namespace hnn
