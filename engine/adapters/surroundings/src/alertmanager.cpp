#include "prometheus_text.h"
#include "service_answer.h"

#include <qcat/surroundings/codes.h>
#include <qcat/surroundings/network_checks.h>

#include <chrono>
#include <map>
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

using Counts = std::map<std::string, double>; // by integration, of all there ever were

// What failed since the look before is news until one by the same way arrives, for two minutes at most: the counters never go back, and a
// retry takes its time.
class Failures
{
public:
    struct News {
        std::string integration;
        double count = 0;
    };

    std::optional<News> recent(const Counts &failed, const Counts &tried)
    {
        const auto now = std::chrono::steady_clock::now();
        for (const auto &[integration, count] : failed) {
            const double moreFailed = since(m_failed, integration, count);
            if (moreFailed > 0)
                m_news[integration] = {moreFailed, now + std::chrono::minutes(2)};
            else if (const auto all = tried.find(integration); all != tried.end() && since(m_tried, integration, all->second) > 0)
                m_news.erase(integration);
        }
        m_failed = failed;
        m_tried = tried;
        std::erase_if(m_news, [&](const auto &each) { return each.second.until <= now; });
        if (m_news.empty())
            return std::nullopt;
        return News{m_news.begin()->first, m_news.begin()->second.count};
    }

private:
    struct Failed {
        double count = 0;
        std::chrono::steady_clock::time_point until;
    };

    static double since(const Counts &before, const std::string &integration, double count)
    {
        const auto at = before.find(integration);
        return at == before.end() ? 0 : count - at->second;
    }

    Counts m_failed, m_tried;
    std::map<std::string, Failed> m_news;
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
        const auto tried = samplesOf(answer->body, "alertmanager_notifications_total", "integration");
        const auto news = failures->recent(samplesOf(answer->body, "alertmanager_notifications_failed_total", "integration"), tried);
        if (news) {
            const auto count = fmt::format("{:.0f}", news->count);
            return {found(code::kDeliveryFails, Health::Crit,
                          fmt::format("{} notifications of the Alertmanager by {} failed", count, news->integration),
                          {{"failed", count}, {"integration", news->integration}})};
        }
        double sent = 0;
        for (const auto &[integration, count] : tried)
            sent += count;
        return {found(code::kDeliveryOk, Health::Ok, fmt::format("the Alertmanager has sent {:.0f} notifications", sent),
                      {{"sent", fmt::format("{:.0f}", sent)}})};
    };
}

} // namespace qcat::surroundings
