# Makes a source file of a file of queries, so that the program carries it.
function(qcat_embed_queries file output)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  file(READ ${file} sql)
  set(text "#include \"queries.h\"\n\nnamespace qcat::pg_diagnostics\n{\n\nconst std::string_view kQueryFile = R\"qcat-sql(${sql})qcat-sql\";\n\n} // namespace qcat::pg_diagnostics\n")
  set(before "")
  if(EXISTS ${output})
    file(READ ${output} before)
  endif()
  if(NOT before STREQUAL text) # an untouched file is not compiled again
    file(WRITE ${output} "${text}")
  endif()
endfunction()
