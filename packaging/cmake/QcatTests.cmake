# How a test is declared: one executable a file, named after the source it mirrors.
include_guard(GLOBAL)

# qcat_add_test(NAME SOURCES a.cpp ... LINK qcat::x ... [LABELS unit|integration|ui|e2e|long ...] [TIMEOUT seconds])
# Qt Test; offscreen unless the environment names a platform; each run gets a folder of its own as working directory.
function(qcat_add_test name)
  cmake_parse_arguments(A "" "TIMEOUT" "SOURCES;LINK;LABELS" ${ARGN})
  if(NOT A_TIMEOUT)
    set(A_TIMEOUT 60)
  endif()
  add_executable(${name} ${A_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  target_link_libraries(${name} PRIVATE ${A_LINK} Qt6::Test qcat_options)
  # -Wno-restrict: g++ 12 sees an overlap in "text" + string that cannot be (GCC bug 105651)
  target_compile_options(${name} PRIVATE -Wno-conversion -Wno-restrict)
  target_compile_definitions(${name} PRIVATE QCAT_SOURCE_DIR="${CMAKE_SOURCE_DIR}" QCAT_BINARY_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests/support)
  file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/tests/run/${name})
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${CMAKE_BINARY_DIR}/tests/run/${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT ${A_TIMEOUT} LABELS "${A_LABELS}"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_NO_GLIB=1;LC_ALL=C.UTF-8;TSAN_OPTIONS=ignore_noninstrumented_modules=1:detect_deadlocks=0:report_mutex_bugs=0;ASAN_OPTIONS=detect_leaks=0")
endfunction()
