# The libraries the project is built with. Each is looked for, never downloaded.

function(hnn_missing what debian_package)
  message(FATAL_ERROR
    "${what} was not found; install the Debian package ${debian_package}, or name its folder in CMAKE_PREFIX_PATH.")
endfunction()

# hnn_header_library(<dependency set> <package> <target> <header> <Debian package>)
# em++ has a C library of its own, and /usr/include among its folders would hide it. So a wasm build sees the library
# through a folder of the build tree that holds links to its headers and to nothing else.
function(hnn_header_library set package target header debian_package)
  if(NOT EMSCRIPTEN)
    find_package(${package} CONFIG QUIET)
    if(NOT TARGET ${target})
      hnn_missing(${package} ${debian_package})
    endif()
    target_link_libraries(${set} INTERFACE ${target})
    return()
  endif()

  find_path(HNN_${package}_INCLUDE ${header}
    PATHS /usr/include /usr/local/include PATH_SUFFIXES eigen3 NO_CMAKE_FIND_ROOT_PATH)
  if(NOT HNN_${package}_INCLUDE)
    hnn_missing(${package} ${debian_package})
  endif()
  string(REGEX REPLACE "/.*" "" folder ${header})
  file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/include)
  file(CREATE_LINK ${HNN_${package}_INCLUDE}/${folder} ${PROJECT_BINARY_DIR}/include/${folder} SYMBOLIC)
  target_include_directories(${set} SYSTEM INTERFACE ${PROJECT_BINARY_DIR}/include)
endfunction()

add_library(hnn_data_dependencies INTERFACE)
hnn_header_library(hnn_data_dependencies Eigen3 Eigen3::Eigen Eigen/Core libeigen3-dev)
hnn_header_library(hnn_data_dependencies xtl xtl xtl/xtl_config.hpp libxtensor-dev)
hnn_header_library(hnn_data_dependencies xtensor xtensor xtensor/xtensor.hpp libxtensor-dev)

# For the team of threads; a wasm build has none.
add_library(hnn_thread_dependencies INTERFACE)
if(NOT EMSCRIPTEN)
  find_package(Threads REQUIRED)
  target_link_libraries(hnn_thread_dependencies INTERFACE Threads::Threads)
endif()

# For the command line and the tests; the core reads and writes JSON by itself, since this would be a tenth of its module.
add_library(hnn_json_dependencies INTERFACE)
hnn_header_library(hnn_json_dependencies nlohmann_json nlohmann_json::nlohmann_json nlohmann/json.hpp
  nlohmann-json3-dev)

if(NOT EMSCRIPTEN)
  add_library(hnn_cli_dependencies INTERFACE)
  hnn_header_library(hnn_cli_dependencies CLI11 CLI11::CLI11 CLI/CLI.hpp libcli11-dev)
  target_link_libraries(hnn_cli_dependencies INTERFACE hnn_json_dependencies)
endif()
