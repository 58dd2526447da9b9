#include "session.h"

#include "file_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace qcat::log_reader
{

using namespace log_files;

namespace
{

constexpr std::size_t kMostLines = 2000;
constexpr std::uint64_t kBlock = 1 << 14; // lines that are looked at together when going back
constexpr std::uint64_t kSavedAtOnce = 50'000; // then questions get their turn

} // namespace

std::uint64_t Session::rows() const
{
    return m_shown.wanted ? m_shown.lines.count() : m_order.size();
}

std::uint64_t Session::numberOf(std::uint64_t row) const
{
    return m_shown.wanted ? m_shown.lines.at(row) : row;
}

std::uint64_t Session::numberBehind(std::uint64_t number) const
{
    return m_shown.wanted ? *m_shown.lines.next(number + 1) : number + 1;
}

std::uint64_t Session::rowBefore(std::uint64_t number) const
{
    return m_shown.wanted ? m_shown.lines.before(number) : std::min(number, m_order.size());
}

LineFacts Session::factsOf(std::uint64_t number) const
{
    const auto place = m_order.at(number);
    return m_files[place.file].index.line(place.line);
}

api::LogLine Session::lineAt(std::uint64_t number) const
{
    const auto place = m_order.at(number);
    const auto &file = m_files[place.file];
    const auto facts = file.index.line(place.line);
    api::LogLine line;
    if (file.isCut || !file.opened.file) {
        line.isLost = true;
        line.isHeader = facts.isHeader;
        line.level = api::LogLevel(facts.level);
        line.timeUs = facts.time.us;
    } else {
        line = lineOf(*file.opened.file, facts);
    }
    line.number = number;
    line.file = place.file;
    line.numberInFile = place.line;
    line.isContext = m_shown.wanted && !m_shown.matches.has(number);
    return line;
}

void Session::lines(std::uint64_t row, std::size_t count, api::LogView::LinesArrived arrived)
{
    m_mail.post([this, row, count, arrived = std::move(arrived)] {
        std::vector<api::LogLine> found;
        const auto end = m_isReady ? std::min(rows(), row + std::min(count, kMostLines)) : 0;
        std::uint64_t number = row < end ? numberOf(row) : 0;
        for (auto at = row; at < end; ++at) {
            found.push_back(lineAt(number));
            found.back().row = at;
            if (at + 1 < end)
                number = numberBehind(number);
        }
        answer<base::Result<std::vector<api::LogLine>>>(arrived, std::move(found));
    });
}

void Session::rowAtTime(std::int64_t us, api::LogView::RowArrived arrived)
{
    m_mail.post([this, us, arrived = std::move(arrived)] {
        std::uint64_t low = 0, high = m_isReady ? rows() : 0;
        const auto all = high;
        while (low < high) {
            const auto middle = low + (high - low) / 2;
            if (factsOf(numberOf(middle)).time.us < us)
                low = middle + 1;
            else
                high = middle;
        }
        answer<std::optional<std::uint64_t>>(arrived, low < all ? std::optional(low) : std::nullopt);
    });
}

void Session::rowOfLine(std::uint64_t number, api::LogView::RowArrived arrived)
{
    m_mail.post([this, number, arrived = std::move(arrived)] {
        const auto row = m_isReady ? rowBefore(number) : 0;
        answer<std::optional<std::uint64_t>>(arrived, m_isReady && row < rows() ? std::optional(row) : std::nullopt);
    });
}

void Session::nextOf(api::LogLevels levels, std::uint64_t row, bool isForward, api::LogView::RowArrived arrived)
{
    m_mail.post([this, levels, row, isForward, arrived = std::move(arrived)] {
        std::optional<std::uint64_t> found;
        if (m_isReady && rows() > 0)
            if (const auto number = nextNumber(levels, numberOf(std::min(row, rows() - 1)), isForward))
                found = rowBefore(*number);
        answer<std::optional<std::uint64_t>>(arrived, found);
    });
}

// The next line that is shown and begins a message of these levels; run by run, from the index alone.
std::optional<std::uint64_t> Session::nextNumber(api::LogLevels levels, std::uint64_t number, bool isForward) const
{
    std::optional<std::uint64_t> found;
    const auto look = [&](std::uint64_t from, std::uint64_t count) {
        const auto place = m_order.at(from);
        m_files[place.file].index.eachMessage(levels, place.line, place.line + count, [&](std::uint64_t line) {
            const auto at = from + (line - place.line);
            if (!m_shown.wanted || m_shown.lines.has(at))
                found = at;
            return !found || !isForward;
        });
    };
    if (isForward) {
        for (auto at = number + 1; at < m_order.size() && !found;) {
            const auto count = m_order.at(at).left;
            look(at, count);
            at += count;
        }
        return found;
    }
    for (auto end = number; end > 0 && !found;) {
        const auto begin = end > kBlock ? end - kBlock : 0;
        for (auto at = begin; at < end;) { // the last one that is found stays
            const auto count = std::min(m_order.at(at).left, end - at);
            look(at, count);
            at += count;
        }
        end = begin;
    }
    return found;
}

struct Session::Saving {
    std::string file;
    std::string unfinished; // takes the name when it is whole
    std::ofstream out;
    std::uint64_t filter = 0;
    std::uint64_t next = 0; // line
    std::uint64_t end = 0;  // what comes later is not saved
    std::uint64_t saved = 0;
    api::LogView::Done done;
};

void Session::save(std::string file, api::LogView::Done done)
{
    m_mail.post([this, file = std::move(file), done = std::move(done)] {
        auto saving = std::make_shared<Saving>();
        saving->file = file;
        saving->unfinished = file + ".part";
        saving->out.open(saving->unfinished, std::ios::binary | std::ios::trunc);
        saving->filter = m_shown.number;
        saving->end = m_order.size();
        saving->done = done;
        saveOn(saving);
    });
}

void Session::saveOn(const std::shared_ptr<Saving> &saving)
{
    const auto fail = [&](const char *code, const std::string &why) {
        std::error_code ignored;
        saving->out.close();
        std::filesystem::remove(saving->unfinished, ignored);
        answer<base::Result<std::uint64_t>>(
            saving->done, base::Error{code, fmt::format("{} was not written: {}", saving->file, why)}.with("file", saving->file).with("detail", why));
    };
    if (!saving->out)
        return fail("log.not_saved", std::strerror(errno));
    if (saving->filter != m_shown.number)
        return fail("log.cancelled", "another filter was chosen meanwhile");
    const auto stopAt = saving->saved + kSavedAtOnce;
    while (saving->next < saving->end && saving->saved < stopAt) {
        const auto number = m_shown.wanted ? m_shown.lines.next(saving->next).value_or(saving->end) : saving->next;
        saving->next = number + 1;
        if (number >= saving->end)
            break;
        const auto place = m_order.at(number);
        const auto &file = m_files[place.file];
        const auto facts = file.index.line(place.line);
        const auto bytes = file.opened.file && !file.isCut ? file.opened.file->read(facts.offset, std::size_t(facts.length)) : std::string();
        if (!bytes)
            return fail("log.not_saved", bytes.error().message);
        saving->out << *bytes;
        ++saving->saved;
    }
    if (saving->next < saving->end)
        return m_mail.post([this, saving] { saveOn(saving); });
    saving->out.close();
    std::error_code problem;
    if (saving->out)
        std::filesystem::rename(saving->unfinished, saving->file, problem);
    if (!saving->out || problem)
        return fail("log.not_saved", problem ? problem.message() : std::strerror(errno));
    answer<base::Result<std::uint64_t>>(saving->done, saving->saved);
}

} // namespace qcat::log_reader
