# What `cmake --install` puts in place. Component "program" is what a user needs, "library" what a C++ program that
# includes ntm needs.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

install(TARGETS ntm_program RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
install(FILES ${documents_dir}/ntm.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
install(FILES ${documents_dir}/ntm.bash
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME ntm COMPONENT program)
install(FILES ${documents_dir}/_ntm DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions COMPONENT program)
install(FILES ${documents_dir}/ntm.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT program)
# with the sample, so that the examples of the help can be tried where there is no source
install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(DIRECTORY sample-data DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/ntm)
install(TARGETS ntm EXPORT ntmTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library)
install(DIRECTORY include/ntm DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT library)
install(EXPORT ntmTargets NAMESPACE ntm:: DESTINATION ${package_dir} COMPONENT library)
configure_package_config_file(src/cmake/ntmConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/ntmConfig.cmake
  INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/ntmConfigVersion.cmake COMPATIBILITY SameMajorVersion)
install(
  FILES
    ${CMAKE_CURRENT_BINARY_DIR}/ntmConfig.cmake
    ${CMAKE_CURRENT_BINARY_DIR}/ntmConfigVersion.cmake
    src/cmake/Findutf8proc.cmake
  DESTINATION ${package_dir} COMPONENT library)
