#include <qcat/ops_store/incident_archive.h>

#include "connection.h"
#include "incident_statistics.h"

#include <qcat/domain/names.h>

#include <QStringList>

#include <fmt/format.h>

namespace qcat::ops_store
{

namespace
{

constexpr int kMost = 1000;
constexpr std::size_t kLongestText = 200;

struct Condition {
    QStringList all;
    QVariantList values;

    void add(const QString &sql, const QVariant &value)
    {
        all << sql;
        values << value;
    }
    QString where() const { return all.isEmpty() ? QString() : QStringLiteral(" WHERE ") + all.join(QStringLiteral(" AND ")); }
};

Condition conditionOf(const domain::IncidentQuery &query)
{
    Condition condition;
    if (!query.states.empty()) {
        QStringList marks;
        for (const auto state : query.states) {
            marks << QStringLiteral("?");
            condition.values << qt(domain::name(state));
        }
        condition.all << QStringLiteral("state IN (%1)").arg(marks.join(QLatin1Char(',')));
    }
    if (query.severity)
        condition.add(QStringLiteral("severity = ?"), qt(domain::name(*query.severity)));
    if (!query.component.empty())
        condition.add(QStringLiteral("component = ?"), qt(query.component));
    if (query.from.isValid())
        condition.add(QStringLiteral("opened_at >= ?"), qint64(query.from.ns));
    if (query.to.isValid())
        condition.add(QStringLiteral("opened_at < ?"), qint64(query.to.ns));
    if (!query.text.empty())
        condition.add(QStringLiteral("instr(words, ?) > 0"), qt(query.text).toLower());
    return condition;
}

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

} // namespace

base::Result<std::unique_ptr<IncidentArchive>> IncidentArchive::open(const std::string &file)
{
    auto connection = std::make_unique<Connection>(file);
    if (auto opened = connection->connect(Connection::Mode::ReadOnly); !opened)
        return opened.error();
    return std::unique_ptr<IncidentArchive>(new IncidentArchive(std::move(connection)));
}

IncidentArchive::IncidentArchive(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}

IncidentArchive::~IncidentArchive() = default;

base::Result<domain::IncidentPage> IncidentArchive::incidents(const domain::IncidentQuery &query)
{
    if (auto good = checked(query); !good)
        return good.error();
    const auto condition = conditionOf(query);
    const auto total = m_connection->value(QStringLiteral("SELECT count(*) FROM incident_index") + condition.where(), condition.values);
    if (!total)
        return total.error();
    // The ids first: only the documents that are wanted are read.
    const QString sql = QStringLiteral("SELECT i.id, i.document FROM (SELECT id, opened_at FROM incident_index%1"
                                       " ORDER BY opened_at DESC, id DESC LIMIT ? OFFSET ?) AS found"
                                       " JOIN incidents AS i ON i.id = found.id ORDER BY found.opened_at DESC, found.id DESC")
                            .arg(condition.where());
    auto incidents =
        m_connection->documents<domain::Incident>(sql, condition.values + QVariantList{query.most, query.offset}, incidentOf);
    if (!incidents)
        return incidents.error();
    return domain::IncidentPage{std::move(incidents).value(), total->toLongLong()};
}

base::Result<domain::IncidentStatistics> IncidentArchive::statistics(base::WallTime from, base::WallTime to)
{
    if (to <= from)
        return base::Error{"records.bad_range", "the end of the time is not behind its begin"};
    auto rows = m_connection->run("SELECT severity, component, opened_at, since, acknowledged_at, resolved_at FROM incident_index"
                                  " WHERE opened_at >= ? AND opened_at < ? AND counts = 1 ORDER BY opened_at",
                                  {qint64(from.ns), qint64(to.ns)});
    if (!rows)
        return rows.error();
    StatisticsSum sum(from, to);
    while (rows->next())
        sum.add({rows->value(0).toString().toStdString(),
                 rows->value(1).toString().toStdString(),
                 {rows->value(2).toLongLong()},
                 {rows->value(3).toLongLong()},
                 {rows->value(4).toLongLong()},
                 {rows->value(5).toLongLong()}});
    return sum.result();
}

} // namespace qcat::ops_store
