#include "incident_search.h"

#include "json.h"

#include <QStringList>

#include <fmt/format.h>

namespace qcat::ops_store
{

namespace
{

constexpr int kMost = 1000;
constexpr std::size_t kLongestText = 200;

base::Status checked(const domain::IncidentQuery &query)
{
    if (query.offset < 0 || query.most < 1 || query.most > kMost)
        return base::Error{"records.bad_query", fmt::format("a list has 1 to {} incidents, from a place of 0 or more", kMost)}.with(
            "most", std::to_string(kMost));
    if (query.text.size() > kLongestText)
        return base::Error{"records.text_too_long", fmt::format("at most {} bytes can be searched for", kLongestText)}.with(
            "limit", std::to_string(kLongestText));
    return {};
}

// What is sorted by, the first ones first when it ascends.
const char *keyOf(domain::IncidentOrder order)
{
    switch (order) {
    case domain::IncidentOrder::Standing:
        return "NOT is_over";
    case domain::IncidentOrder::Opened:
        return "opened_at";
    case domain::IncidentOrder::Severity:
        return "severity";
    case domain::IncidentOrder::State:
        return "CASE state WHEN 'open' THEN 1 WHEN 'acknowledged' THEN 2 WHEN 'mitigated' THEN 3 WHEN 'resolved' THEN 4 ELSE 5 END";
    case domain::IncidentOrder::Fault:
        return "fault";
    case domain::IncidentOrder::Component:
        return "component";
    case domain::IncidentOrder::Owner:
        return "owner";
    case domain::IncidentOrder::Lasted:
        return "CASE WHEN resolved_at > 0 THEN resolved_at ELSE strftime('%s', 'now') * 1000000000 END - since";
    case domain::IncidentOrder::Resolved:
        return "resolved_at";
    }
    QCAT_ASSERT(false);
}

QString orderOf(const domain::IncidentQuery &query)
{
    const QString direction = query.ascending ? QStringLiteral(" ASC") : QStringLiteral(" DESC");
    if (query.order == domain::IncidentOrder::Opened)
        return QStringLiteral(" ORDER BY opened_at%1, id%1").arg(direction);
    return QStringLiteral(" ORDER BY ") + QLatin1String(keyOf(query.order)) + direction + QStringLiteral(", opened_at DESC, id DESC");
}

} // namespace

base::Result<IncidentSearch> searchOf(const domain::IncidentQuery &query)
{
    if (auto good = checked(query); !good)
        return good.error();
    IncidentSearch search;
    QStringList all;
    const auto add = [&](const char *condition, const QVariant &value) {
        all << QLatin1String(condition);
        search.values << value;
    };
    if (!query.states.empty()) {
        QStringList marks;
        for (const auto state : query.states) {
            marks << QStringLiteral("?");
            search.values << qt(domain::name(state));
        }
        all << QStringLiteral("state IN (%1)").arg(marks.join(QLatin1Char(',')));
    }
    if (!query.id.empty())
        add("id = ?", qt(query.id));
    if (query.severity)
        add("severity = ?", qt(domain::name(*query.severity)));
    if (!query.component.empty())
        add("component = ?", qt(query.component));
    if (query.from.isValid())
        add("opened_at >= ?", qint64(query.from.ns));
    if (query.to.isValid())
        add("opened_at < ?", qint64(query.to.ns));
    if (!query.text.empty())
        add("instr(words, ?) > 0", qt(query.text).toLower());
    if (!all.isEmpty())
        search.where = QStringLiteral(" WHERE ") + all.join(QStringLiteral(" AND "));
    search.order = orderOf(query);
    return search;
}

} // namespace qcat::ops_store
