#pragma once

#include <qcat/ui_models/engine_model.h>
#include <qcat/ui_models/incident_tables.h>

#include <QObject>

#include <optional>
#include <vector>

namespace qcat::ui
{

// The stored incidents that a filter takes, one page at a time, however many there are. Asks the engine off the window's thread; what the
// newest snapshot says of an incident counts before what was stored, and those that are only suspected, which no store has, stand in front.
// Main thread.
class IncidentList : public QObject
{
    Q_OBJECT

public:
    static constexpr int kPageRows = 200;

    explicit IncidentList(EngineModel &engine, QObject *parent = nullptr);

    // The first page of another question; the same one again changes nothing. Offset and bound are the list's own.
    void setQuery(domain::IncidentQuery query);
    const domain::IncidentQuery &query() const { return m_query; }
    void showPage(int page);
    int page() const { return m_query.offset / kPageRows; }
    int pages() const;
    // Of the stored ones that match; -1 until the first answer.
    qint64 total() const { return m_total; }
    // Asks again where something has changed since, at most once a second. Called while the list is seen.
    void refresh();

    std::vector<IncidentRow> rows() const;
    // Why the newest question was not answered; what the snapshot has is shown then.
    const std::optional<base::Error> &problem() const { return m_problem; }

Q_SIGNALS:
    void changed();

private:
    void ask();
    void take(const domain::IncidentQuery &asked, const base::Result<domain::IncidentPage> &page);

    EngineModel &m_engine;
    domain::IncidentQuery m_query;
    std::vector<domain::Incident> m_incidents; // of the page
    qint64 m_total = -1;
    std::optional<base::Error> m_problem;
    base::SteadyTime m_askedAt{};
    bool m_isAsking = false;
    bool m_isOld = true; // something has changed since it was asked
};

} // namespace qcat::ui
