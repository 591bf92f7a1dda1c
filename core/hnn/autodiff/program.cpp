#include "hnn/autodiff/program.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace hnn::autodiff {

namespace {

// to[row, column] = from[row, column]. Narrow matrices column by column: a call for each row would take longest.
template <class T>
void copy_block(const T* from, std::size_t from_stride, T* to, std::size_t to_stride, std::size_t rows,
                std::size_t columns) {
  constexpr std::size_t narrow = 16;
  if (columns < narrow) {
    for (std::size_t j = 0; j < columns; ++j) {
      for (std::size_t i = 0; i < rows; ++i) to[i * to_stride + j] = from[i * from_stride + j];
    }
  } else {
    for (std::size_t i = 0; i < rows; ++i) std::copy_n(from + i * from_stride, columns, to + i * to_stride);
  }
}

// to[row, column] = from[row]
template <class T>
void spread_block(const T* from, std::size_t from_stride, T* to, std::size_t rows, std::size_t columns) {
  constexpr std::size_t narrow = 16;
  if (columns < narrow) {
    for (std::size_t j = 0; j < columns; ++j) {
      for (std::size_t i = 0; i < rows; ++i) to[i * columns + j] = from[i * from_stride];
    }
  } else {
    for (std::size_t i = 0; i < rows; ++i) std::fill_n(to + i * columns, columns, from[i * from_stride]);
  }
}

}  // namespace

template <class T>
Program<T>::Program(const Graph& graph, std::span<const Value> outputs, const linalg::Kernels<T>& kernels,
                    const std::shared_ptr<Workspace>& workspace)
    : kernels_(&kernels),
      plan_(graph, outputs),
      fixed_(plan_.fixed_size),
      workspace_(workspace),
      buffers_(place(plan_.buffer_columns * plan_.chunk_limit)),
      tiles_(place(plan_.tile_count * plan_.tile_capacity)),
      operands_(plan_.most_steps),
      times_(plan_.before.size() + plan_.chunk.size() + plan_.after.size()) {
  for (const auto& constant : plan_.constants) fixed_[constant.first] = static_cast<T>(constant.second);
  // What is packed for one product only makes way for the next: it comes last, and in the place of all such.
  std::size_t size = 0, passing = 0;
  for (const Pack& pack : plan_.packs) {
    constexpr std::size_t unit = 16;  // so that each starts a cache line
    const std::size_t pack_size = (kernels_->packed_size(pack.k, pack.n) + unit - 1) / unit * unit;
    packed_offsets_.push_back(size);
    if (pack.once) {
      size += pack_size;
    } else {
      passing = std::max(passing, pack_size);
    }
  }
  for (std::size_t i = 0; i < plan_.packs.size(); ++i) {
    if (!plan_.packs[i].once) packed_offsets_[i] = size;
  }
  packed_ = place(size + passing);
}

template <class T>
void Program<T>::prepare(const T* parameters) {
  parameters_ = parameters;
  run_all(plan_.before, 0);
  for (std::size_t i = 0; i < plan_.packs.size(); ++i) {
    const Pack& pack = plan_.packs[i];
    if (!pack.once) continue;
    const Resolved b = resolve(pack.b);
    kernels_->pack(b.pointer, b.stride, pack.transposed, pack.k, pack.n, numbers_at(packed_) + packed_offsets_[i], 0,
                   pack.k);
  }
}

template <class T>
void Program<T>::run(std::size_t rows, std::span<const T* const> inputs, std::span<T* const> outputs) {
  inputs_ = inputs;
  outputs_ = outputs;
  const std::size_t size = plan_.chunk_rows(rows);
  for (first_row_ = 0; first_row_ < rows; first_row_ += size) {
    run_all(plan_.chunk, std::min(size, rows - first_row_));
  }
  first_row_ = 0;
  run_all(plan_.after, 0);
}

template <class T>
void Program<T>::run_all(const std::vector<Instruction>& instructions, std::size_t rows) {
  for (const Instruction& instruction : instructions) {
    const double start = clock_ != nullptr ? clock_() : 0;
    if (instruction.is_product) {
      run_product(instruction, rows);
    } else {
      run_steps(instruction, instruction.batched ? rows : instruction.rows);
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
typename Program<T>::Resolved Program<T>::resolve(const Location& at) {
  const auto point = [&](const T* base) {
    // Operands are only read; one type for both keeps the steps simple.
    return Resolved{const_cast<T*>(base) + at.offset, at.stride};
  };
  switch (at.place) {
    case Place::none:
      break;
    case Place::parameter:
      return point(parameters_);
    case Place::input:
      return point(inputs_[at.index] + first_row_ * at.stride);
    case Place::output:
      return point(outputs_[at.index] + (at.batched ? first_row_ * at.stride : 0));
    case Place::fixed:
      return point(fixed_.data());
    case Place::chunk:
      // A buffer holds chunk_limit rows, dense.
      return {numbers_at(buffers_) + at.buffer * plan_.chunk_limit + at.offset, at.stride};
    case Place::tile:
      return {numbers_at(tiles_) + at.offset * plan_.tile_capacity, 0};
  }
  throw std::logic_error("hnn::autodiff: a value without a place");
}

template <class T>
void Program<T>::run_product(const Instruction& x, std::size_t rows) {
  const Resolved a = resolve(x.a), b = resolve(x.b), c = resolve(x.c);
  T* const packed = numbers_at(packed_) + packed_offsets_[x.pack];
  linalg::Product<T> product;
  product.a = a.pointer;
  product.a_stride = a.stride;
  product.left = x.transpose_a ? linalg::Left::transposed : linalg::Left::normal;
  product.c = c.pointer;
  product.c_stride = c.stride;
  product.m = x.batched ? rows : x.m;
  product.n = x.n;
  product.k = x.reduction ? rows : x.k;
  if (x.bias.place != Place::none) product.bias = resolve(x.bias).pointer;
  product.accumulate = x.accumulate || (x.reduction && first_row_ > 0);
  product.b = packed;
  if (x.first_a.place != Place::none) {
    const Resolved first_a = resolve(x.first_a), first_b = resolve(x.first_b);
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
void Program<T>::run_steps(const Instruction& x, std::size_t row_count) {
  const std::span<const Step> steps(plan_.steps.data() + x.first_step, x.step_count);
  for (std::size_t s = 0; s < steps.size(); ++s) {
    operands_[s] = {resolve(steps[s].a), resolve(steps[s].b), resolve(steps[s].out)};
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
        T* const block = numbers_at(tiles_) + tile * plan_.tile_capacity;
        if (spread == Spread::once && !first_block) return block;
        const T* const from = r.pointer + row * r.stride;
        if (location.fill) {
          spread_block(from, r.stride, block, height, width);
        } else {
          copy_block(from + column, r.stride, block, width, height, width);
        }
        return block;
      };
      for (std::size_t s = 0; s < steps.size(); ++s) {
        const Step& step = steps[s];
        const T* const a = operand(step.a, operands_[s].a, step.a_spread, step.a_tile);
        const Resolved& out = operands_[s].out;
        switch (step.kind) {
          case Kind::elementwise: {
            const T* const b = step.unary ? a : operand(step.b, operands_[s].b, step.b_spread, step.b_tile);
            kernels_->elementwise[static_cast<std::size_t>(step.op)](
                at(step.out, out), a, b, static_cast<T>(step.scale), static_cast<T>(step.shift), n);
            break;
          }
          case Kind::pad:
            std::fill_n(at(step.out, out), n, T{0});
            copy_block(a, operands_[s].a.stride, at(step.out, out) + step.first, width, height, step.width);
            break;
          case Kind::sum_rows: {
            std::size_t i = 0;
            T* const to = out.pointer + column;
            if (row == 0 && first_row_ == 0 && !step.accumulate) std::copy_n(a + i++ * width, width, to);
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
