#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "hnn/formula/formula.hpp"
#include "hnn/text/number_text.hpp"
#include "hnn/text/suggestion.hpp"

namespace hnn {
namespace {

constexpr std::size_t longest = 1000;
constexpr std::size_t deepest = 64;  // parentheses within parentheses

constexpr std::array<std::string_view, 24> greek = {
    "alpha", "beta", "gamma",   "delta", "epsilon", "zeta",  "eta", "theta",   "iota", "kappa", "lambda", "mu",
    "nu",    "xi",   "omicron", "pi",    "rho",     "sigma", "tau", "upsilon", "phi",  "chi",   "psi",    "omega"};

bool is_digit(char c) { return '0' <= c && c <= '9'; }
bool is_letter(char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z'); }

}  // namespace

std::span<const std::string_view> greek_letters() { return greek; }

/// Reads a formula from left to right, by one function for each level of how close signs bind.
class FormulaReader {
 public:
  FormulaReader(std::string_view text, std::string_view name, std::span<const FormulaConstant> outer, Formula& formula)
      : text_(text), name_(name), outer_(outer), to_(formula) {}

  void read() {
    if (text_.size() > longest)
      refuse(longest, text_.size() - longest, " is more than a formula of 1000 characters can have");
    // "H = p^2/2" says what it is the formula of.
    blanks();
    if (text_.substr(at_, name_.size()) == name_) {
      const std::size_t start = std::exchange(at_, at_ + name_.size());
      blanks();
      if (!take("=")) at_ = start;
    }
    sum();
    while (take(";") || take("\n")) definition();
    blanks();
    if (at_ < text_.size()) refuse(at_, rest(), " does not belong there; a sign such as + or * has to stand between");
    for (FormulaConstant& constant : to_.constants_) {
      if (constant.length == 0 && !constant.is_outer) constant.at = text_.size();
    }
    if (to_.freedom_ == 0)
      refuse(0, text_.size(), " names no coordinate; it has to be of q and p, or of q1, p1 and so on");
  }

 private:
  using Kind = Formula::Kind;

  [[noreturn]] void refuse(std::size_t at, std::size_t length, std::string_view what) const {
    const std::string place = std::string(name_) + ", at character " + std::to_string(characters(at) + 1) + ": ";
    throw FormulaError(place + (length == 0 ? std::string("the end") : in_quotes(text_.substr(at, length))) +
                           std::string(what) + (what.back() == '?' ? "" : "."),
                       at, length);
  }

  // Characters before this byte: those of UTF-8 may have several bytes.
  std::size_t characters(std::size_t end) const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < end; ++i) count += (static_cast<unsigned char>(text_[i]) & 0xC0U) != 0x80U;
    return count;
  }

  // Bytes of the character or word that stands next.
  std::size_t rest() const {
    if (at_ >= text_.size()) return 0;
    std::size_t end = at_ + 1;
    const auto more = [&](auto is) { return end < text_.size() && is(text_[end]); };
    if (is_letter(text_[at_])) {
      while (more(is_letter)) ++end;
    } else {
      while (more([](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; })) ++end;
    }
    return end - at_;
  }

  void blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\r')) ++at_;
  }

  bool next_is(std::string_view sign) const { return text_.substr(at_, sign.size()) == sign; }

  bool take(std::string_view sign) {
    blanks();
    if (!next_is(sign)) return false;
    at_ += sign.size();
    return true;
  }

  bool take_any(std::initializer_list<std::string_view> signs) {
    return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) { return take(sign); });
  }

  std::size_t put(const Formula::Node& node) {
    to_.nodes_.push_back(node);
    return to_.nodes_.size() - 1;
  }

  // The operands of a node are read one after the other, and each ends with its own last node.
  std::size_t put(Kind kind, std::size_t a, std::size_t b) { return put({.kind = kind, .a = a, .b = b}); }

  std::size_t sum() {
    if (++depth_ > deepest) refuse(at_, rest(), " stands in too many parentheses; 64 are the most");
    std::size_t a = term();
    for (;;) {
      if (take("+")) {
        a = put(Kind::add, a, term());
      } else if (take_minus()) {
        a = put(Kind::subtract, a, term());
      } else {
        --depth_;
        return a;
      }
    }
  }

  bool take_minus() { return take_any({"-", "\xE2\x88\x92"}); }

  std::size_t term() {
    std::size_t a = factor();
    for (;;) {
      if (take_any({"*", "\xC2\xB7", "\xC3\x97"})) {
        a = put(Kind::multiply, a, factor());
      } else if (take("/")) {
        a = put(Kind::divide, a, factor());
      } else if (begins_factor()) {
        a = put(Kind::multiply, a, factor());
      } else {
        return a;
      }
    }
  }

  // A number only begins a product: "q 2" is rather a slip.
  bool begins_factor() {
    blanks();
    if (at_ >= text_.size()) return false;
    const char c = text_[at_];
    return is_letter(c) || c == '(' || greek_at().has_value();
  }

  // With its sign, and what follows without a blank.
  std::size_t factor() {
    blanks();
    if (take_minus()) {
      if (++depth_ > deepest) refuse(at_ - 1, 1, " is one sign too many in a row");
      const std::size_t a = factor();
      --depth_;
      return put({.kind = Kind::negate, .a = a});
    }
    if (take("+")) return factor_after_plus();
    std::size_t a = raised();
    while (at_ < text_.size() && !is_blank(text_[at_]) && begins_factor()) a = put(Kind::multiply, a, raised());
    return a;
  }

  std::size_t factor_after_plus() {
    if (++depth_ > deepest) refuse(at_ - 1, 1, " is one sign too many in a row");
    const std::size_t a = factor();
    --depth_;
    return a;
  }

  static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

  std::size_t raised() {
    const std::size_t a = atom();
    const std::size_t here = at_;
    if (take("\xC2\xB2")) return put(Kind::power, a, put({.number = 2}));
    if (take("\xC2\xB3")) return put(Kind::power, a, put({.number = 3}));
    if (take("^") || take("**")) {
      if (++depth_ > deepest) refuse(at_ - 1, 1, " is one power too many in a row");
      const std::size_t b = exponent();
      --depth_;
      return put(Kind::power, a, b);
    }
    at_ = here;
    return a;
  }

  std::size_t exponent() {
    if (take_minus()) return put({.kind = Kind::negate, .a = exponent()});
    return raised();
  }

  std::size_t atom() {
    blanks();
    if (at_ >= text_.size() || text_[at_] == ';' || text_[at_] == '\n') {
      refuse(at_, 0, " comes too early; a number, a name or a parenthesis has to stand there");
    }
    const char c = text_[at_];
    if (is_digit(c) || c == '.') return put({.number = number(false)});
    if (c == '(') return in_parentheses();
    if (is_letter(c) || greek_at()) return named();
    refuse(at_, rest(), " is no number and no name; a number, a name or a parenthesis has to stand there");
  }

  std::size_t in_parentheses() {
    const std::size_t open = at_++;
    const std::size_t a = sum();
    if (!take(")")) {
      if (at_ < text_.size() && text_[at_] != ';' && text_[at_] != '\n') {
        refuse(at_, rest(), " does not belong there; a sign such as + or * has to stand between");
      }
      refuse(open, 1, " is never closed; a \")\" has to follow");
    }
    return a;
  }

  double number(bool may_have_sign) {
    const std::size_t start = at_;
    if (may_have_sign && at_ < text_.size() && (text_[at_] == '-' || text_[at_] == '+')) ++at_;
    const auto digits = [&] {
      while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    };
    digits();
    if (at_ < text_.size() && text_[at_] == '.') {
      ++at_;
      digits();
    }
    // "2e3" is a number, "2exp(q)" a product.
    if (at_ + 1 < text_.size() && (text_[at_] == 'e' || text_[at_] == 'E')) {
      const bool with_sign = text_[at_ + 1] == '-' || text_[at_ + 1] == '+';
      const std::size_t first = at_ + (with_sign ? 2 : 1);
      if (first < text_.size() && is_digit(text_[first])) {
        at_ = first;
        digits();
      }
    }
    std::string_view digits_read = text_.substr(start, at_ - start);
    if (!digits_read.empty() && digits_read.back() == '.') digits_read.remove_suffix(1);
    const std::optional<double> value = number_from(digits_read);
    if (!value) refuse(start, std::max(at_ - start, rest()), " is no number; it has to be one such as 0.5");
    return *value;
  }

  // Bytes and name of the Greek letter that stands next, as such.
  struct Greek {
    std::size_t letter, bytes;
  };
  std::optional<Greek> greek_at() const {
    if (at_ + 1 >= text_.size()) return std::nullopt;
    const auto first = static_cast<unsigned char>(text_[at_]), second = static_cast<unsigned char>(text_[at_ + 1]);
    if ((first != 0xCE && first != 0xCF) || second < 0x80 || second > 0xBF) return std::nullopt;
    const unsigned code = ((first & 0x1FU) << 6U) | (second & 0x3FU);
    if (code < 0x3B1 || code > 0x3C9 || code == 0x3C2) return std::nullopt;  // (a final sigma is no symbol)
    return Greek{code - 0x3B1 - (code > 0x3C2 ? 1U : 0U), 2};
  }

  // A name as it stands next: letters, or one Greek letter, with a digit or an index after it.
  std::string word() {
    std::string name;
    if (const auto letter = greek_at()) {
      name = greek[letter->letter];
      at_ += letter->bytes;
    } else {
      while (at_ < text_.size() && is_letter(text_[at_])) name += text_[at_++];
    }
    const bool index =
        at_ + 1 < text_.size() && text_[at_] == '_' && (is_letter(text_[at_ + 1]) || is_digit(text_[at_ + 1]));
    if (index) name += text_[at_++];
    while (at_ < text_.size() && (is_digit(text_[at_]) || (index && is_letter(text_[at_])))) name += text_[at_++];
    return name;
  }

  std::size_t named() {
    const std::size_t start = at_;
    const std::string name = word();
    const std::size_t length = at_ - start;
    const auto functions = formula_functions();
    const auto function =
        std::find_if(functions.begin(), functions.end(), [&](const auto& f) { return f.name == name; });
    if (function != functions.end()) {
      blanks();
      if (!next_is("(")) refuse(start, length, " needs parentheses around what it is of, as in " + name + "(q)");
      const std::size_t a = in_parentheses();
      return put({.kind = Kind::call, .index = static_cast<std::size_t>(function - functions.begin()), .a = a});
    }
    if (name == "pi") return put({.number = 3.141592653589793});
    if (name[0] == 'q' || name[0] == 'p') {
      if (const auto index = coordinate(name, start, length)) return put({.kind = Kind::coordinate, .index = *index});
    }
    return put({.kind = Kind::constant, .index = constant(name, start, length)});
  }

  std::optional<std::size_t> coordinate(const std::string& name, std::size_t start, std::size_t length) {
    if (!std::all_of(name.begin() + 1, name.end(), is_digit)) return std::nullopt;
    const bool indexed = name.size() > 1;
    const std::size_t number = !indexed ? 1 : name.size() == 2 ? static_cast<std::size_t>(name[1] - '0') : 0;
    if (number < 1 || number > Formula::most_freedom) {
      refuse(start, length, " is no coordinate; they are q1 to q4 and p1 to p4");
    }
    if (to_.freedom_ > 0 && indexed_ != indexed) {
      refuse(start, length, " stands beside coordinates named otherwise; take q and p, or q1, p1 and so on");
    }
    indexed_ = indexed;
    to_.freedom_ = std::max(to_.freedom_, number);
    return number - 1 + (name[0] == 'p' ? Formula::most_freedom : 0);
  }

  std::size_t constant(const std::string& name, std::size_t start, std::size_t length) {
    auto& constants = to_.constants_;
    const auto known = std::find_if(constants.begin(), constants.end(), [&](const auto& c) { return c.name == name; });
    if (known != constants.end()) return static_cast<std::size_t>(known - constants.begin());
    const auto outer = std::find_if(outer_.begin(), outer_.end(), [&](const auto& c) { return c.name == name; });
    if (outer != outer_.end()) {
      constants.push_back(*outer);
      constants.back().is_outer = true;
      return constants.size() - 1;
    }
    check_name(name, start, length);
    constants.push_back({.name = name});
    return constants.size() - 1;
  }

  void check_name(const std::string& name, std::size_t start, std::size_t length) const {
    if (name == "e") refuse(start, length, " could be Euler's number or a charge; write exp(q), or another letter");
    if (name == "t") refuse(start, length, " is the time, and a formula here is of the coordinates alone");
    const std::size_t letters = std::min(name.find_first_of("_0123456789"), name.size());
    const std::string_view stem = std::string_view(name).substr(0, letters);
    if (letters == 1 || std::find(greek.begin(), greek.end(), stem) != greek.end()) return;
    std::vector<std::string_view> words(greek.begin(), greek.end());
    for (const FormulaFunction& function : formula_functions()) words.push_back(function.name);
    const std::string guess = did_you_mean(name, words);
    refuse(start, length,
           " is neither a function nor a constant, whose name is one letter" +
               (guess.empty() ? "; a product needs a blank or a * between its factors" : guess));
  }

  // "k=1[0,5]"
  void definition() {
    blanks();
    if (at_ >= text_.size()) return;
    const std::size_t start = at_;
    if (!is_letter(text_[at_]) && !greek_at()) refuse(at_, rest(), " begins no constant; it has to be as in k=1[0,5]");
    const std::string name = word();
    auto& constants = to_.constants_;
    const auto found = std::find_if(constants.begin(), constants.end(), [&](const auto& c) { return c.name == name; });
    if (found == constants.end()) {
      refuse(start, at_ - start, " is no constant of the formula; define those that stand in it");
    }
    if (found->is_outer) refuse(start, at_ - start, " has its value from the other formula already; define it there");
    if (found->length > 0) refuse(start, at_ - start, " is defined twice; define it once");
    if (!take("=")) refuse(at_, rest(), " follows a constant; its value has to, as in k=1");
    blanks();
    found->at = at_;
    found->value = number(true);
    found->least = std::min(0.0, 5 * found->value);
    found->most = found->value == 0 ? 1 : std::max(0.0, 5 * found->value);
    found->length = at_ - found->at;
    if (take("[")) {
      blanks();
      found->least = number(true);
      if (!take(",") && !take("..")) refuse(at_, rest(), " follows the lower bound; a comma and the upper one have to");
      blanks();
      const std::size_t upper = at_;
      found->most = number(true);
      if (!(found->most > found->least)) refuse(upper, at_ - upper, " is no upper bound; it has to be above the lower");
      if (!take("]")) refuse(at_, rest(), " follows the upper bound; a \"]\" has to");
      found->length = at_ - found->at;
    }
    blanks();
    if (at_ < text_.size() && text_[at_] != ';' && text_[at_] != '\n') {
      refuse(at_, rest(), " follows a definition; a semicolon has to");
    }
  }

  std::string_view text_, name_;
  std::span<const FormulaConstant> outer_;
  Formula& to_;
  std::size_t at_ = 0, depth_ = 0;
  bool indexed_ = false;
};

Formula::Formula(std::string_view text, std::string_view name, std::span<const FormulaConstant> outer) {
  FormulaReader(text, name, outer, *this).read();
}

}  // namespace hnn
