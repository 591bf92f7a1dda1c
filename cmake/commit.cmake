# Writes the source file OUTPUT, which defines the function of core/cli/commit.hpp for the working tree SOURCE; leaves it
# alone where that has not changed, so that nothing is compiled again.
cmake_minimum_required(VERSION 3.25)

set(commit unknown)
# A source tree within another's repository has no commit of its own: then the prefix is the way down to it.
execute_process(COMMAND git -C ${SOURCE} rev-parse --show-prefix
  OUTPUT_VARIABLE prefix OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE status ERROR_QUIET)
if(status EQUAL 0 AND prefix STREQUAL "")
  execute_process(COMMAND git -C ${SOURCE} describe --always --dirty
    OUTPUT_VARIABLE described OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE status ERROR_QUIET)
  if(status EQUAL 0)
    set(commit ${described})
  endif()
endif()
file(CONFIGURE OUTPUT ${OUTPUT} @ONLY
  CONTENT "#include \"cli/commit.hpp\"\n\nstd::string_view hnn::cli::commit() { return \"${commit}\"; }\n")
