# `cpack -G DEB` makes a Debian package of the component "program".
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME ntm)
set(CPACK_PACKAGE_CONTACT "ntm maintainers <maintainers@ntm.example>")
set(CPACK_INSTALL_CMAKE_PROJECTS "${CMAKE_BINARY_DIR};ntm;program;/")
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR})
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/src/cmake/as_debian_has_it.cmake)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
# loaded when a workbook is asked for
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS libxlsxwriter4)
# which shared libraries the program was linked with, and which packages have them
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
# stands below PROJECT_DESCRIPTION
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "ntm reads yearly CSV exports of commune criteria of Vietnam's programme on
new rural development, and prints the figures of a year-end summary:
averages, increments, bands, single criteria, the gap to targets, poverty,
income and ranking. Every figure is an exact fraction until it is printed.")
include(CPack)
