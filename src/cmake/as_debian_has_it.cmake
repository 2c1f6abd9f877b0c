# Run by cpack in the folder that becomes a Debian package: man pages are compressed there, and the completions of
# packages for zsh have a folder of their own.
if(NOT CPACK_GENERATOR STREQUAL "DEB")
  return()
endif()
file(GLOB man_pages ${CPACK_TEMPORARY_DIRECTORY}/usr/share/man/man*/*)
foreach(page IN LISTS man_pages)
  # without name and time: the same bytes each time
  execute_process(COMMAND gzip -9n ${page} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
set(zsh ${CPACK_TEMPORARY_DIRECTORY}/usr/share/zsh)
file(RENAME ${zsh}/site-functions ${zsh}/vendor-completions)
