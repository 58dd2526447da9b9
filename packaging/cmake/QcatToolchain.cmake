# Compiler, linker and cache settings that hold for every target of ours.
include_guard(GLOBAL)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_AUTORCC ON)
# moc 6.4 cannot parse libstdc++ 12 in C++20 mode and needs nothing of it: keep its folders from moc
list(FILTER CMAKE_CXX_IMPLICIT_INCLUDE_DIRECTORIES EXCLUDE REGEX "c\\+\\+")

find_program(QCAT_CCACHE ccache)
if(QCAT_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # The same sources in another folder are the same: a second clone on a machine finds what the first has built.
  # pch_defines and time_macros: what ccache's manual demands for precompiled headers; the rest of it is in QcatPrecompiled.cmake.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${QCAT_CCACHE})
endif()

find_program(QCAT_MOLD mold)
if(QCAT_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

if(QCAT_SANITIZE)
  # -Wno-maybe-uninitialized: under sanitizers g++ 12 takes a std::regex for one (GCC manual, "-fsanitize": such warnings may be false)
  add_compile_options(-fsanitize=${QCAT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all -g1 -Wno-maybe-uninitialized)
  add_link_options(-fsanitize=${QCAT_SANITIZE})
endif()
