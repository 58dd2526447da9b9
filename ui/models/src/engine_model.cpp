#include <qcat/ui_models/engine_model.h>

#include <qcat/api/signature.h>

#include <QCoreApplication>

#include <algorithm>

namespace qcat::ui
{

namespace
{
// Snapshots come about ten a second; a trader's figures may not be older than this without saying so.
constexpr base::Duration kStaleAfter = std::chrono::seconds(2);

// Ends on the main thread, wherever the last answer that held it was dropped.
std::shared_ptr<QtExecutor> sharedExecutor()
{
    return {new QtExecutor, [](QtExecutor *executor) {
                QMetaObject::invokeMethod(qApp, [executor] { delete executor; }, Qt::QueuedConnection);
            }};
}
} // namespace

EngineModel::EngineModel(api::Engine &engine, const base::Clock &clock, QObject *parent)
    : QObject(parent), m_engine(engine), m_clock(clock), m_snapshot(engine.snapshot()),
      m_operatorName(QStringLiteral("operator")), m_historyExecutor(sharedExecutor())
{
    api::EngineObserver observer;
    observer.onSnapshot = [this](std::shared_ptr<const api::Snapshot> snapshot) {
        m_snapshot = std::move(snapshot);
        Q_EMIT snapshotChanged();
    };
    observer.onEvent = [this](const api::Event &event) { takeEvent(event); };
    observer.onLink = [this](api::LinkState link, const domain::Finding &why) {
        m_link = link;
        m_linkWhy = why;
        Q_EMIT linkChanged();
    };
    m_subscription = engine.subscribe(std::move(observer), m_executor);
}

EngineModel::~EngineModel() = default;

base::Duration EngineModel::ageOf(base::SteadyTime at) const
{
    if (!isAttached())
        return std::max(base::Duration::zero(), steadyNow() - at);
    const base::SteadyTime madeAt = std::max(trading().at, ops().at);
    return std::max(base::Duration::zero(), (madeAt - at) + (steadyNow() - m_snapshot->receivedAt));
}

bool EngineModel::isTradingStale() const
{
    return m_link != api::LinkState::Connected || ageOf(trading().at) > kStaleAfter;
}

bool EngineModel::isOpsStale() const
{
    return m_link != api::LinkState::Connected || ageOf(ops().at) > kStaleAfter;
}

void EngineModel::submit(api::CommandBody body, QObject *context, Answered answered)
{
    const api::CommandId id = m_engine.submit({api::signedByWord(m_operatorName.toStdString()), std::move(body)});
    // answers arrive through the event loop, so never before this line
    if (answered)
        m_pending[id] = {context, std::move(answered)};
}

void EngineModel::askHistory(api::HistoryQuery query, QObject *context, HistoryArrived arrived)
{
    const auto answer = [executor = m_historyExecutor, context = QPointer<QObject>(context),
                         arrived = std::move(arrived)](const base::Result<api::HistorySeries> &series) {
        if (context)
            arrived(series);
    };
    m_engine.history(std::move(query), answer, *m_historyExecutor);
}

void EngineModel::askIncidents(domain::IncidentQuery query, QObject *context, IncidentsArrived arrived)
{
    const auto answer = [executor = m_historyExecutor, context = QPointer<QObject>(context),
                         arrived = std::move(arrived)](const base::Result<domain::IncidentPage> &page) {
        if (context)
            arrived(page);
    };
    m_engine.incidents(std::move(query), answer, *m_historyExecutor);
}

void EngineModel::askStatistics(api::StatisticsQuery query, QObject *context, StatisticsArrived arrived)
{
    const auto answer = [executor = m_historyExecutor, context = QPointer<QObject>(context),
                         arrived = std::move(arrived)](const base::Result<domain::IncidentStatistics> &statistics) {
        if (context)
            arrived(statistics);
    };
    m_engine.statistics(query, answer, *m_historyExecutor);
}

void EngineModel::askAttachment(std::string sha256, QObject *context, AttachmentArrived arrived)
{
    const auto answer = [executor = m_historyExecutor, context = QPointer<QObject>(context),
                         arrived = std::move(arrived)](const base::Result<api::FileContent> &file) {
        if (context)
            arrived(file);
    };
    m_engine.attachment(std::move(sha256), answer, *m_historyExecutor);
}

void EngineModel::takeEvent(const api::Event &event)
{
    if (const auto *answered = std::get_if<api::CommandAnswered>(&event.body))
        answer(*answered);
    Q_EMIT eventArrived(event);
}

void EngineModel::answer(const api::CommandAnswered &answered)
{
    const auto found = m_pending.find(answered.command);
    if (found == m_pending.end())
        return;
    const Pending pending = std::move(found->second);
    m_pending.erase(found);
    if (pending.context)
        pending.answered(answered);
}

} // namespace qcat::ui
