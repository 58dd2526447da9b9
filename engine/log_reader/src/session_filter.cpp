#include "session.h"

#include <algorithm>

namespace qcat::log_reader
{

using namespace log_files;

namespace
{

constexpr std::uint64_t kFew = 32; // one in so many lines: what one look at a line costs beside going through all
constexpr std::uint64_t kAtOnce = 32 << 20; // bytes of a file that are looked through in hand

} // namespace

void Session::setFilter(api::LogFilter filter, std::function<void(base::Status)> accepted)
{
    m_mail.post([this, filter = std::move(filter), accepted = std::move(accepted)] {
        auto wanted = filter.isAll() ? base::Result<std::shared_ptr<const Wanted>>(nullptr) : Wanted::by(filter);
        if (!wanted)
            return answer<base::Status>(accepted, wanted.error());
        if (m_isReady)
            use(std::move(*wanted));
        else // the last one wins
            m_whenReady.push_back([this, wanted = std::move(*wanted)] { use(wanted); });
        answer<base::Status>(accepted, {});
    });
}

void Session::use(std::shared_ptr<const Wanted> wanted)
{
    m_shown.cancel.cancel();
    const auto number = m_shown.number + 1;
    m_shown = {};
    m_shown.number = number;
    m_shown.wanted = std::move(wanted);
    m_isChanged = true;
    if (m_shown.wanted && m_shown.wanted->needsText())
        beginSearch();
    else if (m_shown.wanted)
        for (std::size_t file = 0; file < m_files.size(); ++file)
            filterByIndex(file, 0, m_files[file].index.lines());
    publish(true);
}

// Levels and times are in the index: nothing is read.
void Session::filterByIndex(std::size_t number, std::uint64_t from, std::uint64_t to)
{
    const auto &index = m_files[number].index;
    const auto &filter = m_shown.wanted->filter();
    if (index.isOrdered() && index.lines() > 0) { // then times are a range of lines
        if (filter.fromUs)
            from = std::max(from, index.firstAt({*filter.fromUs}));
        if (filter.toUs)
            to = std::min(to, index.firstAt({*filter.toUs}));
    }
    if (index.isOrdered() && index.countMessages(filter.levels) < index.lines() / kFew) { // their times are asked for one by one
        index.eachMessage(filter.levels, from, to, [&](std::uint64_t line) {
            const auto facts = index.line(line);
            addMessage(number, line, facts.time, facts.level);
            return true;
        });
        return;
    }
    index.eachHeader(from, to, [&](std::uint64_t line, CivilTime time, Level level) {
        if (m_shown.wanted->wants(time, level))
            addMessage(number, line, time, level);
    });
}

void Session::beginSearch()
{
    std::vector<SearchedFile> searched;
    const auto &filter = m_shown.wanted->filter();
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        const auto &[opened, index, isCut] = m_files[i];
        m_shown.seen.push_back(index.lines());
        if (!opened.file || isCut || index.lines() == 0)
            continue;
        ByteRange range{0, index.end()};
        if (!opened.file->isPacked() && index.isOrdered()) {
            const auto placeOf = [&index](std::int64_t us) {
                const auto line = index.firstAt({us});
                return line < index.lines() ? index.line(line).offset : index.end();
            };
            if (filter.fromUs)
                range.begin = placeOf(*filter.fromUs);
            if (filter.toUs)
                range.end = std::max(range.begin, placeOf(*filter.toUs));
        }
        if (range.begin < range.end)
            searched.push_back({i, opened.file, range});
    }
    m_shown.isFiltering = true;
    postJob([this, searched = std::move(searched), wanted = m_shown.wanted, filter = m_shown.number, cancel = m_shown.cancel] {
        SearchTold tell;
        tell.found = [this, filter](std::size_t file, std::vector<MessagePlace> places) {
            m_mail.post([this, filter, file, places = std::move(places)] { takePlaces(filter, file, places); });
        };
        tell.problem = [this](std::size_t file, base::Error problem) {
            m_mail.post([this, file, problem = std::move(problem)] { m_files[file].opened.problem = problem; });
        };
        searchFiles(searched, *wanted, cancel, tell);
        m_mail.post([this, filter] { endSearch(filter); });
    });
}

void Session::takePlaces(std::uint64_t filter, std::size_t file, const std::vector<MessagePlace> &places)
{
    if (filter != m_shown.number)
        return;
    const auto &index = m_files[file].index;
    for (const auto &place : places)
        if (const auto line = index.lineAt(place.offset); line < index.lines())
            addMessage(file, line, place.time, place.level);
    m_isChanged = true;
}

// What came meanwhile was not searched.
void Session::endSearch(std::uint64_t filter)
{
    if (filter != m_shown.number)
        return;
    m_shown.isFiltering = false;
    m_isChanged = true;
    m_shown.seen.resize(m_files.size());
    for (std::size_t file = 0; file < m_files.size(); ++file)
        if (const auto seen = m_shown.seen[file]; seen < m_files[file].index.lines())
            filterTail(file, seen);
}

// Lines that came to the end of a file: also the message that they go on with is looked at again.
void Session::filterTail(std::size_t number, std::uint64_t firstNew)
{
    const auto &index = m_files[number].index;
    const auto begin = index.headerOf(firstNew);
    if (const int context = m_shown.wanted->filter().context; context > 0)
        m_order.eachRun(number, firstNew, index.lines(), [&](std::uint64_t first, std::uint64_t count) {
            for (int back = 1; back <= context && std::uint64_t(back) <= first; ++back)
                if (m_shown.matches.has(first - std::uint64_t(back))) {
                    m_shown.lines.add(first, std::min(count, std::uint64_t(context - back + 1)));
                    break;
                }
        });
    bool wasShown = false;
    std::uint64_t firstNumber = 0;
    m_order.eachRun(number, begin, begin + 1, [&](std::uint64_t at, std::uint64_t) {
        firstNumber = at;
        wasShown = begin < firstNew && m_shown.matches.has(at);
    });
    bool isStillShown = false;
    for (const auto &place : placesAmong(number, begin, index.lines())) {
        const auto line = index.lineAt(place.offset);
        if (line == begin && wasShown) {
            isStillShown = true;
            showLines(number, line, index.messageEnd(line));
        } else {
            addMessage(number, line, place.time, place.level);
        }
    }
    if (!wasShown || isStillShown)
        return;
    const auto facts = index.line(begin); // by a later line it is not wanted after all
    m_order.eachRun(number, begin, index.messageEnd(begin), [&](std::uint64_t first, std::uint64_t count) {
        m_shown.matches.remove(first, count);
        m_shown.lines.remove(first, count);
    });
    --m_shown.messages;
    m_shown.minutes.remove(facts.time, facts.level);
}

std::vector<MessagePlace> Session::placesAmong(std::size_t number, std::uint64_t from, std::uint64_t to) const
{
    const auto &[opened, index, isCut] = m_files[number];
    const auto &wanted = *m_shown.wanted;
    std::vector<MessagePlace> places;
    if (!wanted.needsText()) {
        index.eachHeader(from, to, [&](std::uint64_t line, CivilTime time, Level level) {
            if (wanted.wants(time, level))
                places.push_back({index.line(line).offset, time, level});
        });
        return places;
    }
    while (from < to && opened.file) {
        const auto begin = index.line(from).offset;
        auto last = index.lineAt(begin + kAtOnce);
        if (last < to && index.headerOf(last) > from)
            last = index.headerOf(last);
        last = std::min(last, to);
        const auto end = last < index.lines() ? index.line(last).offset : index.end();
        const auto text = opened.file->read(begin, std::size_t(end - begin));
        for (auto place : searchText(text.valueOr({}), opened.file->encoding(), wanted)) {
            place.offset += begin;
            places.push_back(place);
        }
        from = std::max(last, from + 1);
    }
    return places;
}

void Session::addMessage(std::size_t file, std::uint64_t line, CivilTime time, Level level)
{
    ++m_shown.messages;
    if (level != Level::None || time.us != 0)
        m_shown.minutes.add(time, level);
    showLines(file, line, m_files[file].index.messageEnd(line));
}

void Session::showLines(std::size_t file, std::uint64_t from, std::uint64_t to)
{
    m_order.eachRun(file, from, to, [&](std::uint64_t first, std::uint64_t count) {
        m_shown.matches.add(first, count);
        const auto context = std::uint64_t(m_shown.wanted->filter().context);
        const auto begin = first > context ? first - context : 0;
        m_shown.lines.add(begin, std::min(first + count + context, m_order.size()) - begin);
    });
}

} // namespace qcat::log_reader
