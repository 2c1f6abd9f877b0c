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
# which shared libraries the program was linked with, and which packages have them
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# A static program still reads UTF-16 and Windows-1258 with the C library's modules, which must be of its own version.
execute_process(COMMAND getconf GNU_LIBC_VERSION OUTPUT_VARIABLE libc ERROR_QUIET)
if(NTM_STATIC AND libc MATCHES "([0-9]+)\\.([0-9]+)")
  math(EXPR next_minor "${CMAKE_MATCH_2} + 1")
  set(CPACK_DEBIAN_PACKAGE_DEPENDS
    "libc6 (>= ${CMAKE_MATCH_1}.${CMAKE_MATCH_2}), libc6 (<< ${CMAKE_MATCH_1}.${next_minor})")
endif()
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
# stands below PROJECT_DESCRIPTION
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "ntm reads yearly CSV exports of commune criteria of Vietnam's programme on
new rural development, and prints the figures of a year-end summary:
averages, increments, bands, single criteria, the gap to targets, poverty,
income and ranking. Every figure is an exact fraction until it is printed.")
include(CPack)
