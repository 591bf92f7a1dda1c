// Training in fused arithmetic: near the exact one, the same each time.
#include <gtest/gtest.h>

#include <vector>

#include "hnn/linalg/kernels.hpp"
#include "hnn/training/trainer.hpp"
#include "training/small_experiment.hpp"

namespace hnn {
namespace {

using linalg::Arithmetic;

TEST(Fused, TrainsLikeTheExactOneButForRounding) {
  if (linalg::available_kernels<float>(Arithmetic::fused).empty()) GTEST_SKIP() << "not on this machine";
  for (const char* const model : {"hnn", "baseline"}) {
    Trainer exact(small("spring", model)), fused(small("spring", model), std::nullopt, {}, Arithmetic::fused);
    Trainer again(small("spring", model), std::nullopt, {}, Arithmetic::fused);
    EXPECT_EQ(fused.arithmetic(), Arithmetic::fused);
    for (Trainer* const trainer : {&exact, &fused, &again}) trainer->train(20);
    EXPECT_NE(hash_of(fused), hash_of(exact));
    EXPECT_EQ(hash_of(again), hash_of(fused));
    const std::vector<NamedTensor> ours = fused.checkpoint().tensors, theirs = exact.checkpoint().tensors;
    for (std::size_t i = 0; i < ours.size(); ++i) {
      for (std::size_t j = 0; j < ours[i].values.size(); ++j) {
        EXPECT_NEAR(ours[i].values[j], theirs[i].values[j], 1e-4F) << model << ", " << ours[i].name << " at " << j;
      }
    }
  }
}

TEST(Fused, GoesOnFromItsFileToTheSameBits) {
  if (linalg::available_kernels<float>(Arithmetic::fused).empty()) GTEST_SKIP() << "not on this machine";
  Trainer whole(small(), std::nullopt, {}, Arithmetic::fused), resumed(small(), std::nullopt, {}, Arithmetic::fused);
  whole.train(5);
  const Checkpoint half = read_safetensors(write_safetensors(whole.checkpoint_with_moments()));
  EXPECT_EQ(half.arithmetic, Arithmetic::fused);
  whole.train(5);
  resumed.resume(half);
  resumed.train(5);
  EXPECT_EQ(hash_of(resumed), hash_of(whole));
}

// A model is judged in the same way, however it was trained.
TEST(Fused, EvaluatesInExactArithmetic) {
  if (linalg::available_kernels<float>(Arithmetic::fused).empty()) GTEST_SKIP() << "not on this machine";
  Trainer exact(small()), fused(small(), std::nullopt, {}, Arithmetic::fused);
  fused.train(5);
  exact.restore(fused.checkpoint());
  EXPECT_EQ(exact.evaluate().test_loss, fused.evaluate().test_loss);
}

}  // namespace
}  // namespace hnn
