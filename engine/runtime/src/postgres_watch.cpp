#include "postgres_watch.h"

#include "exception_text.h"

#include <qcat/base/log.h>

namespace qcat::runtime
{

using namespace std::chrono_literals;

namespace
{

constexpr base::Duration kLongestLook = 2s;
constexpr std::size_t kQueue = 16;

void logException(const std::exception_ptr &exception)
{
    log::error("database", "a bug in the diagnostics: {}", textOf(exception));
}

} // namespace

PostgresWatch::PostgresWatch(const domain::DatabaseConfig &config, Take take, const base::Clock &clock)
    : m_take(std::move(take)), m_connection("pg-diag", kQueue, logException), m_schedule("pg-watch", kQueue, logException),
      m_diagnostics(config, {}, clock, m_connection, m_schedule)
{
    m_schedule.post([this] { look(); });
}

PostgresWatch::~PostgresWatch()
{
    m_connection.stop(); // before the schedule, which takes its last answer
    m_schedule.stop();
}

std::vector<std::unique_ptr<ops::Action>> PostgresWatch::actions(base::Executor &upkeep, base::Executor &desk) const
{
    using pg_diagnostics::FreezeStep;
    using pg_diagnostics::SessionQuestion;
    using pg_diagnostics::SessionSignal;
    std::vector<std::unique_ptr<ops::Action>> all;
    for (const auto signal : {SessionSignal::Cancel, SessionSignal::Terminate})
        all.push_back(m_diagnostics.makeAction(signal, desk));
    for (const auto question : {SessionQuestion::WhoIsIt, SessionQuestion::IsQuiet, SessionQuestion::IsGone})
        all.push_back(m_diagnostics.makeAction(question, desk));
    for (const auto step : {FreezeStep::Freeze, FreezeStep::IsYoung})
        all.push_back(m_diagnostics.makeAction(step, upkeep, desk));
    return all;
}

void PostgresWatch::look()
{
    // set first: a bug in one look does not end the looking
    m_schedule.postAfter(pg_diagnostics::Intervals().often, [this] { look(); });
    m_diagnostics.refresh({kLongestLook, {}}, [this](base::Result<std::shared_ptr<const domain::PostgresStatus>> status) {
        if (status)
            m_take(**status);
        else // the page shows how old everything is
            log::warning("database", "{}", status.error().message);
    });
}

} // namespace qcat::runtime
