#include <qcat/ui_models/performance_tables.h>

#include <QCoreApplication>

#include <map>

namespace qcat::ui
{

namespace
{

struct PerformanceWords {
    Q_DECLARE_TR_FUNCTIONS(PerformanceWords)
};

QString found(const std::map<std::string_view, const char *> &words, const std::string &name)
{
    const auto word = words.find(name);
    return word == words.end() ? QString::fromStdString(name) : PerformanceWords::tr(word->second);
}

} // namespace

QString metricTitle(const std::string &metric)
{
    static const std::map<std::string_view, const char *> titles = {
        {"order.whole", QT_TRANSLATE_NOOP("PerformanceWords", "Orders: frame to order")},
        {"order.wait", QT_TRANSLATE_NOOP("PerformanceWords", "Orders: waiting for the engine")},
        {"order.feed", QT_TRANSLATE_NOOP("PerformanceWords", "Orders: decoding the frame")},
        {"order.market", QT_TRANSLATE_NOOP("PerformanceWords", "Orders: matching at the venue")},
        {"order.record", QT_TRANSLATE_NOOP("PerformanceWords", "Orders: writing the event down")},
        {"order.decide", QT_TRANSLATE_NOOP("PerformanceWords", "Orders: book, strategies, risk")},
        {"order.durable", QT_TRANSLATE_NOOP("PerformanceWords", "Orders: journal to disk")},
        {"order.send", QT_TRANSLATE_NOOP("PerformanceWords", "Orders: handing to the venue")},
        {"venue.round_trip", QT_TRANSLATE_NOOP("PerformanceWords", "Round trip to the venue")},
        {"process.stall", QT_TRANSLATE_NOOP("PerformanceWords", "Longest standstill of QCAT")},
        {"process.cpu", QT_TRANSLATE_NOOP("PerformanceWords", "Processor time of QCAT")},
        {"engine.heartbeat_age", QT_TRANSLATE_NOOP("PerformanceWords", "Silence of the engine thread")},
        {"market_data.age", QT_TRANSLATE_NOOP("PerformanceWords", "Age of the market data")},
        {"postgresql.answer", QT_TRANSLATE_NOOP("PerformanceWords", "Answer of PostgreSQL")},
        {"redis.answer", QT_TRANSLATE_NOOP("PerformanceWords", "Answer of Redis")},
        {"pool.postgresql.hold", QT_TRANSLATE_NOOP("PerformanceWords", "PostgreSQL connections: held for")},
        {"pool.postgresql.wait", QT_TRANSLATE_NOOP("PerformanceWords", "PostgreSQL connections: waited for")},
        {"pool.redis.hold", QT_TRANSLATE_NOOP("PerformanceWords", "Redis connections: held for")},
        {"pool.redis.wait", QT_TRANSLATE_NOOP("PerformanceWords", "Redis connections: waited for")},
        {"api.answer", QT_TRANSLATE_NOOP("PerformanceWords", "Answer of our own API")},
        {"api.requests", QT_TRANSLATE_NOOP("PerformanceWords", "Requests to the API")},
        {"disk.stalled", QT_TRANSLATE_NOOP("PerformanceWords", "Share of time all waited for the disk")},
    };
    return found(titles, metric);
}

QString stageTitle(const std::string &stage)
{
    static const std::map<std::string_view, const char *> titles = {
        {"wait", QT_TRANSLATE_NOOP("PerformanceWords", "waiting for the engine")},
        {"feed", QT_TRANSLATE_NOOP("PerformanceWords", "decoding the frame")},
        {"market", QT_TRANSLATE_NOOP("PerformanceWords", "matching at the venue")},
        {"record", QT_TRANSLATE_NOOP("PerformanceWords", "writing the event down")},
        {"decide", QT_TRANSLATE_NOOP("PerformanceWords", "book, strategies, risk")},
        {"durable", QT_TRANSLATE_NOOP("PerformanceWords", "journal to disk")},
        {"send", QT_TRANSLATE_NOOP("PerformanceWords", "handing to the venue")},
    };
    return found(titles, stage);
}

QString pathTitle(const std::string &path)
{
    return QString::fromStdString(path);
}

QString word(domain::PerformanceArea area)
{
    switch (area) {
    case domain::PerformanceArea::Process: return PerformanceWords::tr("QCAT itself", "where a figure is made");
    case domain::PerformanceArea::Disk: return PerformanceWords::tr("Disk", "where a figure is made");
    case domain::PerformanceArea::Database: return PerformanceWords::tr("Database", "where a figure is made");
    case domain::PerformanceArea::Redis: return PerformanceWords::tr("Redis", "where a figure is made");
    case domain::PerformanceArea::Venue: return PerformanceWords::tr("Venue", "where a figure is made");
    case domain::PerformanceArea::MarketData: return PerformanceWords::tr("Market data", "where a figure is made");
    case domain::PerformanceArea::Api: return PerformanceWords::tr("API", "where a figure is made");
    case domain::PerformanceArea::Orders: return PerformanceWords::tr("Engine", "where a figure is made");
    }
    return {};
}

QString word(domain::BaselineState state)
{
    switch (state) {
    case domain::BaselineState::Learning: return PerformanceWords::tr("learning", "a baseline");
    case domain::BaselineState::Usual: return PerformanceWords::tr("as usual", "a baseline");
    case domain::BaselineState::Suspected: return PerformanceWords::tr("above, once", "a baseline");
    case domain::BaselineState::Deviating: return PerformanceWords::tr("not as usual", "a baseline");
    case domain::BaselineState::Drifting: return PerformanceWords::tr("drifting", "a baseline");
    }
    return {};
}

} // namespace qcat::ui
