#pragma once

#include "wanted.h"

#include <qcat/base/call.h>
#include <qcat/log_files/find_messages.h>
#include <qcat/log_files/log_file.h>

#include <functional>
#include <memory>
#include <vector>

namespace qcat::log_reader
{

// A part of one file to look through.
struct SearchedFile {
    std::size_t number = 0;
    std::shared_ptr<log_files::LogFile> file;
    log_files::ByteRange range;
};

// Looks through files one after the other and gives what is wanted piece by piece, on the caller's thread; `problem` for a file that could
// not be read to its end. Gives up when it is cancelled.
struct SearchTold {
    std::function<void(std::size_t file, std::vector<log_files::MessagePlace> places)> found;
    std::function<void(std::size_t file, base::Error problem)> problem;
};
void searchFiles(const std::vector<SearchedFile> &files, const Wanted &wanted, const base::CancelToken &cancel, const SearchTold &tell);

// The same in text that is in hand; offsets count from its beginning.
std::vector<log_files::MessagePlace> searchText(std::string_view text, log_files::TextEncoding encoding, const Wanted &wanted);

} // namespace qcat::log_reader
