# Every library from outside, found once. Packages and reasons: README.md, "What it is built with".
include_guard(GLOBAL)

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Network Sql DBus Gui)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(simdjson REQUIRED)
find_package(Boost 1.74 REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(CURL 7.85 REQUIRED) # 7.85: CURLOPT_PROTOCOLS_STR
find_package(ZLIB REQUIRED)
find_package(CURL 7.85 REQUIRED) # 7.85: CURLOPT_PROTOCOLS_STR
find_package(prometheus-cpp REQUIRED COMPONENTS core)
find_package(PkgConfig REQUIRED)
pkg_check_modules(PQXX REQUIRED IMPORTED_TARGET libpqxx)
find_package(PostgreSQL REQUIRED) # libpq, for what libpqxx does not tell: deadlines and SQLSTATE of a login
pkg_check_modules(HIREDIS REQUIRED IMPORTED_TARGET hiredis)
pkg_check_modules(SYSTEMD REQUIRED IMPORTED_TARGET libsystemd)
find_package(Threads REQUIRED)
if(QCAT_BUILD_GUI)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Widgets Charts Svg LinguistTools)
endif()
if(QCAT_BUILD_TESTS)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
  find_package(benchmark REQUIRED)
endif()
