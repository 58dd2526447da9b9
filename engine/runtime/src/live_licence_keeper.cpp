#include "live_licence_keeper.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::runtime
{

using domain::Health;

namespace
{

constexpr qint64 kMostBytes = 4 << 20;

Health healthOf(const api::OpsSnapshot &ops, std::string_view component)
{
    const auto found = std::ranges::find_if(ops.components, [&](const auto &one) { return one.id.value == component; });
    return found == ops.components.end() ? Health::Unknown : found->health;
}

base::Error missing(const char *what)
{
    return base::Error{"command.text_missing", fmt::format("the {} is missing", what)}.with("what", what);
}

} // namespace

LiveLicenceKeeper::LiveLicenceKeeper(bool isLive, std::string version, std::vector<std::string> neededDrills, ops::OpsStore &store,
                                     const base::Clock &clock)
    : m_isLive(isLive), m_version(std::move(version)), m_neededDrills(std::move(neededDrills)), m_store(store), m_clock(clock)
{
}

api::LicenceView LiveLicenceKeeper::view(const api::OpsSnapshot &ops, std::vector<ops::DrillResult> drills, base::WallTime phoneAnsweredAt) const
{
    ops::LicenceFacts facts;
    facts.version = m_version;
    facts.neededDrills = m_neededDrills;
    facts.drills = std::move(drills);
    for (const auto &backup : ops.backups.backups)
        facts.restoreProvenAt = std::max(facts.restoreProvenAt, backup.provenAt);
    facts.phoneAnsweredAt = phoneAnsweredAt;
    facts.keys = healthOf(ops, "keys");
    facts.clock = healthOf(ops, "clock");
    return {m_isLive, ops::licencePoints(facts, m_clock.wallNow()), m_brokenBy, m_reason, m_brokenAt};
}

base::Status LiveLicenceKeeper::breakGlass(const std::string &actor, const api::BreakLicence &command)
{
    if (!m_isLive)
        return base::Error{"licence.not_needed", "paper money is traded here: no licence is needed"};
    if (command.reason.empty())
        return missing("reason");
    if (command.approverCalled.empty())
        return missing("approver");
    ops::AuditRecord record;
    record.time = m_clock.wallNow();
    record.actor = actor;
    record.action = "licence.break_glass";
    record.target = fmt::format("{}; called: {}", command.reason, command.approverCalled);
    if (auto written = m_store.appendAudit(record); !written)
        return written;
    m_brokenBy = actor;
    m_reason = record.target;
    m_brokenAt = record.time;
    return {};
}

std::vector<ops::DrillResult> drillResults(const std::string &folder)
{
    std::vector<ops::DrillResult> results;
    const QDir reports(QString::fromStdString(folder));
    for (const auto &name : reports.entryList({QStringLiteral("drill-*.json")}, QDir::Files)) {
        QFile file(reports.filePath(name));
        if (file.size() > kMostBytes || !file.open(QIODevice::ReadOnly))
            continue;
        const auto json = QJsonDocument::fromJson(file.readAll()).object();
        const auto begun = QDateTime::fromString(json.value(QLatin1String("begun_at")).toString(), Qt::ISODateWithMs);
        if (!begun.isValid())
            continue;
        results.push_back({json.value(QLatin1String("fault")).toString().toStdString(), json.value(QLatin1String("version")).toString().toStdString(),
                           {begun.toMSecsSinceEpoch() * 1'000'000}, json.value(QLatin1String("passed")).toBool()});
    }
    return results;
}

} // namespace qcat::runtime
