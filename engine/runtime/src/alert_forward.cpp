#include "alert_forward.h"

#include "exception_text.h"

#include <qcat/base/log.h>
#include <qcat/domain/names.h>
#include <qcat/http_link/http_call.h>
#include <qcat/wire/alerts.h>

#include <fmt/format.h>

namespace qcat::runtime
{

using namespace std::chrono_literals;

namespace
{

constexpr base::Duration kAgain = 30s;
constexpr base::Duration kGoodFor = 5min;     // without word from us the Alertmanager takes them for resolved
constexpr base::Duration kSayItIsOver = 15min; // for so long after its end
constexpr base::Duration kTimeout = 5s;
constexpr std::size_t kQueue = 16;

std::vector<domain::Incident> toSend(const api::OpsSnapshot &ops, base::WallTime now)
{
    std::vector<domain::Incident> all;
    for (const auto &incident : ops.incidents) {
        const bool isOwn = incident.component.value != "external" && !incident.fault.value.empty();
        const bool isNews = incident.isOpen() || (incident.resolvedAt.isValid() && now - incident.resolvedAt < kSayItIsOver);
        if (isOwn && isNews && incident.id.isValid())
            all.push_back(incident);
    }
    return all;
}

std::string stateOf(const std::vector<domain::Incident> &incidents)
{
    std::string state;
    for (const auto &incident : incidents)
        state += fmt::format("{} {} {}\n", incident.id.value, domain::name(incident.state), domain::name(incident.severity));
    return state;
}

} // namespace

AlertForward::AlertForward(std::string url, const base::Clock &clock)
    : m_url(std::move(url)), m_clock(clock), m_thread("alert-forward", kQueue, [](const std::exception_ptr &exception) {
          log::error("alerts", "a bug in sending incidents to the Alertmanager: {}", textOf(exception));
      })
{
}

AlertForward::~AlertForward()
{
    m_thread.stop();
}

void AlertForward::take(const api::OpsSnapshot &ops)
{
    const auto now = m_clock.steadyNow();
    const auto incidents = toSend(ops, m_clock.wallNow());
    const auto state = stateOf(incidents);
    if (state == m_sent && (incidents.empty() || now - m_sentAt < kAgain))
        return;
    if (!m_thread.tryPost([this, body = wire::encodeForAlertmanager(incidents, m_clock.wallNow() + kGoodFor)] { send(body); }))
        return; // it hangs; the next snapshot tries again
    m_sent = state;
    m_sentAt = now;
}

void AlertForward::send(const std::string &body)
{
    const auto answer = http_link::call({m_url + "/api/v2/alerts", body}, {kTimeout});
    std::optional<base::Error> failure;
    if (!answer)
        failure = answer.error();
    else if (answer->status >= 300)
        failure = base::Error{"alert_delivery.refused", fmt::format("{} answers with status {}", m_url, answer->status)};
    if (failure)
        log::warning("alerts", "incidents were not handed to the Alertmanager: {}", failure->message);
    std::lock_guard lock(m_mutex);
    m_failure = std::move(failure);
}

std::optional<base::Error> AlertForward::failure() const
{
    std::lock_guard lock(m_mutex);
    return m_failure;
}

} // namespace qcat::runtime
