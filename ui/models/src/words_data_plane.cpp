#include <qcat/ui_models/words.h>

#include <QCoreApplication>

namespace qcat::ui
{

namespace
{
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};
} // namespace

QString word(domain::postgres::IndexIssueKind kind)
{
    switch (kind) {
    case domain::postgres::IndexIssueKind::Invalid:
        return Words::tr("invalid", "index");
    case domain::postgres::IndexIssueKind::Duplicate:
        return Words::tr("duplicate", "index");
    case domain::postgres::IndexIssueKind::Redundant:
        return Words::tr("redundant", "index");
    case domain::postgres::IndexIssueKind::Unused:
        return Words::tr("unused", "index");
    case domain::postgres::IndexIssueKind::MissingForForeignKey:
        return Words::tr("missing for a foreign key", "index");
    case domain::postgres::IndexIssueKind::MissingSuspect:
        return Words::tr("perhaps missing: often read from end to end", "index");
    }
    return {};
}

QString word(domain::PoolBreaker breaker)
{
    switch (breaker) {
    case domain::PoolBreaker::Closed:
        return Words::tr("as needed", "new connections of a pool");
    case domain::PoolBreaker::Open:
        return Words::tr("paused after failures", "new connections of a pool");
    case domain::PoolBreaker::Probing:
        return Words::tr("one is being tried", "new connections of a pool");
    case domain::PoolBreaker::SlowStart:
        return Words::tr("slowly more after an outage", "new connections of a pool");
    }
    return {};
}

QString word(domain::PoolCloseCause cause)
{
    switch (cause) {
    case domain::PoolCloseCause::Surplus:
        return Words::tr("more than may rest", "why a connection was closed");
    case domain::PoolCloseCause::IdleTime:
        return Words::tr("rested too long", "why a connection was closed");
    case domain::PoolCloseCause::Lifetime:
        return Words::tr("too old", "why a connection was closed");
    case domain::PoolCloseCause::Broken:
        return Words::tr("broken in use", "why a connection was closed");
    case domain::PoolCloseCause::Invalid:
        return Words::tr("found dead", "why a connection was closed");
    case domain::PoolCloseCause::Dirty:
        return Words::tr("came back in a transaction", "why a connection was closed");
    case domain::PoolCloseCause::Evicted:
        return Words::tr("all replaced", "why a connection was closed");
    case domain::PoolCloseCause::Resized:
        return Words::tr("pool made smaller", "why a connection was closed");
    case domain::PoolCloseCause::Shutdown:
        return Words::tr("pool closed", "why a connection was closed");
    }
    return {};
}

} // namespace qcat::ui
