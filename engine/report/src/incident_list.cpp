#include "incident_list.h"

#include "file.h"

#include <qcat/domain/attachment.h>
#include <qcat/report/csv.h>
#include <qcat/report/incident_report.h>

namespace qcat::report
{

QStringList listHeader(const Text &say)
{
    return {say({"Incident", "故障单"}),
            say({"Severity", "严重级别"}),
            say({"State", "状态"}),
            say({"Fault", "故障类型"}),
            say({"Component", "组件"}),
            say({"First sign", "最早征兆"}),
            say({"Opened", "开单"}),
            say({"Acknowledged", "认领"}),
            say({"Resolved", "解决"}),
            say({"First sign (UTC)", "最早征兆（UTC）"}),
            say({"Duration, s", "持续时间（秒）"}),
            say({"Owner", "负责人"}),
            say({"Attached files", "附件"})};
}

QStringList listRow(const Text &say, const domain::Incident &i)
{
    QStringList files;
    for (const auto &file : domain::attachmentsOf(i))
        files << plain(file.name);
    const bool ended = i.since.isValid() && i.resolvedAt.isValid();
    const QString seconds = ended ? QString::number((i.resolvedAt.ms() - i.since.ms()) / 1000) : QString();
    return {plain(i.id.value),
            say.word(i.severity),
            say.word(i.state),
            say.pick(i.title),
            plain(i.component.value),
            say.local(i.since),
            say.local(i.openedAt),
            say.local(i.acknowledgedAt),
            say.local(i.resolvedAt),
            say.utc(i.since),
            seconds,
            plain(i.owner),
            files.join(QStringLiteral("; "))};
}

QByteArray incidentListCsv(const IncidentListReport &report)
{
    const Text say(report.language, report.timeZone);
    std::vector<QStringList> rows;
    for (const auto &incident : report.incidents)
        rows.push_back(listRow(say, incident));
    return toCsv(listHeader(say), rows);
}

base::Status writeIncidentList(const IncidentListReport &report, const QString &path)
{
    return writeFile(path, incidentListCsv(report));
}

} // namespace qcat::report
