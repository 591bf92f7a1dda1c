#include "hnn/data/refusal.hpp"

#include <string>

#include "hnn/data/text_encoding.hpp"
#include "hnn/error.hpp"

namespace hnn {

void refuse(std::initializer_list<Part> parts) {
  std::string sentence;
  for (const Part& part : parts) {
    if (const auto* text = std::get_if<std::string_view>(&part)) sentence += *text;
    if (const auto* number = std::get_if<std::size_t>(&part)) sentence += std::to_string(*number);
    if (const auto* quoted = std::get_if<Quoted>(&part)) sentence += text_in_quotes(quoted->text);
  }
  throw Error(sentence);
}

}  // namespace hnn
