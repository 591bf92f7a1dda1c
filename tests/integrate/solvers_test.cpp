#include "hnn/integrate/solvers.hpp"

#include <gtest/gtest.h>

#include <array>
#include <functional>
#include <set>
#include <string>

#include "hnn/error.hpp"
#include "hnn/text/suggestion.hpp"
#include "integrate/motions.hpp"

namespace hnn {
namespace {

std::string message_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

std::string refusal_of(const Field& field, const SolverOptions& options) {
  return message_of([&] {
    static_cast<void>(integrate(field, std::array{1.0, 0.0}, 1, std::array{0.0, 1.0}, options));
  });
}

TEST(Solvers, EachRowHasANameOfItsOwnAndWords) {
  std::set<std::string_view> ids, titles;
  for (const SolverInfo& solver : solvers()) {
    ids.insert(solver.id);
    titles.insert(solver.title);
    EXPECT_FALSE(solver.description.empty()) << solver.id;
    EXPECT_EQ(solver.description.back(), '.') << solver.id;
    EXPECT_EQ(&solver_named(solver.id), &solver);
  }
  EXPECT_EQ(ids.size(), solvers().size());
  EXPECT_EQ(titles.size(), solvers().size());
}

TEST(Solvers, TheFirstIsTheDefault) { EXPECT_EQ(solvers()[0].id, SolverOptions{}.name); }

TEST(Solvers, AnUnknownOneIsRefusedWithTheListAndAGuess) {
  const std::string list = joined(motions::every_solver(), " and ");
  EXPECT_EQ(refusal_of(motions::pendulum(), {.name = "rk5"}),
            "There is no solver \"rk5\" among " + list + "; did you mean rk4?");
  EXPECT_EQ(message_of([] { static_cast<void>(solver_named("simpson")); }),
            "There is no solver \"simpson\" among " + list + ".");
}

TEST(Solvers, OneThatNeedsASplitSaysWhatWouldDoWithout) {
  const Field whole_only = field_of(motions::pendulum().whole, 2);
  const std::vector<std::string_view> others =
      motions::ids_where([](const SolverInfo& solver) { return solver.symplectic && !solver.needs_split; });
  ASSERT_GE(others.size(), 2u);
  for (const SolverInfo& solver : solvers()) {
    const std::string message = refusal_of(whole_only, {.name = solver.id});
    EXPECT_EQ(message, solver.needs_split ? "The solver " + std::string(solver.id) +
                                                " needs dq/dt of p alone and dp/dt of q alone, which this motion does "
                                                "not give; " +
                                                joined(others, " or ") + " would do."
                                          : "");
    EXPECT_EQ(refusal_of(motions::pendulum(), {.name = solver.id}), "");
  }
}

TEST(Solvers, TheTextSaysWhatTheSolverWasToldToDo) {
  EXPECT_EQ(solver_text({}), "dopri5 at a tolerance of 1e-9");
  EXPECT_EQ(solver_text({.rtol = 1e-6, .atol = 1e-8}), "dopri5 at a tolerance of 0.000001 relative, 1e-8 absolute");
  EXPECT_EQ(solver_text({.name = "rk4"}), "rk4 with steps of 0.01");
  EXPECT_EQ(solver_text({.name = "implicit-midpoint", .step = 0.5}), "implicit-midpoint with steps of 0.5");
  EXPECT_THROW(static_cast<void>(solver_text({.name = "rk5"})), Error);
}

TEST(Solvers, NamesInASentence) {
  using Ids = std::vector<std::string_view>;
  EXPECT_EQ(joined(Ids{}, " or "), "");
  EXPECT_EQ(joined(Ids{"a"}, " or "), "a");
  EXPECT_EQ(joined(Ids{"a", "b"}, " or "), "a or b");
  EXPECT_EQ(joined(Ids{"a", "b", "c"}, " and "), "a, b and c");
}

}  // namespace
}  // namespace hnn
