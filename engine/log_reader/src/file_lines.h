#pragma once

#include <qcat/api/log_reader.h>
#include <qcat/log_files/log_file.h>
#include <qcat/log_files/log_index.h>

#include <vector>

namespace qcat::log_reader
{

// What a window shows of one line; row and number are the caller's.
api::LogLine lineOf(const log_files::LogFile &file, const log_files::LineFacts &facts);

// The last lines of a file, or its first, without knowing more of it than these; packed ones are unpacked from their beginning.
std::vector<api::LogLine> glanceAt(const log_files::LogFile &file, bool atItsEnd);

} // namespace qcat::log_reader
