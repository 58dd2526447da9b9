#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/config.h>
#include <qcat/trading_ports/journal.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

// The journal as files: a folder of numbered segments, each with the whole header and then records of length, CRC-32
// and payload. Numbers are little-endian or varints. Segments are filled with zeros ahead of the writing, which halves
// the time of a sync; a zero length is the end. Every Error names file and offset.
namespace qcat::journal
{

inline constexpr std::uint32_t kVersion = 1;

bool holdsJournal(const std::filesystem::path &folder);

// Makes the folder where needed and begins the first segment; refuses a folder that has a journal already. The writer
// belongs to one thread. Market events and timer ticks may wait in a buffer of 64 KiB until the next record of another
// kind, which is handed to the operating system in its call; intents are moreover synced to the disk by policy Intent.
// After a write that failed every call fails.
base::Result<std::unique_ptr<trading::JournalWriter>>
create(const std::filesystem::path &folder, trading::JournalHeader header, const domain::JournalConfig &config);

struct Continued {
    trading::JournalHeader header;
    std::unique_ptr<trading::JournalWriter> writer;
    std::uint64_t tornBytes = 0; // of a record that was being written when the earlier run died; cut off
};

// Opens an existing journal for appending behind its last whole record. Refused: damage before the tail
// ("journal.corrupt"), a version that is not ours ("journal.unknown_version"), a subject other than the given one
// ("journal.other_subject").
base::Result<Continued> continueExisting(const std::filesystem::path &folder, const std::string &subject,
                                         const domain::JournalConfig &config);

// Reads from the first record on, up to what was whole when the reader reached the last segment.
base::Result<std::unique_ptr<trading::JournalReader>> read(const std::filesystem::path &folder);

} // namespace qcat::journal
