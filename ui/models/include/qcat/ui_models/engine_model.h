#pragma once

#include <qcat/api/engine.h>
#include <qcat/base/clock.h>
#include <qcat/ui_models/qt_executor.h>

#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>
#include <map>
#include <memory>

namespace qcat::ui
{

// The one way from the engine to the window: newest snapshot, every event, the state of the link, and commands with
// their answers. Lives on the main thread. The engine and the clock must outlive it.
class EngineModel : public QObject
{
    Q_OBJECT

public:
    using Answered = std::function<void(const api::CommandAnswered &)>;

    EngineModel(api::Engine &engine, const base::Clock &clock, QObject *parent = nullptr);
    ~EngineModel() override;

    // Newest; valid until the next snapshotChanged().
    const api::Snapshot &snapshot() const { return *m_snapshot; }
    const api::TradingSnapshot &trading() const { return *m_snapshot->trading; }
    const api::OpsSnapshot &ops() const { return *m_snapshot->ops; }
    const api::DataPlaneSnapshot &data() const { return *m_snapshot->data; }
    std::shared_ptr<const api::Snapshot> sharedSnapshot() const { return m_snapshot; }

    bool isAttached() const { return !m_snapshot->engineName.empty(); }
    api::LinkState link() const { return m_link; }
    const domain::Finding &linkWhy() const { return m_linkWhy; }

    base::WallTime wallNow() const { return m_clock.wallNow(); }
    base::SteadyTime steadyNow() const { return m_clock.steadyNow(); }
    // Age of something in the snapshot by its steady time. An attached engine's clock is not ours: its ages are what
    // they were when the snapshot was made plus the time since it arrived.
    base::Duration ageOf(base::SteadyTime at) const;
    // The trading side is older than it may be, or the engine is out of reach: what is shown is the past.
    bool isTradingStale() const;
    bool isOpsStale() const;

    // Who gives the commands; stands in the audit record.
    QString operatorName() const { return m_operatorName; }
    void setOperatorName(const QString &name) { m_operatorName = name; }

    // `answered` is called once, on the main thread, unless `context` is gone by then.
    void submit(api::CommandBody body, QObject *context, Answered answered);
    void submit(api::CommandBody body) { submit(std::move(body), this, {}); }

    using HistoryArrived = std::function<void(const base::Result<api::HistorySeries> &)>;
    // What a figure was; `arrived` is called once, on the main thread, unless `context` is gone by then.
    void askHistory(api::HistoryQuery query, QObject *context, HistoryArrived arrived);

    using IncidentsArrived = std::function<void(const base::Result<domain::IncidentPage> &)>;
    // Of the stored incidents, however many there are; `arrived` as of history.
    void askIncidents(domain::IncidentQuery query, QObject *context, IncidentsArrived arrived);

    using StatisticsArrived = std::function<void(const base::Result<domain::IncidentStatistics> &)>;
    // How long the stored incidents took; `arrived` as of history.
    void askStatistics(api::StatisticsQuery query, QObject *context, StatisticsArrived arrived);

    using AttachmentArrived = std::function<void(const base::Result<api::FileContent> &)>;
    // What an attached file holds, by its hash; `arrived` as of history.
    void askAttachment(std::string sha256, QObject *context, AttachmentArrived arrived);

    // For work beside the window that asks on an executor of its own; that outlives the question.
    api::Engine &workersEngine() const { return m_engine; }

    // Lets ages grow on the screen: emits ticked(). Called by the window's timer, by tests by hand.
    void tick() { Q_EMIT ticked(); }

Q_SIGNALS:
    void snapshotChanged();
    void eventArrived(const qcat::api::Event &event);
    void linkChanged();
    void ticked();

private:
    void takeEvent(const api::Event &event);
    void answer(const api::CommandAnswered &answered);

    struct Pending {
        QPointer<QObject> context;
        Answered answered;
    };

    api::Engine &m_engine;
    const base::Clock &m_clock;
    std::shared_ptr<const api::Snapshot> m_snapshot;
    api::LinkState m_link = api::LinkState::Connected;
    domain::Finding m_linkWhy;
    QString m_operatorName;
    std::map<api::CommandId, Pending> m_pending;
    std::shared_ptr<QtExecutor> m_historyExecutor; // held by the open questions as well: an answer may come after this is gone
    QtExecutor m_executor;
    base::Subscription m_subscription; // last: ends before what it calls
};

} // namespace qcat::ui
