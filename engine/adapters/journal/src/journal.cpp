#include <qcat/journal/journal.h>

#include "file_reader.h"
#include "file_writer.h"

namespace qcat::journal
{

namespace
{

base::Error otherSubject(const std::filesystem::path &folder, const std::string &recorded, const std::string &given)
{
    return fileError("journal.other_subject", folder,
                     "this journal was recorded with another recording, configuration or strategies (" + recorded +
                         ") than the ones given now (" + given + "); give another data folder")
        .with("recorded", recorded)
        .with("given", given);
}

} // namespace

bool holdsJournal(const std::filesystem::path &folder)
{
    return findSegments(folder).hasValue();
}

base::Result<std::unique_ptr<trading::JournalWriter>>
create(const std::filesystem::path &folder, trading::JournalHeader header, const domain::JournalConfig &config)
{
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed)
        return fileError("journal.cannot_create", folder, "cannot be created: " + failed.message());
    if (holdsJournal(folder))
        return fileError("journal.exists", folder, "there is a journal in this folder already");
    header.version = kVersion;
    auto segment = OpenSegment::begin(folder, {1, 1, std::move(header)}, config.fsync);
    if (!segment)
        return segment.error();
    return std::unique_ptr<trading::JournalWriter>(std::make_unique<FileWriter>(std::move(segment).value(), 1, config));
}

base::Result<Continued> continueExisting(const std::filesystem::path &folder, const std::string &subject,
                                         const domain::JournalConfig &config)
{
    auto reader = FileReader::open(folder);
    if (!reader)
        return reader.error();
    const trading::JournalHeader &header = reader->header();
    if (header.subject != subject)
        return otherSubject(folder, header.subject, subject);
    trading::JournalRecord record;
    base::Result<bool> more = true;
    while (more && *more)
        more = reader->next(record);
    if (!more)
        return more.error();
    const Segment &last = reader->current();
    auto segment = OpenSegment::resume(last);
    if (!segment)
        return segment.error();
    return Continued{header, std::make_unique<FileWriter>(std::move(segment).value(), last.nextSequence(), config),
                     last.tornBytes()};
}

base::Result<std::unique_ptr<trading::JournalReader>> read(const std::filesystem::path &folder)
{
    auto reader = FileReader::open(folder);
    if (!reader)
        return reader.error();
    return std::unique_ptr<trading::JournalReader>(std::make_unique<FileReader>(std::move(reader).value()));
}

} // namespace qcat::journal
