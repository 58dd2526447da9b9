#include "service_answer.h"

#include <qcat/surroundings/codes.h>
#include <qcat/surroundings/network_checks.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace qcat::surroundings
{

using domain::Health;
using ops::found;

ops::Check prometheus(std::string base)
{
    return healthOf(std::move(base), "/-/healthy", code::kPrometheusOk, code::kPrometheusDown);
}

ops::Check scrape(std::string base, int port)
{
    return [base = std::move(base), port](const base::CallLimits &limits) -> ops::CheckResult {
        const auto answer = http_link::call({base + "/api/v1/targets?state=active"}, limits);
        if (!answer || answer->status != 200) {
            const auto why = detailOf(answer);
            return {found(code::kScrapeUnknown, Health::Unknown, base + ": " + why, {{"detail", why}})};
        }
        const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(answer->body)).object();
        const auto targets = document[QLatin1String("data")][QLatin1String("activeTargets")].toArray();
        for (const auto &target : targets) {
            const QUrl url(target[QLatin1String("scrapeUrl")].toString());
            if (url.port() != port || url.path() != QLatin1String("/metrics"))
                continue;
            const auto shown = url.toString().toStdString();
            if (target[QLatin1String("health")].toString() != QLatin1String("down"))
                return {found(code::kScrapeOk, Health::Ok, "Prometheus collects " + shown, {{"target", shown}})};
            const auto why = target[QLatin1String("lastError")].toString().toStdString();
            return {found(code::kScrapeFailing, Health::Crit, fmt::format("Prometheus cannot collect {}: {}", shown, why),
                          {{"target", shown}, {"detail", why}})};
        }
        return {found(code::kScrapeMissing, Health::Crit, fmt::format("no target of Prometheus is this engine (port {})", port),
                      {{"port", std::to_string(port)}})};
    };
}

} // namespace qcat::surroundings
