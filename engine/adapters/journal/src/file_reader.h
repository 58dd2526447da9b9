#pragma once

#include "segment.h"

#include <qcat/trading_ports/journal.h>

#include <filesystem>
#include <vector>

namespace qcat::journal
{

// Walks the segments of a journal in their order and sees to it that they belong together.
class FileReader : public trading::JournalReader
{
public:
    static base::Result<FileReader> open(const std::filesystem::path &folder);

    const trading::JournalHeader &header() const override { return m_header; }
    base::Result<bool> next(trading::JournalRecord &into) override;

    // The last segment, once next() has given nothing: where a writer goes on.
    const Segment &current() const { return m_current; }

private:
    FileReader(std::vector<std::filesystem::path> paths, Segment first);
    base::Status openNextSegment();

    std::vector<std::filesystem::path> m_paths;
    std::size_t m_index = 0;
    Segment m_current;
    trading::JournalHeader m_header;
};

} // namespace qcat::journal
