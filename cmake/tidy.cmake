# Target `tidy`: clang-tidy over the sources given to it; those that have not changed since they passed are left alone.
function(hnn_add_tidy)
  find_program(HNN_CLANG_TIDY clang-tidy)
  if(NOT HNN_CLANG_TIDY)
    return()
  endif()
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS core/*.hpp core/*.inl)
  foreach(source IN LISTS ARGN)
    file(RELATIVE_PATH name ${PROJECT_SOURCE_DIR} ${source})
    set(passed ${PROJECT_BINARY_DIR}/tidy/${name}.passed)
    cmake_path(GET passed PARENT_PATH folder)
    file(MAKE_DIRECTORY ${folder})
    # The commands are those of g++, so clang meets warning options that it does not know.
    add_custom_command(OUTPUT ${passed}
      COMMAND ${HNN_CLANG_TIDY} --quiet --extra-arg=-Wno-unknown-warning-option -p ${PROJECT_BINARY_DIR} ${source}
      COMMAND ${CMAKE_COMMAND} -E touch ${passed}
      DEPENDS ${source} ${headers} ${PROJECT_SOURCE_DIR}/.clang-tidy
      COMMENT "Checking ${name}" VERBATIM)
    list(APPEND all_passed ${passed})
  endforeach()
  add_custom_target(tidy DEPENDS ${all_passed})
endfunction()
