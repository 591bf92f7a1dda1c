#include "hnn/autodiff/plan.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>

namespace hnn::autodiff {

namespace {

using plan::Instruction;
using plan::Kind;
using plan::Location;
using plan::Pack;
using plan::Place;
using plan::Spread;
using plan::Step;

// Samples computed together: few enough that a chunk's matrices stay in the second-level cache, enough that sums over
// the batch seldom leave the registers. Part of the result's bits, so the same on every machine.
constexpr std::size_t chunk_rows_limit = 120;
// A chunk's rows are a multiple of this, which fills the blocks of every processor level's products.
constexpr std::size_t chunk_rows_unit = 24;
static_assert(chunk_rows_limit % chunk_rows_unit == 0);
// Elements that a run of elementwise steps takes at once: a few tiles of them fit the first-level cache.
constexpr std::size_t block_limit = 1024;

std::optional<linalg::Elementwise> elementwise_of(Op op) {
  using linalg::Elementwise;
  switch (op) {
    case Op::affine:
      return Elementwise::affine;
    case Op::add:
      return Elementwise::add;
    case Op::subtract:
      return Elementwise::subtract;
    case Op::multiply:
      return Elementwise::multiply;
    case Op::tanh:
      return Elementwise::tanh;
    case Op::sigmoid:
      return Elementwise::sigmoid;
    case Op::softplus:
      return Elementwise::softplus;
    case Op::exp:
      return Elementwise::exp;
    case Op::sin:
      return Elementwise::sin;
    case Op::cos:
      return Elementwise::cos;
    case Op::reciprocal:
      return Elementwise::reciprocal;
    case Op::relu:
      return Elementwise::relu;
    case Op::step:
      return Elementwise::step;
    case Op::times_one_minus_square:
      return Elementwise::times_one_minus_square;
    default:
      return std::nullopt;
  }
}

bool is_sum(Op op) { return op == Op::sum_rows || op == Op::sum_columns; }
bool is_leaf(Op op) { return op == Op::input || op == Op::parameter || op == Op::constant; }
// Views of their operand's numbers, never computed themselves.
bool is_view(Op op) {
  return op == Op::transpose || op == Op::slice_columns || op == Op::broadcast_rows || op == Op::broadcast_columns;
}

enum Phase : unsigned char { before, chunked, after };

// First-fit reuse of one row of the chunk's buffers.
class Arena {
 public:
  std::size_t take(std::size_t size) {
    for (std::size_t i = 0; i < holes_.size(); ++i) {
      if (holes_[i].size < size) continue;
      const std::size_t offset = holes_[i].offset;
      holes_[i].offset += size;
      holes_[i].size -= size;
      if (holes_[i].size == 0) holes_.erase(holes_.begin() + static_cast<std::ptrdiff_t>(i));
      return offset;
    }
    const std::size_t offset = end_;
    end_ += size;
    return offset;
  }
  void give_back(std::size_t offset, std::size_t size) {
    const auto at = std::find_if(holes_.begin(), holes_.end(), [&](const Hole& h) { return h.offset > offset; });
    const auto hole = holes_.insert(at, {offset, size});
    const auto next = hole + 1;
    if (next != holes_.end() && hole->offset + hole->size == next->offset) {
      hole->size += next->size;
      holes_.erase(next);
    }
    if (hole != holes_.begin()) {
      const auto previous = hole - 1;
      if (previous->offset + previous->size == hole->offset) {
        previous->size += hole->size;
        holes_.erase(hole);
      }
    }
  }
  std::size_t end() const { return end_; }

 private:
  struct Hole {
    std::size_t offset, size;
  };
  std::vector<Hole> holes_;
  std::size_t end_ = 0;
};

struct Compiler {
  Plan& plan;
  std::size_t batch;
  std::vector<Node> nodes;
  std::vector<std::uint32_t> outputs;
  std::vector<std::uint32_t> bias;  // the row that a product adds to each of its rows, else the product itself

  std::vector<char> live, done, wrote;
  std::vector<Phase> phase;
  std::vector<std::vector<std::uint32_t>> users;
  std::vector<std::uint32_t> sum_of;     // the sum that a reduction adds to, else itself
  std::vector<std::uint32_t> before_it;  // the product whose terms a product sums before its own, else itself
  std::vector<Location> location;
  std::vector<std::size_t> group_of;  // the instruction that computes a node
  std::vector<std::size_t> last_use;
  std::size_t fixed = 0, tile_capacity = 0, tile_count = 0;
  Arena arena;

  Compiler(Plan& p, const Graph& graph, std::span<const Value> values)
      : plan(p), batch(graph.batch()), nodes(graph.nodes().begin(), graph.nodes().end()) {
    find_outputs(values);
    mark_live();
    fuse();
    mark_live();
    give_products_addresses();
    mark_live();
    find_phases();
    merge_sums();
    location.resize(nodes.size());
    group_of.assign(nodes.size(), ~std::size_t{0});
    done.assign(nodes.size(), 0);
    wrote.assign(nodes.size(), 0);
    for (std::size_t k = 0; k < outputs.size(); ++k) {
      const Node& node = nodes[outputs[k]];
      location[outputs[k]] = {.place = Place::output, .index = k, .stride = node.columns, .batched = node.batched};
    }
    for (const Phase p_now : {before, chunked, after}) schedule(p_now);
  }

  std::uint32_t append_copy(std::uint32_t id) {
    Node copy{.op = Op::affine,
              .a = id,
              .batched = nodes[id].batched,
              .rows = nodes[id].rows,
              .columns = nodes[id].columns,
              .scale = 1};
    nodes.push_back(copy);
    const auto copy_id = static_cast<std::uint32_t>(nodes.size() - 1);
    if (!bias.empty()) bias.push_back(copy_id);
    return copy_id;
  }

  // An output is computed straight into its place, unless it is a view, a leaf, asked for twice, or known before there
  // is a place to write it to.
  void find_outputs(std::span<const Value> values) {
    std::vector<char> sampled(nodes.size(), 0);
    for (std::uint32_t id = 0; id < nodes.size(); ++id) {
      const auto from = operands_of(id);
      sampled[id] = nodes[id].batched ||
                    std::any_of(from.begin(), from.end(), [&](std::uint32_t operand) { return sampled[operand] != 0; });
    }
    for (const Value value : values) {
      const bool own = sampled[value.id] != 0 && !is_leaf(nodes[value.id].op) && !is_view(nodes[value.id].op) &&
                       std::find(outputs.begin(), outputs.end(), value.id) == outputs.end();
      outputs.push_back(own ? value.id : append_copy(value.id));
    }
  }

  void mark_live() {
    live.assign(nodes.size(), 0);
    std::vector<std::uint32_t> open(outputs);
    while (!open.empty()) {
      const std::uint32_t id = open.back();
      open.pop_back();
      if (live[id] != 0) continue;
      live[id] = 1;
      for (const std::uint32_t operand : operands_of(id)) {
        if (operand != id) open.push_back(operand);
      }
    }
    find_users();
  }

  // A sum of a product and a row becomes the product's own, and x (1 - y y), the chain rule's factor of tanh, one pass.
  void fuse() {
    bias.resize(nodes.size());
    for (std::uint32_t id = 0; id < nodes.size(); ++id) bias[id] = id;
    for (std::uint32_t id = 0; id < nodes.size(); ++id) {
      if (live[id] == 0) continue;
      const auto [a, b] = std::array{nodes[id].a, nodes[id].b};
      if (nodes[id].op == Op::add) {
        if (!take_bias(id, a, b)) take_bias(id, b, a);
      } else if (nodes[id].op == Op::multiply) {
        if (const auto square = one_minus_square_of(b)) {
          set_times_one_minus_square(id, a, *square);
        } else if (const auto other = one_minus_square_of(a)) {
          set_times_one_minus_square(id, b, *other);
        }
      }
    }
  }

  bool take_bias(std::uint32_t id, std::uint32_t product, std::uint32_t row) {
    if (nodes[product].op != Op::matmul || !nodes[product].batched || bias[product] != product) return false;
    if (users[product].size() != 1 || is_output(product)) return false;
    if (nodes[row].op != Op::broadcast_rows || nodes[nodes[row].a].op != Op::parameter) return false;
    nodes[id] = nodes[product];
    bias[id] = nodes[row].a;
    return true;
  }

  // y, where a node is 1 - y y.
  std::optional<std::uint32_t> one_minus_square_of(std::uint32_t id) const {
    const Node& node = nodes[id];
    if (node.op != Op::affine || node.scale != -1 || node.shift != 1) return std::nullopt;
    const Node& square = nodes[node.a];
    if (square.op != Op::multiply || square.a != square.b) return std::nullopt;
    return square.a;
  }

  void set_times_one_minus_square(std::uint32_t id, std::uint32_t factor, std::uint32_t squared) {
    nodes[id].op = Op::times_one_minus_square;
    nodes[id].a = factor;
    nodes[id].b = squared;
  }

  bool addressable(std::uint32_t id) const {
    const Node& node = nodes[id];
    if (node.op == Op::constant || node.op == Op::broadcast_rows || node.op == Op::broadcast_columns) return false;
    return is_view(node.op) ? addressable(node.a) : true;
  }

  // Products read memory, so a constant or a broadcast one of them needs is written out.
  void give_products_addresses() {
    const std::size_t count = nodes.size();
    for (std::uint32_t id = 0; id < count; ++id) {
      if (live[id] == 0) continue;
      if (nodes[id].op == Op::matmul) {
        if (!addressable(nodes[id].a)) nodes[id].a = append_copy(nodes[id].a);
        if (!addressable(nodes[id].b)) nodes[id].b = append_copy(nodes[id].b);
      } else if (nodes[id].op == Op::transpose) {
        if (!addressable(nodes[id].a) || nodes[nodes[id].a].op == Op::slice_columns) {
          nodes[id].a = append_copy(nodes[id].a);
        }
      }
    }
  }

  // Those it hasn't got are the node itself.
  std::array<std::uint32_t, 5> operands_of(std::uint32_t id) const {
    const Node& node = nodes[id];
    const std::uint32_t other = before_it.empty() ? id : before_it[id];
    return {operands(node.op) > 0 ? node.a : id, operands(node.op) > 1 ? node.b : id, bias.empty() ? id : bias[id],
            other != id ? nodes[other].a : id, other != id ? nodes[other].b : id};
  }

  bool is_reduction(std::uint32_t id) const {
    if (nodes[id].batched) return false;
    for (const std::uint32_t operand : operands_of(id)) {
      if (nodes[operand].batched) return true;
    }
    return false;
  }

  // Before the chunks: what no sample changes. In the chunks: values per sample and sums over them. After: what is made
  // of these sums. Where such a sum flows back into values per sample, all samples must be one chunk.
  void find_phases() {
    phase.assign(nodes.size(), before);
    std::vector<char> known(nodes.size(), 0);
    const auto visit = [&](const auto& self, std::uint32_t id) -> void {
      if (known[id] != 0) return;
      known[id] = 1;
      bool late = false;
      for (const std::uint32_t operand : operands_of(id)) {
        if (operand == id) continue;
        self(self, operand);
        late = late || phase[operand] == after || is_reduction(operand);
      }
      const bool per_sample = nodes[id].batched || is_reduction(id);
      if (per_sample && late) plan.one_chunk = true;
      phase[id] = late || (is_output(id) && !per_sample) ? after : per_sample ? chunked : before;
    };
    for (std::uint32_t id = 0; id < nodes.size(); ++id) {
      if (live[id] != 0) visit(visit, id);
    }
    if (plan.one_chunk) std::replace(phase.begin(), phase.end(), after, chunked);
  }

  void find_users() {
    users.assign(nodes.size(), {});
    for (std::uint32_t id = 0; id < nodes.size(); ++id) {
      if (live[id] == 0) continue;
      for (const std::uint32_t operand : operands_of(id)) {
        if (operand != id) users[operand].push_back(id);
      }
    }
  }

  bool is_output(std::uint32_t id) const { return std::find(outputs.begin(), outputs.end(), id) != outputs.end(); }

  // Sums over the batch that are only added to each other share one accumulator, and two such products are one.
  void merge_sums() {
    for (std::uint32_t id = 0; id < nodes.size(); ++id) sum_of.push_back(id);
    before_it = sum_of;
    std::vector<char> sums(nodes.size(), 0);
    for (std::uint32_t id = 0; id < nodes.size(); ++id) {
      const Node& node = nodes[id];
      if (live[id] == 0 || node.op != Op::add || phase[id] != after || node.a == node.b) continue;
      const auto accumulates = [&](std::uint32_t part) {
        return (sums[part] != 0 || (phase[part] == chunked && is_reduction(part))) && users[part].size() == 1 &&
               !is_output(part);
      };
      if (!accumulates(node.a) || !accumulates(node.b)) continue;
      sum_of[node.a] = sum_of[node.b] = id;
      sums[id] = 1;
      const auto [first, last] = std::minmax(node.a, node.b);
      if (nodes[first].op == Op::matmul && nodes[last].op == Op::matmul &&
          nodes[first].transpose_b == nodes[last].transpose_b && nodes[first].transpose_a == nodes[last].transpose_a) {
        before_it[last] = first;
      }
    }
  }

  std::uint32_t target_of(std::uint32_t id) const {
    while (sum_of[id] != id) id = sum_of[id];
    return id;
  }
  bool is_merged_sum(std::uint32_t id) const {
    const Node& node = nodes[id];
    return node.op == Op::add && (sum_of[node.a] == id && sum_of[node.b] == id);
  }
  bool is_merged_product(std::uint32_t id) const {
    const std::uint32_t sum = sum_of[id];
    return sum != id && before_it[std::max(nodes[sum].a, nodes[sum].b)] == id;
  }
  bool is_computed(std::uint32_t id) const {
    return !is_leaf(nodes[id].op) && !is_view(nodes[id].op) && !is_merged_sum(id) && !is_merged_product(id);
  }

  // The node whose numbers a view shows.
  std::uint32_t owner(std::uint32_t id) const {
    while (is_view(nodes[id].op)) id = nodes[id].a;
    return id;
  }

  bool ready(std::uint32_t id) const {
    for (const std::uint32_t operand : operands_of(id)) {
      if (operand == id) continue;
      const std::uint32_t from = owner(operand);
      if (!is_leaf(nodes[from].op) && done[from] == 0) return false;
    }
    return true;
  }

  // The rows and columns an elementwise step walks: for sums, those of what is summed.
  const Node& walked(std::uint32_t id) const {
    const Node& node = nodes[id];
    return is_sum(node.op) ? nodes[node.a] : node;
  }
  bool walked_alike(std::uint32_t a, std::uint32_t b) const {
    const Node &x = walked(a), &y = walked(b);
    return x.batched == y.batched && x.rows == y.rows && x.columns == y.columns;
  }

  using Group = std::vector<std::uint32_t>;

  std::vector<Group> order(Phase now) {
    std::vector<Group> groups;
    std::vector<std::uint32_t> open;
    for (std::uint32_t id = 0; id < nodes.size(); ++id) {
      if (live[id] != 0 && phase[id] == now && is_computed(id)) open.push_back(id);
    }
    const auto take = [&](std::size_t i) {
      const std::uint32_t id = open[i];
      open.erase(open.begin() + static_cast<std::ptrdiff_t>(i));
      return id;
    };
    while (!open.empty()) {
      Group group, sums;
      for (bool found = true; found;) {
        found = false;
        for (std::size_t i = 0; i < open.size(); ++i) {
          const std::uint32_t id = open[i];
          if (nodes[id].op == Op::matmul || !ready(id)) continue;
          if (!group.empty() && !walked_alike(id, group.front())) continue;
          group.push_back(take(i));
          // A sum over rows is known only after the last row, so nothing in this group may use it.
          if (nodes[id].op == Op::sum_rows) {
            sums.push_back(id);
          } else {
            done[id] = 1;
          }
          found = true;
          break;
        }
      }
      for (const std::uint32_t id : sums) done[id] = 1;
      if (group.empty()) {
        const auto product = std::find_if(open.begin(), open.end(), [&](std::uint32_t id) { return ready(id); });
        if (product == open.end()) throw std::logic_error("hnn::autodiff: a cycle in the graph");
        group.push_back(take(static_cast<std::size_t>(product - open.begin())));
        done[group.front()] = 1;
      }
      groups.push_back(std::move(group));
    }
    for (std::uint32_t id = 0; id < nodes.size(); ++id) {
      if (is_merged_sum(id) && now == chunked) done[id] = 1;
    }
    return groups;
  }

  // Where nobody outside its group needs a value, it lives in a tile.
  bool leaves_group(std::uint32_t id, std::size_t group) const {
    const Op op = nodes[id].op;
    if (is_output(id) || is_sum(op) || op == Op::pad_columns) return true;
    return std::any_of(users[id].begin(), users[id].end(), [&](std::uint32_t user) { return group_of[user] != group; });
  }

  std::size_t take_fixed(std::size_t size) {
    const std::size_t offset = fixed;
    fixed += (size + 15) / 16 * 16;
    return offset;
  }

  void find_last_uses(const std::vector<Group>& groups) {
    last_use.assign(nodes.size(), 0);
    for (std::size_t g = 0; g < groups.size(); ++g) {
      for (const std::uint32_t id : groups[g]) {
        group_of[id] = g;
        last_use[id] = std::max(last_use[id], g);
        for (const std::uint32_t operand : operands_of(id)) last_use[owner(operand)] = g;
      }
    }
  }

  void schedule(Phase now) {
    const std::vector<Group> groups = order(now);
    find_last_uses(groups);
    auto& instructions = now == before ? plan.before : now == chunked ? plan.chunk : plan.after;
    std::vector<std::uint32_t> buffered;
    for (std::size_t g = 0; g < groups.size(); ++g) {
      for (const std::uint32_t id : groups[g]) {
        if (target_of(id) != id) {
          if (location[target_of(id)].place == Place::none) place_fixed(target_of(id));
          location[id] = location[target_of(id)];
        } else if (location[id].place == Place::none) {
          if (nodes[id].op != Op::matmul && !leaves_group(id, g)) {
            location[id].place = Place::tile;
          } else if (nodes[id].batched) {
            location[id] = {.place = Place::chunk,
                            .buffer = arena.take(nodes[id].columns),
                            .stride = nodes[id].columns,
                            .batched = true};
            buffered.push_back(id);
          } else {
            place_fixed(id);
          }
        }
      }
      instructions.push_back(nodes[groups[g].front()].op == Op::matmul ? product(groups[g].front(), now)
                                                                       : elementwise(groups[g]));
      std::erase_if(buffered, [&](std::uint32_t id) {
        if (last_use[id] > g) return false;
        arena.give_back(location[id].buffer, nodes[id].columns);
        return true;
      });
    }
  }

  void place_fixed(std::uint32_t id) {
    location[id] = {
        .place = Place::fixed, .offset = take_fixed(nodes[id].rows * nodes[id].columns), .stride = nodes[id].columns};
  }

  std::size_t constant(double value) {
    const auto known = std::find_if(plan.constants.begin(), plan.constants.end(),
                                    [&](const std::pair<std::size_t, double>& c) { return c.second == value; });
    if (known != plan.constants.end()) return known->first;
    plan.constants.emplace_back(take_fixed(1), value);
    return plan.constants.back().first;
  }

  Location locate(std::uint32_t id) {
    const Node& node = nodes[id];
    switch (node.op) {
      case Op::input:
        return {.place = Place::input, .index = node.index, .stride = node.columns, .batched = true};
      case Op::parameter:
        plan.parameters_end = std::max(plan.parameters_end, node.index + node.rows * node.columns);
        return {.place = Place::parameter, .offset = node.index, .stride = node.columns};
      case Op::constant:
        return {.place = Place::fixed, .offset = constant(node.scale), .fill = true};
      case Op::transpose: {
        Location at = locate(node.a);
        at.stride = node.columns;
        return at;
      }
      case Op::slice_columns: {
        Location at = locate(node.a);
        if (!at.fill) at.offset += node.index;
        return at;
      }
      case Op::broadcast_rows: {
        Location at = locate(node.a);
        at.stride = 0;
        return at;
      }
      case Op::broadcast_columns: {
        Location at = locate(node.a);
        at.fill = true;
        return at;
      }
      default:
        return location[id];
    }
  }

  bool overwrites(std::uint32_t id) {
    const std::uint32_t target = target_of(id);
    const bool first = wrote[target] == 0;
    wrote[target] = 1;
    return first;
  }

  Instruction elementwise(const Group& group) {
    const Node& shape = walked(group.front());
    Instruction instruction;
    instruction.batched = shape.batched;
    instruction.rows = shape.rows;
    instruction.columns = shape.columns;
    instruction.first_step = plan.steps.size();
    instruction.step_count = group.size();

    constexpr std::uint32_t nobody = ~std::uint32_t{0}, everybody = nobody - 1;
    std::vector<std::uint32_t> holder;  // of each tile
    const auto take_tile = [&](std::uint32_t id) {
      auto slot = std::find(holder.begin(), holder.end(), nobody);
      if (slot == holder.end()) slot = holder.insert(slot, nobody);
      *slot = id;
      return static_cast<std::size_t>(slot - holder.begin());
    };
    // What all blocks read must outlive a block, so no step may have written to its tile before.
    const auto take_spread_tile = [&](Spread spread, std::uint32_t id) {
      if (spread == Spread::always) return take_tile(id);
      holder.push_back(everybody);
      return holder.size() - 1;
    };
    const auto last_reader = [&](std::uint32_t id) {
      std::size_t last = 0;
      for (std::size_t s = 0; s < group.size(); ++s) {
        for (const std::uint32_t operand : operands_of(group[s])) {
          if (operand == id) last = s;
        }
      }
      return last;
    };

    const auto elements = [&](std::uint32_t id) { return !is_sum(nodes[id].op) && nodes[id].op != Op::pad_columns; };
    const bool whole_rows = std::any_of(group.begin(), group.end(), [&](std::uint32_t id) {
      return nodes[id].op == Op::sum_columns || nodes[id].op == Op::pad_columns;
    });
    const auto is_constant = [](const Location& at) { return at.fill && at.stride == 0; };
    const auto dense = [&](const Location& at) {
      return !at.fill && (at.place == Place::tile || at.stride == shape.columns);
    };
    instruction.flat = std::all_of(group.begin(), group.end(), [&](std::uint32_t id) {
      const auto from = operands_of(id);
      return elements(id) && std::all_of(from.begin(), from.end(), [&](std::uint32_t operand) {
               const Location at = locate(operand);
               return operand == id || dense(at) || is_constant(at) || group_of[operand] == group_of[id];
             });
    });
    if (instruction.flat || (shape.columns > block_limit && !whole_rows)) {
      instruction.block_columns = block_limit;
    } else {
      instruction.block_columns = shape.columns;
      instruction.block_rows = std::max<std::size_t>(1, block_limit / shape.columns);
    }

    for (std::size_t s = 0; s < group.size(); ++s) {
      const std::uint32_t id = group[s];
      const Node& node = nodes[id];
      Step step;
      step.a = locate(node.a);
      step.unary = operands(node.op) == 1;
      step.b = step.unary ? step.a : locate(node.b);
      if (node.op == Op::sum_rows) {
        step.kind = Kind::sum_rows;
        step.accumulate = !overwrites(id);
      } else if (node.op == Op::sum_columns) {
        step.kind = Kind::sum_columns;
      } else if (node.op == Op::pad_columns) {
        step.kind = Kind::pad;
        step.first = node.index;
        step.width = nodes[node.a].columns;
      } else {
        step.op = *elementwise_of(node.op);
        step.scale = node.scale;
        step.shift = node.shift;
        if (node.op == Op::affine && node.scale == 1 && node.shift == 0) step.op = linalg::Elementwise::copy;
      }
      const auto spread_of = [&](const Location& at) {
        if (at.fill) return at.stride == 0 ? Spread::once : Spread::always;
        if (step.kind == Kind::pad || dense(at) || instruction.block_rows == 1) return Spread::never;
        return at.stride == 0 ? Spread::once : Spread::always;
      };
      if (location[id].place == Place::tile) location[id].offset = take_tile(id);
      step.out = location[id];
      step.a_spread = spread_of(step.a);
      if (!step.unary) step.b_spread = spread_of(step.b);
      if (step.a_spread != Spread::never) step.a_tile = take_spread_tile(step.a_spread, id);
      if (step.b_spread != Spread::never) step.b_tile = take_spread_tile(step.b_spread, id);
      plan.steps.push_back(step);
      const auto over = [&](std::uint32_t held) {
        return held != nobody && held != everybody && (last_reader(held) <= s);
      };
      std::replace_if(holder.begin(), holder.end(), over, nobody);
    }
    const std::size_t block = instruction.block_rows * instruction.block_columns;
    tile_capacity = std::max(tile_capacity, (block + 15) / 16 * 16);
    tile_count = std::max(tile_count, holder.size());
    plan.most_steps = std::max(plan.most_steps, group.size());
    return instruction;
  }

  Instruction product(std::uint32_t id, Phase now) {
    const Node& node = nodes[id];
    Instruction instruction;
    instruction.is_product = true;
    instruction.batched = node.batched;
    instruction.a = locate(node.a);
    instruction.b = locate(node.b);
    instruction.c = location[id];
    if (bias[id] != id) instruction.bias = locate(bias[id]);
    instruction.m = node.rows;
    instruction.n = node.columns;
    instruction.k = node.transpose_a ? nodes[node.a].rows : nodes[node.a].columns;
    instruction.transpose_a = node.transpose_a;
    instruction.transpose_b = node.transpose_b;
    instruction.reduction = is_reduction(id);
    instruction.accumulate = !overwrites(id);
    plan.products.push_back({instruction.m, instruction.n, instruction.k});
    if (const std::uint32_t first = before_it[id]; first != id) {
      instruction.first_a = locate(nodes[first].a);
      instruction.first_b = locate(nodes[first].b);
      plan.products.push_back(plan.products.back());
    }
    instruction.pack_now = now != chunked || phase[owner(node.b)] != before;
    const auto same = std::find_if(plan.packs.begin(), plan.packs.end(), [&](const Pack& pack) {
      return pack.once && pack.node == node.b && pack.transposed == node.transpose_b;
    });
    if (!instruction.pack_now && same != plan.packs.end()) {
      instruction.pack = static_cast<std::size_t>(same - plan.packs.begin());
      return instruction;
    }
    std::size_t depth = instruction.reduction && !plan.one_chunk ? chunk_rows_limit : instruction.k;
    if (before_it[id] != id) depth *= 2;
    instruction.pack = plan.packs.size();
    plan.packs.push_back({.node = node.b,
                          .b = instruction.b,
                          .transposed = node.transpose_b,
                          .once = !instruction.pack_now,
                          .k = depth,
                          .n = instruction.n});
    return instruction;
  }
};

}  // namespace

Plan::Plan(const Graph& graph, std::span<const Value> outputs) {
  const Compiler compiled(*this, graph, outputs);
  std::size_t index = 0;
  for (std::vector<plan::Instruction>* phase : {&before, &chunk, &after}) {
    for (plan::Instruction& instruction : *phase) instruction.index = index++;
  }
  chunk_limit = one_chunk ? graph.batch() : chunk_rows_limit;
  fixed_size = compiled.fixed;
  buffer_columns = compiled.arena.end();
  tile_capacity = compiled.tile_capacity;
  tile_count = compiled.tile_count;
}

std::size_t Plan::chunk_rows(std::size_t rows) const {
  const std::size_t chunks = (rows + chunk_limit - 1) / chunk_limit;
  if (one_chunk) {
    if (chunks > 1) throw std::logic_error("hnn::autodiff: more rows than the batch that was recorded");
    return rows;
  }
  const std::size_t size = (rows + chunks - 1) / chunks;
  return (size + chunk_rows_unit - 1) / chunk_rows_unit * chunk_rows_unit;
}

std::string Plan::describe(const plan::Instruction& x) const {
  if (x.is_product) {
    const std::string twice = x.first_a.place == plan::Place::none ? "" : "2 x ";
    return "product " + std::to_string(x.m) + " x " + std::to_string(x.n) + " x " + twice + std::to_string(x.k);
  }
  std::string names;
  for (std::size_t s = 0; s < x.step_count; ++s) {
    const plan::Step& step = steps[x.first_step + s];
    names += names.empty() ? "" : ", ";
    names += step.kind == plan::Kind::pad           ? "pad"
             : step.kind == plan::Kind::sum_rows    ? "sum of rows"
             : step.kind == plan::Kind::sum_columns ? "sum of columns"
                                                    : linalg::name(step.op);
  }
  return names;
}

}  // namespace hnn::autodiff
