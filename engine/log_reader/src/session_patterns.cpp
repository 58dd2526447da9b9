#include "session.h"

#include <qcat/log_files/byte_source.h>
#include <qcat/log_files/patterns_of_file.h>

namespace qcat::log_reader
{

using namespace log_files;

namespace
{

base::Status addWanted(const LogFile &file, const Wanted &wanted, const base::CancelToken &cancel, LinePatterns &patterns)
{
    const auto source = ByteSource::open(file.path());
    if (!source)
        return source.error();
    const auto query = wanted.queryFor(file.encoding());
    const auto searched = search(**source, query->query, [&](std::string_view message) {
        if (file.encoding() == TextEncoding::Utf8)
            patterns.append(message);
        else
            patterns.append(toUtf8(message, file.encoding()));
        return !cancel.isCancelled();
    });
    return searched ? base::Status() : base::Status(searched.error());
}

api::LogPatterns valueOf(const LinePatterns &patterns)
{
    api::LogPatterns value;
    value.others = patterns.others();
    value.messages = patterns.others();
    for (auto &found : patterns.found()) {
        value.messages += found.messages;
        value.found.push_back({std::move(found.text), std::move(found.sample), api::LogLevel(found.level), found.messages, found.first.us, found.last.us});
    }
    return value;
}

} // namespace

// A look through the files on the other thread; what cannot be read of them is said by the state.
void Session::patterns(api::LogView::PatternsArrived arrived)
{
    m_mail.post([this, arrived = std::move(arrived)] {
        std::vector<std::shared_ptr<LogFile>> files;
        for (const auto &file : m_files)
            if (file.opened.file && !file.isCut)
                files.push_back(file.opened.file);
        postJob([this, files = std::move(files), wanted = m_shown.wanted, arrived] {
            LinePatterns all;
            for (const auto &file : files) {
                if (wanted) {
                    if (const auto added = addWanted(*file, *wanted, m_cancel, all); !added)
                        continue;
                } else if (auto found = patternsOfFile(file->path(), [this] { return !m_cancel.isCancelled(); })) {
                    all.append(std::move(*found));
                }
            }
            answer<api::LogPatterns>(arrived, valueOf(all));
        });
    });
}

} // namespace qcat::log_reader
