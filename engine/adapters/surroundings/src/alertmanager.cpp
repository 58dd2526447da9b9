#include "prometheus_text.h"
#include "service_answer.h"

#include <qcat/surroundings/codes.h>
#include <qcat/surroundings/network_checks.h>

#include <chrono>
#include <memory>
#include <optional>

namespace qcat::surroundings
{

using domain::Health;
using ops::found;

ops::Check alertmanager(std::string base)
{
    return healthOf(std::move(base), "/-/ready", code::kAlertmanagerOk, code::kAlertmanagerDown);
}

namespace
{

// What failed since the look before is news for two minutes: the counters never go back, and a retry takes its time.
class Failures
{
public:
    struct News {
        std::string integration;
        double count = 0;
    };

    std::optional<News> recent(const std::map<std::string, double> &counted)
    {
        const auto now = std::chrono::steady_clock::now();
        for (const auto &[integration, count] : counted) {
            const auto before = m_counted.find(integration);
            if (const double more = before == m_counted.end() ? 0 : count - before->second; more > 0) {
                m_news = {integration, more};
                m_newsUntil = now + std::chrono::minutes(2);
            }
        }
        m_counted = counted;
        return now < m_newsUntil ? std::optional(m_news) : std::nullopt;
    }

private:
    std::map<std::string, double> m_counted;
    News m_news;
    std::chrono::steady_clock::time_point m_newsUntil;
};

} // namespace

ops::Check alertDelivery(std::string base)
{
    return [base = std::move(base), failures = std::make_shared<Failures>()](const base::CallLimits &limits) -> ops::CheckResult {
        const auto answer = http_link::call({base + "/metrics"}, limits);
        if (!answer || answer->status != 200) {
            const auto why = detailOf(answer);
            return {found(code::kDeliveryUnknown, Health::Unknown, base + ": " + why, {{"detail", why}})};
        }
        const auto news = failures->recent(samplesOf(answer->body, "alertmanager_notifications_failed_total", "integration"));
        if (news) {
            const auto count = fmt::format("{:.0f}", news->count);
            return {found(code::kDeliveryFails, Health::Crit,
                          fmt::format("{} notifications of the Alertmanager by {} failed", count, news->integration),
                          {{"failed", count}, {"integration", news->integration}})};
        }
        double sent = 0;
        for (const auto &[integration, count] : samplesOf(answer->body, "alertmanager_notifications_total", "integration"))
            sent += count;
        return {found(code::kDeliveryOk, Health::Ok, fmt::format("the Alertmanager has sent {:.0f} notifications", sent),
                      {{"sent", fmt::format("{:.0f}", sent)}})};
    };
}

} // namespace qcat::surroundings
