#include <qcat/history/history_book.h>

#include "series_window.h"

#include <qcat/history/resample.h>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::history
{

namespace
{

using namespace std::chrono_literals;

constexpr int kMostPoints = 5000;
constexpr std::size_t kMostUnsaved = 100'000; // minutes of series: hours of a store that refuses
constexpr base::Duration kForgetEvery = 1h;
constexpr std::int64_t kPointBytes = sizeof(domain::HistoryPoint);
constexpr std::int64_t kFewestPoints = 12;

base::Status checked(const api::HistoryQuery &query)
{
    if (query.from < query.to && query.mostPoints >= 1 && query.mostPoints <= kMostPoints)
        return {};
    return base::Error{"history.bad_range",
                       fmt::format("the history of {} is asked with from before to and 1 to {} points", query.series, kMostPoints)}
        .with("series", query.series);
}

base::Error unknown(const std::string &series, const std::vector<std::string> &names)
{
    std::string known;
    for (const auto &name : names)
        known += (known.empty() ? "" : ", ") + name;
    return base::Error{"history.unknown_series", fmt::format("there is no series {}", series)}.with("series", series).with("known", known);
}

} // namespace

HistoryBook::HistoryBook(Limits limits, ops::HistoryStore *store) : m_limits(limits), m_store(store) {}

HistoryBook::~HistoryBook() = default;

base::Status HistoryBook::add(const std::vector<domain::Measured> &figures, base::WallTime now)
{
    const auto most = mostPoints();
    for (const auto &figure : figures) {
        auto found = m_windows.find(figure.name);
        if (found == m_windows.end()) {
            if (m_windows.size() >= m_limits.mostSeries)
                continue;
            found = m_windows.emplace(figure.name, std::make_unique<SeriesWindow>(figure.unit, m_limits.window)).first;
        }
        found->second->add(figure.value, now);
        found->second->keepNewest(most);
    }
    return m_store ? keep(now) : base::Status();
}

base::Status HistoryBook::keep(base::WallTime now)
{
    for (const auto &[name, window] : m_windows)
        if (const auto minute = window->takeEndedMinute(now); minute && m_unsaved.size() < kMostUnsaved)
            m_unsaved.push_back({name, window->unit(), *minute});
    if (!m_unsaved.empty()) {
        if (auto saved = m_store->append(m_unsaved); !saved)
            return saved;
        m_unsaved.clear();
    }
    if (m_forgotten.isValid() && now - m_forgotten < kForgetEvery && now >= m_forgotten)
        return {};
    m_forgotten = now;
    return m_store->forgetBefore({now.ns - m_limits.kept.count()});
}

base::Result<api::HistorySeries> HistoryBook::answer(const api::HistoryQuery &query) const
{
    if (auto good = checked(query); !good)
        return good.error();
    const auto window = m_windows.find(query.series);
    const bool reachesBack = window == m_windows.end() || query.from < window->second->oldest();
    if (window != m_windows.end() && (!reachesBack || !m_store))
        return fromWindow(*window->second, query);
    const auto unit = window != m_windows.end() ? std::optional(window->second->unit()) : unitOf(query.series);
    if (!unit)
        return unknown(query.series, names());
    return fromStore(*unit, query);
}

base::Result<api::HistorySeries> HistoryBook::fromWindow(const SeriesWindow &window, const api::HistoryQuery &query) const
{
    auto found = resample(window.points(), m_limits.interval, query.from, query.to, query.mostPoints);
    return api::HistorySeries{query.series, window.unit(), found.step, std::move(found.points)};
}

// By the minute; what the store does not have yet comes from the window.
base::Result<api::HistorySeries> HistoryBook::fromStore(const std::string &unit, const api::HistoryQuery &query) const
{
    auto stored = m_store->read(query.series, query.from, query.to);
    if (!stored)
        return stored.error();
    auto points = std::move(stored).value();
    if (const auto window = m_windows.find(query.series); window != m_windows.end()) {
        const base::WallTime covered = points.empty() ? query.from : points.back().start + 1min;
        const auto newer = resample(window->second->points(), 1min, covered, query.to, kMostPoints);
        points.insert(points.end(), newer.points.begin(), newer.points.end());
    }
    auto found = resample(points, 1min, query.from, query.to, query.mostPoints);
    return api::HistorySeries{query.series, unit, found.step, std::move(found.points)};
}

std::optional<std::string> HistoryBook::unitOf(const std::string &series) const
{
    if (!m_store)
        return std::nullopt;
    if (const auto known = m_store->known())
        for (const auto &one : *known)
            if (one.series == series)
                return one.unit;
    return std::nullopt;
}

std::int64_t HistoryBook::bytes() const
{
    std::int64_t points = 0;
    for (const auto &[name, window] : m_windows)
        points += std::int64_t(window->size());
    return points * kPointBytes;
}

void HistoryBook::limitTo(std::int64_t bytes)
{
    m_mostBytes = bytes;
    for (const auto &[name, window] : m_windows)
        window->keepNewest(mostPoints());
}

std::size_t HistoryBook::mostPoints() const
{
    const auto series = std::max<std::int64_t>(1, std::int64_t(m_windows.size()));
    return std::size_t(std::max(kFewestPoints, m_mostBytes / kPointBytes / series));
}

std::vector<std::string> HistoryBook::names() const
{
    std::vector<std::string> all;
    for (const auto &[name, window] : m_windows)
        all.push_back(name);
    if (m_store)
        if (const auto known = m_store->known())
            for (const auto &one : *known)
                all.push_back(one.series);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

} // namespace qcat::history
