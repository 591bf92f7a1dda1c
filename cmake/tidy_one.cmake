# clang-tidy over one source, in silence where nothing is found.
#   cmake -DTIDY=clang-tidy -DDATABASE=build/native -DSOURCE=FILE -P cmake/tidy_one.cmake
# The commands of the database are those of g++, so clang meets warning options that it does not know.
execute_process(COMMAND ${TIDY} --quiet --extra-arg=-Wno-unknown-warning-option -p ${DATABASE} ${SOURCE}
  RESULT_VARIABLE status OUTPUT_VARIABLE said ERROR_VARIABLE errors)
if(NOT status EQUAL 0)
  message("${said}${errors}")
  message(FATAL_ERROR "clang-tidy objects to what is named above.")
endif()
