# How a test is declared: one executable a file, named after the source it mirrors. The target tests_LABEL builds all of a label.
include_guard(GLOBAL)

# Builds what every test includes once; not a test, so that to build one test is not to build another.
file(WRITE ${CMAKE_BINARY_DIR}/test_headers.cpp "")
add_library(qcat_test_headers OBJECT ${CMAKE_BINARY_DIR}/test_headers.cpp)
target_link_libraries(qcat_test_headers PRIVATE Qt6::Core qcat_options)
# What is tested is built as it is shipped; the tests' own code need not be fast, and -O1 compiles a third quicker than -O3.
set(qcat_test_optimisation $<$<CONFIG:Release>:-O1>)
target_compile_options(qcat_test_headers PRIVATE ${qcat_test_optimisation})
qcat_precompile(qcat_test_headers tests)

# One run of a test binary, in a folder of its own as working directory.
function(qcat_add_run run name timeout labels)
  set(folder ${CMAKE_BINARY_DIR}/tests/run/${run})
  file(MAKE_DIRECTORY ${folder})
  add_test(NAME ${run} COMMAND ${name} ${ARGN} WORKING_DIRECTORY ${folder})
  set_tests_properties(${run} PROPERTIES TIMEOUT ${timeout} LABELS "${labels}"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_NO_GLIB=1;LC_ALL=C.UTF-8;TSAN_OPTIONS=ignore_noninstrumented_modules=1:detect_deadlocks=0:report_mutex_bugs=0;ASAN_OPTIONS=detect_leaks=0")
endfunction()

# qcat_add_test(NAME SOURCES a.cpp ... LINK qcat::x ... [LABELS unit|integration|ui|e2e|long ...] [TIMEOUT seconds] [ROWS function[:row] ...])
# Qt Test; offscreen unless the environment names a platform. With ROWS, which are all that the test has, each is a run of its own, so that
# they go beside each other.
function(qcat_add_test name)
  cmake_parse_arguments(A "" "TIMEOUT" "SOURCES;LINK;LABELS;ROWS" ${ARGN})
  if(NOT A_TIMEOUT)
    set(A_TIMEOUT 60)
  endif()
  add_executable(${name} ${A_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  target_link_libraries(${name} PRIVATE ${A_LINK} Qt6::Test qcat_options)
  # -Wno-restrict: g++ 12 sees an overlap in "text" + string that cannot be (GCC bug 105651)
  target_compile_options(${name} PRIVATE ${qcat_test_optimisation} -Wno-conversion -Wno-restrict)
  target_compile_definitions(${name} PRIVATE QCAT_SOURCE_DIR="${CMAKE_SOURCE_DIR}" QCAT_BINARY_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests/support)
  qcat_precompile(${name} tests)
  # moc's output is included by the test itself: this file is empty, and reading the headers would be all it costs
  set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/${name}_autogen/mocs_compilation.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  foreach(label IN LISTS A_LABELS)
    if(NOT TARGET tests_${label})
      add_custom_target(tests_${label})
    endif()
    add_dependencies(tests_${label} ${name})
  endforeach()
  foreach(row IN LISTS A_ROWS)
    string(REGEX REPLACE "^.*:" "" run "${row}")
    string(REPLACE " " "_" run "${name}.${run}")
    qcat_add_run(${run} ${name} ${A_TIMEOUT} "${A_LABELS}" ${row})
  endforeach()
  if(NOT A_ROWS)
    qcat_add_run(${name} ${name} ${A_TIMEOUT} "${A_LABELS}")
  endif()
endfunction()
