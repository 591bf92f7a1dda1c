# find_package(hnn): the target hnn::hnn.
include(CMakeFindDependencyMacro)
find_dependency(Eigen3 CONFIG)
find_dependency(xtensor CONFIG)
find_dependency(Threads)
include(${CMAKE_CURRENT_LIST_DIR}/hnn-targets.cmake)
