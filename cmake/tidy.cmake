# Target `tidy`: clang-tidy over the sources given to it. Most of its time goes into the headers that they include, so the
# sources of a folder are looked at as one, for which no two of them may have a local name in common; a folder in which
# nothing has changed since it passed is left alone.
function(hnn_add_tidy)
  find_program(HNN_CLANG_TIDY clang-tidy)
  if(NOT HNN_CLANG_TIDY)
    return()
  endif()
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS core/*.hpp core/*.inl)
  foreach(source IN LISTS ARGN)
    file(RELATIVE_PATH name ${PROJECT_SOURCE_DIR} ${source})
    # What is compiled for another processor is no part of a whole.
    if(NOT name MATCHES "_x86_64_v[34]\\.cpp$")
      cmake_path(GET name PARENT_PATH name)
    endif()
    list(APPEND names ${name})
    list(APPEND sources_of_${name} ${source})
  endforeach()
  list(REMOVE_DUPLICATES names)
  foreach(name IN LISTS names)
    set(passed ${PROJECT_BINARY_DIR}/tidy/${name}.passed)
    set(whole ${sources_of_${name}})
    if(NOT name MATCHES "\\.cpp$")
      set(whole ${PROJECT_BINARY_DIR}/tidy/${name}.whole.cpp)
      list(TRANSFORM sources_of_${name} REPLACE "(.+)" "#include \"\\1\"\n" OUTPUT_VARIABLE includes)
      list(JOIN includes "" content)
      file(CONFIGURE OUTPUT ${whole} CONTENT "${content}")
      list(APPEND wholes ${whole})
    endif()
    add_custom_command(OUTPUT ${passed}
      COMMAND ${CMAKE_COMMAND} -DTIDY=${HNN_CLANG_TIDY} -DDATABASE=${PROJECT_BINARY_DIR} -DSOURCE=${whole}
        -P ${PROJECT_SOURCE_DIR}/cmake/tidy_one.cmake
      COMMAND ${CMAKE_COMMAND} -E touch ${passed}
      DEPENDS ${sources_of_${name}} ${headers} ${PROJECT_SOURCE_DIR}/.clang-tidy
        ${PROJECT_SOURCE_DIR}/cmake/tidy_one.cmake ${whole}
      COMMENT "Checking ${name}" VERBATIM)
    list(APPEND all_passed ${passed})
  endforeach()
  add_custom_target(tidy DEPENDS ${all_passed})
  # Never built: the database of commands has theirs by it.
  add_library(hnn_wholes OBJECT EXCLUDE_FROM_ALL ${wholes})
  target_link_libraries(hnn_wholes PRIVATE hnn_core hnn_flags hnn_cli_dependencies)
  target_compile_definitions(hnn_wholes PRIVATE HNN_VERSION="")
endfunction()
