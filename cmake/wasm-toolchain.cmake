# Emscripten's own toolchain file: of the emsdk that is active (EMSDK), or else Debian's.
if(DEFINED ENV{EMSDK})
  set(HNN_EMSCRIPTEN $ENV{EMSDK}/upstream/emscripten)
else()
  set(HNN_EMSCRIPTEN /usr/share/emscripten)
  # Debian keeps acorn, which em++ needs to link, where only Debian's own Node looks.
  set(CMAKE_CXX_LINKER_LAUNCHER ${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs)
endif()

set(HNN_EMSCRIPTEN_TOOLCHAIN ${HNN_EMSCRIPTEN}/cmake/Modules/Platform/Emscripten.cmake)
if(NOT EXISTS ${HNN_EMSCRIPTEN_TOOLCHAIN})
  message(FATAL_ERROR
    "Emscripten was not found in ${HNN_EMSCRIPTEN}; install the Debian package emscripten, or activate an emsdk.")
endif()
include(${HNN_EMSCRIPTEN_TOOLCHAIN})
