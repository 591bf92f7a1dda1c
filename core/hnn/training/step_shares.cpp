#include "hnn/training/step_shares.hpp"

namespace hnn {
namespace {

class ProgramShares final : public StepShares {
 public:
  ProgramShares(autodiff::Program<float>& program, std::size_t batch, const LossInputs& inputs,
                std::span<float* const> outputs)
      : program_(&program), batch_(batch), inputs_(inputs.pointers()), outputs_(outputs) {}

  [[nodiscard]] std::size_t shares() const override { return program_->shares(batch_); }
  [[nodiscard]] Rows rows(const autodiff::ShareRange& range) const override {
    const std::size_t first = program_->share_begin(batch_, range.first);
    return {first, program_->share_begin(batch_, range.first + range.count) - first};
  }
  [[nodiscard]] std::size_t size(const autodiff::ShareRange&) const override { return program_->sums_size(); }
  [[nodiscard]] std::span<const float> sums(const autodiff::ShareRange& range) override {
    return program_->sums(range);
  }
  void take(const autodiff::ShareRange& range) override { program_->take(range); }

 private:
  void prepare(std::span<const float> parameters) override {
    program_->prepare(parameters.data());
    program_->begin(batch_, inputs_, outputs_);
  }
  void compute_prepared(const autodiff::ShareRange& range) override { program_->compute(range); }
  [[nodiscard]] std::span<float> room_prepared(const autodiff::ShareRange& range) override {
    return program_->room(range);
  }
  void finish_prepared() override { program_->finish(); }

  autodiff::Program<float>* program_;
  std::size_t batch_;
  std::array<const float*, 2> inputs_;
  std::span<float* const> outputs_;
};

class GramShares final : public StepShares {
 public:
  GramShares(Gram<float>& gram, std::size_t batch, const LossInputs& inputs)
      : gram_(&gram), batch_(batch), inputs_(inputs.pointers()) {}

  [[nodiscard]] std::size_t shares() const override { return gram_->shares(); }
  [[nodiscard]] Rows rows(const autodiff::ShareRange&) const override { return {0, batch_}; }
  [[nodiscard]] std::size_t size(const autodiff::ShareRange& range) const override { return gram_->numbers(range); }
  [[nodiscard]] std::span<const float> sums(const autodiff::ShareRange& range) override {
    numbers_.resize(size(range));
    gram_->copy(range, numbers_);
    return numbers_;
  }
  void take(const autodiff::ShareRange& range) override { gram_->take(range, numbers_); }

 private:
  void prepare(std::span<const float> parameters) override { gram_->begin(inputs_, parameters); }
  void compute_prepared(const autodiff::ShareRange& range) override { gram_->compute(range); }
  [[nodiscard]] std::span<float> room_prepared(const autodiff::ShareRange& range) override {
    numbers_.resize(size(range));
    return numbers_;
  }
  void finish_prepared() override {}  // the optimiser computes what is missing

  Gram<float>* gram_;
  std::size_t batch_;
  std::array<const float*, 2> inputs_;
  std::vector<float> numbers_;  // on their way
};

}  // namespace

std::span<float> StepShares::x(LossInputs& inputs, const autodiff::ShareRange& range) const {
  const Rows which = rows(range);
  return std::span(inputs.x).subspan(which.first * inputs.columns, which.count * inputs.columns);
}

std::span<float> StepShares::target(LossInputs& inputs, const autodiff::ShareRange& range) const {
  const Rows which = rows(range);
  return std::span(inputs.target).subspan(which.first * inputs.target_columns, which.count * inputs.target_columns);
}

std::unique_ptr<StepShares> shares_of(autodiff::Program<float>& program, std::size_t batch, const LossInputs& inputs,
                                      std::span<float* const> outputs) {
  return std::make_unique<ProgramShares>(program, batch, inputs, outputs);
}

std::unique_ptr<StepShares> shares_of(Gram<float>& gram, std::size_t batch, const LossInputs& inputs) {
  return std::make_unique<GramShares>(gram, batch, inputs);
}

}  // namespace hnn
