// Which columns of a file are what: by their names, and by a person's choice.
#include <string>

#include "data/recording_text.hpp"

namespace hnn {
namespace {

// Row i has 1 + i/10 in the first column, 2 + i/10 in the second, and so on, so that a value tells its column.
std::string wide(const std::string& header, int columns) {
  return table(
      header,
      [&](int i) {
        std::string row;
        for (int k = 1; k <= columns; ++k) row += (k > 1 ? "," : "") + std::to_string(k) + "." + std::to_string(i % 10);
        return row;
      },
      10);
}

// The columns that were taken for t, q1, ..., qn, p1, ..., pn.
std::vector<int> columns_of(const std::string& bytes, std::string_view choice = "") {
  const Recording recording = read_recording(bytes, choice);
  const RecordedTrajectory& trajectory = recording.trajectories.front();
  std::vector<int> columns{static_cast<int>(trajectory.t.front())};
  const std::size_t n = recording.degrees_of_freedom;
  for (std::size_t k = 0; k < n; ++k) columns.push_back(static_cast<int>(trajectory.q[k]));
  for (std::size_t k = 0; k < n && recording.has_momenta; ++k) columns.push_back(static_cast<int>(trajectory.p[k]));
  return columns;
}

using Places = std::vector<int>;

TEST(RecordingColumns, SeveralDegreesOfFreedom) {
  EXPECT_EQ(columns_of(wide("t,q1,q2,p1,p2", 5)), (Places{1, 2, 3, 4, 5}));
  EXPECT_EQ(columns_of(wide("p2,q1,t,q2,p1", 5)), (Places{3, 2, 4, 5, 1}));
  EXPECT_EQ(columns_of(wide("t,x,y,vx,vy", 5)), (Places{1, 2, 3, 4, 5}));
  EXPECT_EQ(columns_of(wide("t,x,y", 3)), (Places{1, 2, 3}));
  EXPECT_EQ(columns_of(wide("t,x,z,y,v_x,v_z,v_y", 7)), (Places{1, 2, 4, 3, 5, 7, 6}));
  EXPECT_EQ(columns_of(wide("t,theta1,theta2,omega1,omega2", 5)), (Places{1, 2, 3, 4, 5}));
  EXPECT_EQ(columns_of(wide("Time (s),Angle 1 (rad),Angle 2 (rad)", 3)), (Places{1, 2, 3}));
  EXPECT_EQ(columns_of(wide("t,x1,x2,x3,x4,v1,v2,v3,v4", 9)), (Places{1, 2, 3, 4, 5, 6, 7, 8, 9}));
  EXPECT_EQ(columns_of(wide("t,x,y,v", 4)), (Places{1, 2, 3})) << "a speed is no velocity";
  EXPECT_EQ(columns_of(wide("t,y,vy", 3)), (Places{1, 2, 3}));
  EXPECT_EQ(columns_of(wide("Time (s),Position (m),Velocity (m/s),Acceleration (m/s²)", 4)), (Places{1, 2, 3}));
}

TEST(RecordingColumns, AChoiceNamesThem) {
  const std::string text = wide("Zeit (s),Winkel,\"ω, glatt\",Wert [V],winkel", 5);
  EXPECT_EQ(columns_of(text, "t=Zeit (s),q=Winkel"), (Places{1, 2}));
  EXPECT_EQ(columns_of(text, "q=winkel"), (Places{1, 5})) << "as it is written comes first";
  EXPECT_EQ(columns_of(text, " t = zeit , q=WERT [v] "), (Places{1, 4}));
  EXPECT_EQ(columns_of(text, "t=Zeit,q=Wert"), (Places{1, 4})) << "without the unit";
  EXPECT_EQ(columns_of(text, "t=Zeit,q=Wert,p=\"ω, glatt\""), (Places{1, 4, 3}));
  EXPECT_EQ(columns_of(text, "t=#1,q=#4,p=#3"), (Places{1, 4, 3}));
  EXPECT_EQ(columns_of(text, "T=Zeit,Q1=Winkel,P1=Wert"), (Places{1, 2, 4}));
  EXPECT_EQ(columns_of(wide("a,b,c,d,e", 5), "t=c,q1=a,q2=e,p1=b,p2=d"), (Places{3, 1, 5, 2, 4}));
  EXPECT_EQ(columns_of(wide("t,q,p", 3), "q=q"), (Places{1, 2})) << "a chosen q without a chosen p stands alone";
  EXPECT_EQ(columns_of(wide("t,q,p,speed", 4), "p=speed"), (Places{1, 2, 4}));
}

TEST(RecordingColumns, AChoiceGivesAUnit) {
  const std::string text = wide("t,angle,rate,h (rad)", 4);
  const Recording degrees = read_recording(text, "q=angle[deg],p=rate[deg/s]");
  EXPECT_NEAR(degrees.trajectories[0].q[0], 2.0 * 3.14159265358979 / 180, 1e-15);
  EXPECT_NEAR(degrees.trajectories[0].p.at(0), 3.0 * 3.14159265358979 / 180, 1e-15);
  EXPECT_EQ(degrees.columns, (std::vector<Column>{{"angle", "rad"}, {"rate", "rad/s"}}));
  EXPECT_NEAR(read_recording(text, "q=#2[°]").trajectories[0].q[0], 2.0 * 3.14159265358979 / 180, 1e-15);
  EXPECT_NEAR(read_recording(text, "q=\"angle\"[deg]").trajectories[0].q[0], 2.0 * 3.14159265358979 / 180, 1e-15);
  EXPECT_NEAR(read_recording(text, "q=h[deg]").trajectories[0].q[0], 4.0 * 3.14159265358979 / 180, 1e-15)
      << "the choice knows better than the file";
  EXPECT_EQ(read_recording(text, "q=h").trajectories[0].q[0], 4.0);
  EXPECT_EQ(read_recording(text, "t=t[ms],q=h").trajectories[0].t[0], 1.0 / 1000);
}

TEST(RecordingColumns, AChoiceOfOneRunOrOfAll) {
  const std::string text = wide("Time (s) Run #1,Angle (rad) Run #1,Time (s) Run #2,Angle (rad) Run #2", 4);
  EXPECT_EQ(read_recording(text, "t=Time (s),q=Angle (rad)").trajectories.size(), 2u);
  EXPECT_EQ(read_recording(text, "t=Time,q=Angle[deg]").trajectories.size(), 2u);
  EXPECT_EQ(columns_of(text, "t=Time (s) Run #2,q=Angle (rad) Run #2"), (Places{3, 4}));
  EXPECT_EQ(read_recording(text, "t=#3,q=#4").trajectories.size(), 1u);
}

TEST(RecordingColumns, AChoiceOfTheId) {
  const auto row = [](int i) { return std::to_string(i) + ",0.5," + (i % 2 == 0 ? "even" : "odd"); };
  const Recording recording = read_recording(table("t,q,Schwung", row, 24), "id=Schwung");
  ASSERT_EQ(recording.trajectories.size(), 2u);
  EXPECT_EQ(recording.trajectories[1].id, "odd");
}

TEST(RecordingColumns, NumbersDoWithoutNames) {
  const std::string text = table("0.0,1,2", [](int i) { return std::to_string(i + 1) + ",1,2"; });
  EXPECT_EQ(columns_of(text, "t=#1,q=#3"), (Places{0, 2}));
  expect_refusal(text, "No line names the columns, so they go by their numbers, #1 to #3; choose them, as in t=#1");
}

TEST(RecordingColumns, AMissingOneIsNamed) {
  expect_refusal(wide("q,p", 2), "Line 1 names no column for t (such as t, time or Zeit), only \"q\" and \"p\"");
  expect_refusal(wide("t,speed", 2), "Line 1 names no column for q (such as q, angle, x or Winkel)");
  expect_refusal(wide("a b,\"c,d\"", 2), "as in t=a b,q=\"c,d\".");
  expect_refusal("a title\n\n" + wide("Moment,Ausschlag", 2), "Line 3 names no column for t");
  expect_refusal("Dear all, find attached the data\n", "Line 1 names no column for t");
  expect_refusal(wide("t,q2,p2", 3), "no column for q1");
  expect_refusal(wide("t,q1,q3", 3), "no column for q2");
  std::string many = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
  for (int i = 0; i < 30; ++i) many += ",column number " + std::to_string(i);
  expect_refusal(wide(many, 31), "\"column number 1\" and 28 more; choose the columns, as in t=#1,q=column number 0.");
}

TEST(RecordingColumns, AnAmbiguousOneIsNamed) {
  expect_refusal(wide("t,q,p,theta", 4), "more than one column for q: \"q\" and \"theta\"; choose one, as in q=theta.");
  expect_refusal(wide("t,time,q", 3), "more than one column for t: \"t\" and \"time\"");
  expect_refusal(wide("t,x,y,theta", 4), "more than one column for q: \"x\", \"y\" and \"theta\"");
  expect_refusal(wide("t,x1,y1,x2,y2", 5), "more than one column for q");
  expect_refusal(wide("t,q,q", 3), "choose one, as in q=#3.");
  expect_refusal(wide("t,q,q", 3), "more than one column for q", "q=q");
  EXPECT_EQ(columns_of(wide("t,q,p,theta", 4), "q=theta,p=p"), (Places{1, 4, 3}));
}

TEST(RecordingColumns, APNeedsItsQAndAQNeedsItsP) {
  expect_refusal(wide("t,q1,p1,p2", 4), "There is a p2 and no q2");
  expect_refusal(wide("t,a,b", 3), "There is a p2 and no q2", "q1=a,p2=b");
  expect_refusal(wide("t,a,b", 3), "There is a q3 and no q2", "q1=a,q3=b");
  expect_refusal(wide("t,x,y,vx", 4), "Line 1 has a p for some coordinates and none for \"y\"");
  expect_refusal(wide("t,q1,q2,q3,q4,q5", 6), "Line 1 names 5 degrees of freedom; a recording may have at most 4");
}

TEST(RecordingColumns, AnUnknownOneIsNamed) {
  const std::string text = wide("Zeit (s),Winkel,Wert", 3);
  expect_refusal(text,
                 "Line 1 names no column \"Winkl\", only \"Zeit (s)\", \"Winkel\" and \"Wert\"; did you mean Winkel?",
                 "q=Winkl");
  expect_refusal(text, "names no column \"omega\", only \"Zeit (s)\", \"Winkel\" and \"Wert\"; choose among these.",
                 "p=omega");
  expect_refusal(text, "names no column \"#4\"", "q=#4");
  expect_refusal(text, "names no column \"#0\"", "q=#0");
}

TEST(RecordingColumns, AChoiceThatIsNoneIsRefused) {
  const std::string text = wide("t,q,p", 3);
  expect_refusal(text, "\"Winkel\" gives no column; a choice of columns looks like t=Time,q=Angle[deg]", "Winkel");
  expect_refusal(text, "\"q=\" gives no column", "t=t,q=");
  expect_refusal(text, "\"r\" is no place for a column; there are t, id, q and p, or q1 to q4 and p1 to p4", "r=q");
  expect_refusal(text, "\"q5\" is no place", "q5=q");
  expect_refusal(text, "\"q0\" is no place", "q0=q");
  expect_refusal(text, "gives two for q1; give one", "q=q,q1=p");
  expect_refusal(text, "lacks its second quotation mark", "q=\"q");
  expect_refusal(text, "gives no column", "t=t,,q=q");
  expect_refusal(text, "is no place for a column", " \"q=q");
}

TEST(RecordingColumns, ARunThatLacksAColumnIsNamed) {
  expect_refusal(
      wide("Time Run 1,Angle Run 1,Omega Run 1,Time Run 2,Angle Run 2,Time Run 3,Angle Run 3,Omega Run 3", 8),
      "Line 1 names no column for p of \"Run 2\"");
  EXPECT_EQ(read_recording(wide("Time Run 1,Angle Run 1,Time Run 2,Angle Run 2,Time Run 3,Force Run 3", 6))
                .trajectories.size(),
            2u);
}

}  // namespace
}  // namespace hnn
