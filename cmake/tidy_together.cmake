# clang-tidy over the sources that the file LIST names, as one; or, where that has something to say, over each by itself:
# two of them may have a local name in common, which is no fault.
#   cmake -DTIDY=clang-tidy -DDATABASE=build/native -DLIST=FILE -P cmake/tidy_together.cmake
function(tidy source result)
  # The commands are those of g++, so clang meets warning options that it does not know.
  execute_process(COMMAND ${TIDY} --quiet --extra-arg=-Wno-unknown-warning-option -p ${DATABASE} ${source}
    RESULT_VARIABLE status OUTPUT_VARIABLE said ERROR_VARIABLE errors)
  set(${result} ${status} PARENT_SCOPE)
  set(said "${said}${errors}" PARENT_SCOPE)
endfunction()

file(STRINGS ${LIST} sources)
list(LENGTH sources count)
if(count GREATER 1)
  list(TRANSFORM sources REPLACE "(.+)" "#include \"\\1\"\n" OUTPUT_VARIABLE includes)
  list(JOIN includes "" together)
  file(WRITE ${LIST}.cpp "${together}")
  tidy(${LIST}.cpp status)
  if(status EQUAL 0)
    return()
  endif()
endif()

foreach(source IN LISTS sources)
  tidy(${source} status)
  if(NOT status EQUAL 0)
    message("${said}")
    set(has_failed TRUE)
  endif()
endforeach()
if(has_failed)
  message(FATAL_ERROR "clang-tidy objects to what is named above.")
endif()
