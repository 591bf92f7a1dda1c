# cmake --install: the headers, the library, the program, and what find_package(hnn) reads. Nothing in it names where it
# stands, so that the prefix may be moved.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set_target_properties(hnn_core PROPERTIES EXPORT_NAME hnn OUTPUT_NAME hnn)
install(DIRECTORY core/hnn DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN *.hpp)
install(TARGETS hnn)
install(TARGETS hnn_core EXPORT hnn)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/hnn)
install(EXPORT hnn NAMESPACE hnn:: FILE hnn-targets.cmake DESTINATION ${package})
# Before 1.0 the second number tells of changes that break.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/hnn-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES cmake/hnn-config.cmake ${PROJECT_BINARY_DIR}/hnn-config-version.cmake DESTINATION ${package})
