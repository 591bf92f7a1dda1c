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

  void begin(std::span<const float> parameters) override {
    program_->prepare(parameters.data());
    program_->begin(batch_, inputs_, outputs_);
  }
  void compute(const autodiff::ShareRange& range) override { program_->compute(range); }
  void copy(const autodiff::ShareRange& range, std::span<float> numbers) const override {
    program_->copy_sums(range, numbers);
  }
  void take(const autodiff::ShareRange& range, std::span<const float> numbers) override {
    program_->take(range, numbers);
  }
  void finish() override { program_->finish(); }

 private:
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

  void begin(std::span<const float> parameters) override { gram_->begin(inputs_, parameters); }
  void compute(const autodiff::ShareRange& range) override { gram_->compute(range); }
  void copy(const autodiff::ShareRange& range, std::span<float> numbers) const override { gram_->copy(range, numbers); }
  void take(const autodiff::ShareRange& range, std::span<const float> numbers) override { gram_->take(range, numbers); }
  void finish() override {}  // the optimiser computes what is missing

 private:
  Gram<float>* gram_;
  std::size_t batch_;
  std::array<const float*, 2> inputs_;
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
