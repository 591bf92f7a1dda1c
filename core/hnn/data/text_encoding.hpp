#pragma once

#include <string>
#include <string_view>

namespace hnn {

/// The text of a file as UTF-8 with lines that end in '\n' alone. The file may be UTF-8, UTF-16 of either byte order
/// (with a byte order mark, or without one where every other byte of its beginning is zero) or else ISO 8859-1, with
/// lines that end in LF, CR LF or CR. Throws Error, naming the line, for what is no text.
[[nodiscard]] std::string decode_text(std::string_view bytes);

/// `text`, which is UTF-8, between quotation marks, fit for a message: cut short after so many characters, and without
/// characters that would change how a line is shown.
[[nodiscard]] std::string text_in_quotes(std::string_view text, std::size_t longest = 24);

}  // namespace hnn
