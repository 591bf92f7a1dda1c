#include "hnn/autodiff/program.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "hnn/autodiff/plan/blocks.hpp"

namespace hnn::autodiff {

namespace {

// Of samples that know nothing of each other.
constexpr std::size_t rows_worth_sharing = 4;

constexpr std::size_t cache_line = 16;  // numbers, or more than one line of them

std::size_t whole_lines(std::size_t numbers) { return (numbers + cache_line - 1) / cache_line * cache_line; }

}  // namespace

template <class T>
Program<T>::Program(const Graph& graph, std::span<const Value> outputs, const linalg::Kernels<T>& kernels,
                    const std::shared_ptr<Workspace>& workspace)
    : kernels_(&kernels),
      plan_(graph, outputs),
      fixed_(plan_.fixed_size),
      workspace_(workspace),
      times_(plan_.before.size() + plan_.chunk.size() + plan_.after.size()) {
  for (const auto& constant : plan_.constants) fixed_[constant.first] = static_cast<T>(constant.second);
  std::size_t size = 0;
  for (const Pack& pack : plan_.packs) {
    const std::size_t pack_size = whole_lines(kernels_->packed_size(pack.k, pack.n));
    packed_offsets_.push_back(size);
    if (pack.once) {
      size += pack_size;
    } else {
      passing_ = std::max(passing_, pack_size);
    }
  }
  packed_ = workspace_->place(size * sizeof(T));
  set_up(1);
  // One thread that goes through all shares keeps this many sums at most.
  for (std::size_t count = 1; count < plan_.shares(graph.batch()); count *= 2) others_.emplace_back(plan_.sums_size);
  merges_.reserve(Plan::most_shares);
  free_.reserve(Plan::most_shares);
}

// Memory of other programs in the workspace may have moved it since the last time.
template <class T>
void Program<T>::set_up(std::size_t threads) {
  if (scratch_.size() < threads) scratch_.resize(threads);
  const std::size_t buffers = whole_lines(plan_.buffer_columns * plan_.chunk_limit),
                    tiles = whole_lines(plan_.tile_count * plan_.tile_capacity);
  for (std::size_t thread = 0; thread < threads; ++thread) {
    Scratch& scratch = scratch_[thread];
    scratch.operands.resize(plan_.most_steps);
    scratch.buffers = reinterpret_cast<T*>(workspace_->scratch(thread, (buffers + tiles + passing_) * sizeof(T)));
    scratch.tiles = scratch.buffers + buffers;
    scratch.packed = scratch.tiles + tiles;
    scratch.sums = nullptr;
    scratch.share_begin = scratch.first_row = 0;
  }
}

template <class T>
void Program<T>::prepare(const T* parameters) {
  parameters_ = parameters;
  set_up(1);
  run_all(plan_.before, 0, scratch_.front());
  Team::each(workspace_->team(), plan_.packs.size(), [&](std::size_t i, std::size_t) {
    const Pack& pack = plan_.packs[i];
    if (!pack.once) return;
    const Resolved b = resolve(pack.b, scratch_.front());
    kernels_->pack(b.pointer, b.stride, pack.transposed, pack.k, pack.n, kept() + packed_offsets_[i], 0, pack.k);
  });
}

template <class T>
void Program<T>::run(std::size_t rows, std::span<const T* const> inputs, std::span<T* const> outputs) {
  begin(rows, inputs, outputs);
  const std::size_t parts = team_ == nullptr ? 1 : std::min(team_->size(), rows / rows_worth_sharing);
  if (Team::has_threads && plan_.is_by_sample() && parts > 1) {
    Team::each(team_, parts, [&](std::size_t part, std::size_t thread) {
      compute_rows(rows * part / parts, rows * (part + 1) / parts, scratch_[thread]);
    });
    counts_.front() = plan_.shares(rows);
  } else {
    compute({0, plan_.shares(rows)});
  }
  finish();
}

template <class T>
void Program<T>::begin(std::size_t rows, std::span<const T* const> inputs, std::span<T* const> outputs) {
  rows_ = rows;
  inputs_ = inputs;
  outputs_ = outputs;
  team_ = clock_ == nullptr ? workspace_->team() : nullptr;
  set_up(team_ == nullptr ? 1 : team_->size());
  counts_.fill(0);
  free_.clear();
  for (auto& sums : others_) free_.push_back(sums.data());
}

// Where the sums that begin with this share are to stand.
template <class T>
T* Program<T>::sums_of(std::size_t share) {
  if (share == 0) return nullptr;
  if (free_.empty()) {
    others_.emplace_back(plan_.sums_size);
    free_.push_back(others_.back().data());
  }
  T* const sums = free_.back();
  free_.pop_back();
  return sums;
}

template <class T>
void Program<T>::compute(const ShareRange& shares) {
  if (!Team::has_threads || team_ == nullptr || team_->size() == 1 || shares.count == 1) {
    for (std::size_t share = shares.first; share < shares.first + shares.count; ++share) {
      sums_[share] = sums_of(share);
      compute_share(share, scratch_.front(), sums_[share]);
      add({share, 1});
      merge();
    }
    return;
  }
  for (std::size_t i = 0; i < shares.count; ++i) sums_[shares.first + i] = sums_of(shares.first + i);
  Team::each(team_, shares.count, [&](std::size_t i, std::size_t thread) {
    compute_share(shares.first + i, scratch_[thread], sums_[shares.first + i]);
  });
  for (std::size_t i = 0; i < shares.count; ++i) add({shares.first + i, 1});
  merge();
}

template <class T>
void Program<T>::compute_rows(std::size_t first, std::size_t end, Scratch& scratch) {
  scratch.share_begin = first;
  const std::size_t size = plan_.chunk_rows(end - first);
  for (scratch.first_row = first; scratch.first_row < end; scratch.first_row += size) {
    run_all(plan_.chunk, std::min(size, end - scratch.first_row), scratch);
  }
}

template <class T>
void Program<T>::compute_share(std::size_t share, Scratch& scratch, T* sums) {
  scratch.sums = sums;
  compute_rows(plan_.share_begin(rows_, share), plan_.share_begin(rows_, share + 1), scratch);
}

template <class T>
std::span<T> Program<T>::room(const ShareRange& shares) {
  T* const to = sums_[shares.first] = sums_of(shares.first);
  if (to == nullptr) together_.resize(plan_.sums_size);
  return {to == nullptr ? together_.data() : to, plan_.sums_size};
}

template <class T>
void Program<T>::take(const ShareRange& shares) {
  if (sums_[shares.first] == nullptr) {
    for (const plan::Sum& sum : plan_.sums) std::copy_n(together_.data() + sum.first, sum.count, sum_at(sum));
  }
  add(shares);
  merge();
}

// The sums of these shares are there. Notes which are to be added to which now: always the right one of a pair to the
// left one, in whose place their sum then stands.
template <class T>
void Program<T>::add(const ShareRange& shares) {
  std::size_t first = shares.first, count = shares.count;
  for (; count < plan_.shares(rows_) && counts_[first ^ count] == count; count *= 2) {
    const std::size_t left = first & ~count, right = first | count;
    merges_.push_back({sums_[left], sums_[right]});
    counts_[right] = 0;
    first = left;
  }
  counts_[first] = count;
}

// Block by block, so that what several are added to stays in the cache.
template <class T>
void Program<T>::merge() {
  constexpr std::size_t block = 2048;
  Team::ranges(merges_.empty() ? nullptr : team_, plan_.sums_size, [&](std::size_t first, std::size_t end) {
    for (const plan::Sum& sum : plan_.sums) {
      const std::size_t last = std::min(end, sum.first + sum.count);
      T* const own = sum_at(sum);
      for (std::size_t i = std::max(first, sum.first); i < last; i += block) {
        for (const Merge& merge : merges_) {
          T* const to = merge.to == nullptr ? own + (i - sum.first) : merge.to + i;
          kernels_->accumulate(to, merge.from + i, std::min(block, last - i));
        }
      }
    }
  });
  for (const Merge& merge : merges_) free_.push_back(const_cast<T*>(merge.from));
  merges_.clear();
}

template <class T>
T* Program<T>::sum_at(const plan::Sum& sum) const {
  return resolve(sum.at, {}).pointer;
}

template <class T>
std::span<const T> Program<T>::sums(const ShareRange& shares) {
  if (counts_[shares.first] != shares.count) throw std::logic_error("hnn::autodiff: no sums of such shares");
  if (sums_[shares.first] != nullptr) return {sums_[shares.first], plan_.sums_size};
  together_.resize(plan_.sums_size);
  for (const plan::Sum& sum : plan_.sums) std::copy_n(sum_at(sum), sum.count, together_.data() + sum.first);
  return together_;
}

template <class T>
void Program<T>::finish() {
  if (counts_.front() != plan_.shares(rows_)) throw std::logic_error("hnn::autodiff: some shares are missing");
  set_up(1);
  run_all(plan_.after, 0, scratch_.front());
}

template <class T>
void Program<T>::run_all(const std::vector<Instruction>& instructions, std::size_t rows, Scratch& scratch) {
  for (const Instruction& instruction : instructions) {
    const double start = clock_ != nullptr ? clock_() : 0;
    if (instruction.is_product) {
      run_product(instruction, rows, scratch);
    } else {
      run_steps(instruction, instruction.batched ? rows : instruction.rows, scratch);
    }
    if (clock_ != nullptr) times_[instruction.index] += clock_() - start;
  }
}

template <class T>
void Program<T>::watch(double (*clock)()) {
  clock_ = clock;
  std::fill(times_.begin(), times_.end(), 0.0);
}

template <class T>
std::vector<typename Program<T>::Part> Program<T>::watched() const {
  std::vector<Part> parts;
  for (const std::vector<Instruction>* phase : {&plan_.before, &plan_.chunk, &plan_.after}) {
    for (const Instruction& instruction : *phase) parts.push_back({plan_.describe(instruction), times_[parts.size()]});
  }
  return parts;
}

template <class T>
typename Program<T>::Resolved Program<T>::resolve(const Location& at, const Scratch& scratch) const {
  const auto point = [&](const T* base) {
    // Operands are only read; one type for both keeps the steps simple.
    return Resolved{const_cast<T*>(base) + at.offset, at.stride};
  };
  if (at.sum > 0 && scratch.sums != nullptr) return {scratch.sums + at.sum - 1, at.stride};
  switch (at.place) {
    case Place::none:
      break;
    case Place::parameter:
      return point(parameters_);
    case Place::input:
      return point(inputs_[at.index] + scratch.first_row * at.stride);
    case Place::output:
      return point(outputs_[at.index] + (at.batched ? scratch.first_row * at.stride : 0));
    case Place::fixed:
      return point(fixed_.data());
    case Place::chunk:
      // A buffer holds chunk_limit rows, dense.
      return {scratch.buffers + at.buffer * plan_.chunk_limit + at.offset, at.stride};
    case Place::tile:
      return {scratch.tiles + at.offset * plan_.tile_capacity, 0};
  }
  throw std::logic_error("hnn::autodiff: a value without a place");
}

template <class T>
void Program<T>::run_product(const Instruction& x, std::size_t rows, Scratch& scratch) {
  const Resolved a = resolve(x.a, scratch), b = resolve(x.b, scratch), c = resolve(x.c, scratch);
  T* const packed = plan_.packs[x.pack].once ? kept() + packed_offsets_[x.pack] : scratch.packed;
  linalg::Product<T> product;
  product.a = a.pointer;
  product.a_stride = a.stride;
  product.left = x.transpose_a ? linalg::Left::transposed : linalg::Left::normal;
  product.c = c.pointer;
  product.c_stride = c.stride;
  product.m = x.batched ? rows : x.m;
  product.n = x.n;
  product.k = x.reduction ? rows : x.k;
  if (x.bias.place != Place::none) product.bias = resolve(x.bias, scratch).pointer;
  product.accumulate = x.accumulate || (x.reduction && scratch.first_row > scratch.share_begin);
  product.b = packed;
  if (x.first_a.place != Place::none) {
    const Resolved first_a = resolve(x.first_a, scratch), first_b = resolve(x.first_b, scratch);
    product.first_a = first_a.pointer;
    product.first_a_stride = first_a.stride;
    product.first_k = rows;
    product.k += rows;
    kernels_->pack(first_b.pointer, first_b.stride, x.transpose_b, rows, x.n, packed, 0, product.k);
  }
  if (x.pack_now) {
    kernels_->pack(b.pointer, b.stride, x.transpose_b, product.k - product.first_k, x.n, packed, product.first_k,
                   product.k);
  }
  kernels_->product(product);
}

template <class T>
void Program<T>::run_steps(const Instruction& x, std::size_t row_count, Scratch& scratch) {
  std::vector<Operands>& operands = scratch.operands;
  const std::span<const Step> steps(plan_.steps.data() + x.first_step, x.step_count);
  for (std::size_t s = 0; s < steps.size(); ++s) {
    operands[s] = {resolve(steps[s].a, scratch), resolve(steps[s].b, scratch), resolve(steps[s].out, scratch)};
  }
  const std::size_t rows = x.flat ? 1 : row_count;
  const std::size_t columns = x.flat ? row_count * x.columns : x.columns;
  for (std::size_t row = 0; row < rows; row += x.block_rows) {
    for (std::size_t column = 0; column < columns; column += x.block_columns) {
      const std::size_t height = std::min(x.block_rows, rows - row);
      const std::size_t width = std::min(x.block_columns, columns - column);
      const std::size_t n = height * width;
      const bool first_block = row == 0 && column == 0;
      const auto at = [&](const Location& location, const Resolved& r) {
        return location.place == Place::tile ? r.pointer : r.pointer + row * r.stride + column;
      };
      const auto operand = [&](const Location& location, const Resolved& r, Spread spread,
                               std::size_t tile) -> const T* {
        if (spread == Spread::never) return at(location, r);
        T* const block = scratch.tiles + tile * plan_.tile_capacity;
        if (spread == Spread::once && !first_block) return block;
        const T* const from = r.pointer + row * r.stride;
        if (location.fill) {
          plan::spread_block(from, r.stride, block, height, width);
        } else {
          plan::copy_block(from + column, r.stride, block, width, height, width);
        }
        return block;
      };
      for (std::size_t s = 0; s < steps.size(); ++s) {
        const Step& step = steps[s];
        const T* const a = operand(step.a, operands[s].a, step.a_spread, step.a_tile);
        const Resolved& out = operands[s].out;
        switch (step.kind) {
          case Kind::elementwise: {
            const T* const b = step.unary ? a : operand(step.b, operands[s].b, step.b_spread, step.b_tile);
            kernels_->elementwise[static_cast<std::size_t>(step.op)](
                at(step.out, out), a, b, static_cast<T>(step.scale), static_cast<T>(step.shift), n);
            break;
          }
          case Kind::pad:
            std::fill_n(at(step.out, out), n, T{0});
            plan::copy_block(a, operands[s].a.stride, at(step.out, out) + step.first, width, height, step.width);
            break;
          case Kind::sum_rows: {
            std::size_t i = 0;
            T* const to = out.pointer + column;
            if (row == 0 && scratch.first_row == scratch.share_begin && !step.accumulate)
              std::copy_n(a + i++ * width, width, to);
            for (; i < height; ++i) kernels_->accumulate(to, a + i * width, width);
            break;
          }
          case Kind::sum_columns:
            for (std::size_t i = 0; i < height; ++i)
              out.pointer[(row + i) * out.stride] = kernels_->sum(a + i * width, width);
            break;
        }
      }
    }
  }
}

template class Program<float>;
template class Program<double>;

}  // namespace hnn::autodiff
