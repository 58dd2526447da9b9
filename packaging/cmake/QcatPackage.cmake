# The Debian package for servers: the headless build, with its user, units, rotation and rules. Target `deb` makes it;
# packaging/make_deb.sh builds what goes into it first. What lies outside the prefix is in the component `system`, which
# "cmake --install" leaves alone.
include_guard(GLOBAL)

set(debian ${CMAKE_SOURCE_DIR}/packaging/debian)
set(generated ${CMAKE_BINARY_DIR}/package)

foreach(program qcat qguard)
  file(MAKE_DIRECTORY ${generated})
  file(CREATE_LINK /opt/qcat/bin/${program} ${generated}/${program} SYMBOLIC)
  install(FILES ${generated}/${program} DESTINATION /usr/bin COMPONENT system EXCLUDE_FROM_ALL)
endforeach()
configure_file(${debian}/logrotate ${generated}/logrotate.d/qcat COPYONLY)
configure_file(${debian}/needrestart.conf ${generated}/needrestart/qcat.conf COPYONLY)
install(FILES ${debian}/config.yaml DESTINATION /etc/qcat PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ COMPONENT system EXCLUDE_FROM_ALL)
install(FILES ${generated}/logrotate.d/qcat DESTINATION /etc/logrotate.d COMPONENT system EXCLUDE_FROM_ALL)
install(FILES ${generated}/needrestart/qcat.conf DESTINATION /etc/needrestart/conf.d COMPONENT system EXCLUDE_FROM_ALL)
install(FILES packaging/polkit/50-qcat.rules DESTINATION /etc/polkit-1/rules.d COMPONENT system EXCLUDE_FROM_ALL)
install(FILES ${qcat_units} DESTINATION /lib/systemd/system COMPONENT system EXCLUDE_FROM_ALL)
install(FILES ${debian}/README.Debian ${debian}/copyright DESTINATION /usr/share/doc/qcat COMPONENT system EXCLUDE_FROM_ALL)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME qcat)
set(CPACK_PACKAGE_CONTACT "QCAT <qcat@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "trading engine for crypto futures that can be operated, for servers")
set(CPACK_PACKAGE_DESCRIPTION "The engine as a daemon with its incident desk, verbs, runbooks and backups, and the watcher qguard.\nIt has no window: consoles attach to it over the network.")
set(CPACK_PACKAGING_INSTALL_PREFIX /opt/qcat)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program system)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What is loaded while it runs, which no linker knows of: the embedded store, time zones, authorities.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser, libqt6sql6-sqlite, tzdata, ca-certificates")
# Its rights on units, its rotation, its backups, Chinese in reports.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "systemd, dbus, polkitd, logrotate, postgresql-client, fonts-wqy-microhei")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "postgresql, redis-server, prometheus, prometheus-alertmanager")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${debian}/postinst ${debian}/prerm ${debian}/postrm ${debian}/conffiles)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_PACKAGE_DIRECTORY ${generated})
include(CPack)

add_custom_target(deb COMMAND ${CMAKE_CPACK_COMMAND} --config ${CMAKE_BINARY_DIR}/CPackConfig.cmake WORKING_DIRECTORY ${CMAKE_BINARY_DIR} VERBATIM)
add_dependencies(deb qcat qguard)
