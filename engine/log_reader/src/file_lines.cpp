#include "file_lines.h"

#include <qcat/log_files/byte_source.h>
#include <qcat/log_files/line_columns.h>

#include <algorithm>

namespace qcat::log_reader
{

using namespace log_files;

namespace
{

constexpr std::size_t kLongest = 16 << 10; // far beyond any screen
constexpr std::size_t kGlance = 128 << 10;
constexpr std::size_t kGlanceLines = 300;

api::LogLine shown(std::string_view bytes, const LineFacts &facts, TextEncoding encoding)
{
    api::LogLine line;
    line.level = api::LogLevel(facts.level);
    line.timeUs = facts.time.us;
    line.isHeader = facts.isHeader;
    line.isCut = facts.length > bytes.size();
    while (bytes.ends_with('\n') || bytes.ends_with('\r'))
        bytes.remove_suffix(1);
    line.raw = toUtf8(bytes, encoding);
    if (line.isHeader) {
        auto columns = columnsOf(line.raw);
        line.time = std::move(columns.time);
        line.category = std::move(columns.category);
        line.text = std::move(columns.text);
    } else {
        line.text = line.raw;
    }
    return line;
}

// A packed file has no points yet.
std::string headOf(const LogFile &file)
{
    std::string head(kGlance, '\0');
    std::size_t had = 0;
    if (const auto source = ByteSource::open(file.path()))
        while (had < head.size()) {
            const auto got = (*source)->read(head.data() + had, head.size() - had);
            if (!got || *got == 0)
                break;
            had += *got;
        }
    head.resize(had);
    return head;
}

} // namespace

api::LogLine lineOf(const LogFile &file, const LineFacts &facts)
{
    const auto wanted = std::size_t(std::min<std::uint64_t>(facts.length, kLongest));
    const auto bytes = file.read(facts.offset, wanted);
    if (!bytes || bytes->size() < wanted) {
        api::LogLine lost;
        lost.isLost = true;
        lost.isHeader = facts.isHeader;
        lost.level = api::LogLevel(facts.level);
        lost.timeUs = facts.time.us;
        return lost;
    }
    return shown(*bytes, facts, file.encoding());
}

std::vector<api::LogLine> glanceAt(const LogFile &file, bool atItsEnd)
{
    const bool isEnd = atItsEnd && !file.isPacked();
    const auto size = file.sizeNow();
    const auto from = isEnd && size > kGlance ? size - kGlance : 0;
    auto bytes = isEnd ? file.read(from, kGlance).valueOr({}) : headOf(file);
    if (from > 0)
        bytes.erase(0, std::min(bytes.find('\n'), bytes.size() - 1) + 1);
    LogIndex index;
    index.append(bytes);
    index.seal();
    const auto first = isEnd && index.lines() > kGlanceLines ? index.lines() - kGlanceLines : 0;
    std::vector<api::LogLine> lines;
    for (auto number = first; number < std::min<std::uint64_t>(index.lines(), first + kGlanceLines); ++number) {
        const auto facts = index.line(number);
        auto &line = lines.emplace_back(shown(std::string_view(bytes).substr(facts.offset, std::min(facts.length, std::uint64_t(kLongest))), facts, file.encoding()));
        line.number = line.row = number - first;
    }
    return lines;
}

} // namespace qcat::log_reader
