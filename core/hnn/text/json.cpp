#include "hnn/text/json.hpp"

namespace hnn {

// The one place that parses, since each kind of input would bring the module another copy of the parser.
Json parse_json(std::string_view text) { return Json::parse(text.data(), text.data() + text.size(), nullptr, false); }

}  // namespace hnn
