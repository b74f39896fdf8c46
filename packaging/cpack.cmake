# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed beside the program and its model, and the Debian package that `cpack` makes of it.
include(GNUInstallDirs)
set(CLASSISCOPE_MAINTAINER "Classiscope maintainers <classiscope@example.org>" CACHE STRING
    "Who makes the package: Name <address>")

# Debian wants these compressed, without a time stamp, so that the same sources give the same files.
find_program(GZIP gzip)
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/packaging)
function(install_compressed source name folder)
  set(compressed ${PROJECT_BINARY_DIR}/packaging/${name}.gz)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${source})
  execute_process(COMMAND ${GZIP} -9nc ${source} OUTPUT_FILE ${compressed} COMMAND_ERROR_IS_FATAL ANY)
  install(FILES ${compressed} DESTINATION ${folder})
endfunction()

install(FILES packaging/completion/classiscope.bash RENAME classiscope
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES packaging/completion/_classiscope DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES packaging/completion/classiscope.fish
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
if(CLASSISCOPE_GUI)
  install(FILES packaging/io.github.classiscope.Classiscope.metainfo.xml
          DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
  foreach(size 48 64 128 256)  # for desktops that draw no SVG, and for software centres
    install(FILES packaging/icons/classiscope-${size}.png RENAME classiscope.png
            DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/${size}x${size}/apps)
  endforeach()
endif()
if(NOT GZIP)
  install(FILES packaging/classiscope.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  return()
endif()
install_compressed(${PROJECT_SOURCE_DIR}/packaging/classiscope.1 classiscope.1 ${CMAKE_INSTALL_MANDIR}/man1)

# A package is of the distribution that it was built on, whose libraries it needs; "~" sorts before
# nothing, so that the next distribution's counts as newer than this one's.
set(suite "")
if(EXISTS /etc/os-release)
  file(STRINGS /etc/os-release lines REGEX "^(ID|VERSION_ID)=")
  foreach(line ${lines})
    string(REGEX REPLACE "^([A-Z_]+)=\"?([^\"]*)\"?$" "\\1;\\2" pair "${line}")
    list(GET pair 0 key)
    list(GET pair 1 os_${key})
  endforeach()
  set(suite "~${os_ID}${os_VERSION_ID}")
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME classiscope)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_DEBIAN_PACKAGE_RELEASE 1${suite})
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER ${CLASSISCOPE_MAINTAINER})
set(CPACK_PACKAGE_CONTACT ${CLASSISCOPE_MAINTAINER})
set(CPACK_DEBIAN_PACKAGE_SECTION graphics)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "image classifier with a window, an HTTP server and live charts")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Says what is in a picture: in a window, on the command line, and to other
programs over HTTP. All three use the same engine, so that the window shows
live what a load test does to the server: rates, response times, the queue.
.
A model for 98 everyday things is included; any ONNX, Caffe or TensorFlow
classifier can be loaded in its place. Networks are compiled with oneDNN.
The server speaks a simple API of its own, the Open Inference Protocol and
KServe v1, and has metrics for Prometheus.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
    ${PROJECT_SOURCE_DIR}/packaging/debian/postinst ${PROJECT_SOURCE_DIR}/packaging/debian/prerm
    ${PROJECT_SOURCE_DIR}/packaging/debian/postrm)
# Only the program: a hundred tests are of no use to a package.
set(CPACK_INSTALL_COMMANDS "${CMAKE_COMMAND} --build ${PROJECT_BINARY_DIR} --target classiscope")

# What is linked, dpkg-shlibdeps finds. Plugins are opened at run time, so their packages are named:
# that of the icons needs a look at this system, the library has them in Debian 12 and not in 13.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
if(CLASSISCOPE_GUI)
  set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
      "qt6-image-formats-plugins, qt6-qpa-plugins, qt6-translations-l10n, qt6-wayland")
  execute_process(COMMAND dpkg-query --show qt6-svg-plugins
                  RESULT_VARIABLE no_svg_plugins OUTPUT_QUIET ERROR_QUIET)
  if(NOT no_svg_plugins)
    set(CPACK_DEBIAN_PACKAGE_DEPENDS qt6-svg-plugins)
  endif()
endif()
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "curl, prometheus, redis-server")

set(PACKAGE_VERSION ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})
configure_file(packaging/debian/changelog.in packaging/changelog.Debian @ONLY)
install_compressed(${PROJECT_BINARY_DIR}/packaging/changelog.Debian changelog.Debian ${CMAKE_INSTALL_DATADIR}/doc/classiscope)
install_compressed(${PROJECT_SOURCE_DIR}/CHANGELOG.md changelog ${CMAKE_INSTALL_DATADIR}/doc/classiscope)
install(FILES packaging/debian/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/classiscope)
include(CPack)
