#include "service_answer.h"

#include <qcat/surroundings/codes.h>
#include <qcat/surroundings/network_checks.h>

#include <QJsonDocument>
#include <QJsonObject>

namespace qcat::surroundings
{

using domain::Health;
using ops::found;

ops::Check grafana(std::string base)
{
    return [base = std::move(base)](const base::CallLimits &limits) -> ops::CheckResult {
        const auto answer = http_link::call({base + "/api/health"}, limits);
        const auto said = answer ? QJsonDocument::fromJson(QByteArray::fromStdString(answer->body)).object() : QJsonObject();
        const auto database = said[QLatin1String("database")].toString().toStdString();
        if (!database.empty() && database != "ok")
            return {found(code::kGrafanaDatabase, Health::Crit, fmt::format("the database of Grafana at {} is {}", base, database),
                          {{"url", base}, {"state", database}})};
        if (!answer || answer->status != 200 || database.empty()) {
            const auto why = answer && answer->status == 200 ? std::string("its answer is not Grafana's") : detailOf(answer);
            return {found(code::kGrafanaDown, Health::Crit, fmt::format("{} is not healthy: {}", base, why),
                          {{"url", base}, {"detail", why}})};
        }
        const auto version = said[QLatin1String("version")].toString().toStdString();
        return {found(code::kGrafanaOk, Health::Ok, fmt::format("Grafana {} at {} is healthy", version, base),
                      {{"url", base}, {"version", version}}),
                {{"answer_ms", double(answer->took.count()) / 1e6, "ms"}}};
    };
}

} // namespace qcat::surroundings
