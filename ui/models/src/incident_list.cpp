#include <qcat/ui_models/incident_list.h>

#include <qcat/ui_models/incident_view.h>

#include <algorithm>

namespace qcat::ui
{

namespace
{

using namespace std::chrono_literals;

constexpr base::Duration kAskEvery = 1s;

} // namespace

IncidentList::IncidentList(EngineModel &engine, QObject *parent) : QObject(parent), m_engine(engine)
{
    m_query.order = domain::IncidentOrder::Standing;
    m_query.most = kPageRows;
    connect(&engine, &EngineModel::eventArrived, this, [this](const api::Event &event) {
        if (std::holds_alternative<api::IncidentChanged>(event.body))
            m_isOld = true;
    });
}

void IncidentList::setQuery(domain::IncidentQuery query)
{
    query.offset = 0;
    query.most = kPageRows;
    auto first = m_query;
    first.offset = 0;
    if (query == first)
        return;
    m_query = std::move(query);
    ask();
}

void IncidentList::showPage(int page)
{
    const int offset = std::clamp(page, 0, std::max(0, pages() - 1)) * kPageRows;
    if (offset == m_query.offset)
        return;
    m_query.offset = offset;
    ask();
}

int IncidentList::pages() const
{
    return int((std::max<qint64>(m_total, 0) + kPageRows - 1) / kPageRows);
}

void IncidentList::refresh()
{
    if (m_isOld && (m_total < 0 || m_engine.steadyNow() - m_askedAt >= kAskEvery))
        ask();
}

// One question at a time; the answer to one that is not asked any more is asked anew.
void IncidentList::ask()
{
    if (m_isAsking)
        return;
    m_isAsking = true;
    m_isOld = false;
    m_askedAt = m_engine.steadyNow();
    m_engine.askIncidents(m_query, this, [this, asked = m_query](const auto &page) { take(asked, page); });
}

void IncidentList::take(const domain::IncidentQuery &asked, const base::Result<domain::IncidentPage> &page)
{
    m_isAsking = false;
    if (!(asked == m_query))
        return ask();
    if (page) {
        m_incidents = page->incidents;
        m_total = page->total;
        m_problem.reset();
    } else {
        m_problem = page.error();
        m_isOld = true;
    }
    if (m_query.offset > 0 && m_query.offset >= m_total)
        return showPage(pages() - 1); // there are fewer than there were
    Q_EMIT changed();
}

std::vector<IncidentRow> IncidentList::rows() const
{
    const auto &ops = m_engine.ops();
    const bool onlyAtHand = m_total < 0 || m_problem;
    std::vector<const domain::Incident *> shown;
    for (const auto &incident : ops.incidents) {
        const bool isFirstPage = m_query.offset == 0 && (onlyAtHand || incident.state == domain::IncidentState::Suspected);
        if (isFirstPage && domain::matches(m_query, incident))
            shown.push_back(&incident);
    }
    for (const auto &incident : m_incidents)
        if (const auto *newest = findIncident(ops, incident.id); !onlyAtHand)
            shown.push_back(newest ? newest : &incident);
    std::vector<IncidentRow> rows;
    rows.reserve(shown.size());
    for (const auto *incident : shown)
        rows.push_back(incidentRow(*incident, ops, m_engine.wallNow()));
    return rows;
}

} // namespace qcat::ui
