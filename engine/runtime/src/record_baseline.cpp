#include "record_baseline.h"

#include <qcat/base/log.h>
#include <qcat/runtime/small_file.h>

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace qcat::runtime
{

namespace
{

// A market maker's orders of the last instant are always on their way to the store.
constexpr std::int64_t kUnderWay = 50;

std::int64_t atLeast(std::int64_t storedThen, std::int64_t engineThen, std::int64_t engineNow)
{
    return std::max(storedThen + std::max<std::int64_t>(0, engineNow - engineThen - kUnderWay), engineNow - kUnderWay);
}

} // namespace

RecordBaseline::Counts RecordBaseline::expected(const std::string &store, const std::optional<Counts> &engine)
{
    if (store != m_store)
        read(store);
    if (!engine)
        return m_stored;
    if (!m_engine)
        m_engine = engine;
    return {atLeast(m_stored.orders, m_engine->orders, engine->orders), atLeast(m_stored.fills, m_engine->fills, engine->fills), 0};
}

void RecordBaseline::good(const std::string &store, const Counts &stored, const std::optional<Counts> &engine)
{
    const bool isNews = stored.orders != m_stored.orders || stored.fills != m_stored.fills;
    m_stored = stored;
    m_engine = engine;
    if (m_file.empty() || !isNews)
        return;
    if (auto written = writeSmallFile(m_file, fmt::format("{}\n{} {}\n", store, stored.orders, stored.fills)); !written)
        log::warning("records", "what the store holds cannot be remembered: {}", written.error().message);
}

void RecordBaseline::read(const std::string &store)
{
    m_store = store;
    m_stored = {};
    m_engine.reset();
    const auto text = m_file.empty() ? base::Result<std::string>(std::string()) : readSmallFile(m_file);
    std::istringstream lines(text.valueOr(std::string()));
    std::string of;
    Counts kept;
    if (std::getline(lines, of) && of == store && lines >> kept.orders >> kept.fills)
        m_stored = kept;
}

} // namespace qcat::runtime
