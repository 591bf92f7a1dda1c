#include <string>
#include <utility>
#include <vector>

#include "data/recording_text.hpp"

namespace hnn {
namespace {

using Chosen = std::vector<std::pair<std::string, std::string>>;

std::string swing(const std::string& header) {
  return table(header, [](int i) { return std::to_string(i) + ";0,5;-0,25;\"a;b\""; });
}

TEST(PreviewColumns, ShowsTheBeginningAndWhatWasFound) {
  const ColumnPreview preview = preview_columns("Pendel\n\n" + swing("Zeit (s);Winkel;p;note"));
  EXPECT_EQ(preview.names, (std::vector<std::string>{"Zeit (s)", "Winkel", "p", "note"}));
  ASSERT_EQ(preview.rows.size(), 8u);
  EXPECT_EQ(preview.rows[7], (std::vector<std::string>{"7", "0,5", "-0,25", "a;b"}));
  EXPECT_EQ(preview.chosen, (Chosen{{"t", "Zeit (s)"}, {"q", "Winkel"}, {"p", "p"}}));
  EXPECT_FALSE(preview.problem.has_value());
}

TEST(PreviewColumns, FollowsAChoice) {
  const ColumnPreview preview = preview_columns(swing("Zeit (s);Winkel;p;Lauf"), "q1=p,q2=Winkel");
  EXPECT_EQ(preview.chosen, (Chosen{{"t", "Zeit (s)"}, {"q1", "p"}, {"q2", "Winkel"}, {"id", "Lauf"}}));
  EXPECT_FALSE(preview.problem.has_value());
}

TEST(PreviewColumns, ShowsWhatItCanWhereColumnsAreMissing) {
  const ColumnPreview preview = preview_columns(swing("Zeit (s);Ausschlag;Wert;note"), "p=Wert");
  EXPECT_EQ(preview.names.size(), 4u);
  EXPECT_EQ(preview.rows.size(), 8u);
  EXPECT_EQ(preview.chosen, (Chosen{{"p1", "Wert"}, {"t", "Zeit (s)"}}));
  EXPECT_EQ(preview.problem, refusal_of(swing("Zeit (s);Ausschlag;Wert;note"), "p=Wert"));
}

TEST(PreviewColumns, TellsAProblemOfTheRowsAndOfTheChoice) {
  const std::string text = swing("t;q;p;note") + "12;x;0;a\n";
  EXPECT_EQ(preview_columns(text).problem, refusal_of(text));
  EXPECT_EQ(preview_columns(text).chosen.size(), 3u);
  const ColumnPreview unread = preview_columns(text, "no choice");
  EXPECT_EQ(unread.problem, refusal_of(text, "no choice"));
  EXPECT_TRUE(unread.chosen.empty());
}

TEST(PreviewColumns, NumbersWhatHasNoName) {
  const ColumnPreview bare = preview_columns(table("0,1,2", [](int i) { return std::to_string(i + 1) + ",1,2"; }));
  EXPECT_EQ(bare.names, (std::vector<std::string>{"#1", "#2", "#3"}));
  EXPECT_EQ(bare.rows.front(), (std::vector<std::string>{"0", "1", "2"}));
  EXPECT_TRUE(bare.problem.has_value());
  EXPECT_EQ(preview_columns(swing("t;;q;")).names, (std::vector<std::string>{"t", "#2", "q"}));
}

TEST(PreviewColumns, ThrowsForWhatIsNoTable) {
  EXPECT_THROW(static_cast<void>(preview_columns("")), Error);
  EXPECT_THROW(static_cast<void>(preview_columns("one\ntwo\n")), Error);
  EXPECT_THROW(static_cast<void>(preview_columns("\x89PNG\r\n\x1a\n")), Error);
  EXPECT_THROW(static_cast<void>(preview_columns(std::string(max_recording_bytes + 1, ' '))), Error);
}

}  // namespace
}  // namespace hnn
