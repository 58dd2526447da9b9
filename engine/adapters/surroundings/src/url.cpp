#include <qcat/surroundings/codes.h>
#include <qcat/surroundings/network_checks.h>

#include <qcat/http_link/http_call.h>
#include <qcat/ops_ports/found.h>

namespace qcat::surroundings
{

using domain::Health;
using ops::found;

namespace
{

std::vector<domain::Measured> latency(base::Duration took)
{
    return {{"answer_ms", double(took.count()) / 1e6, "ms"}};
}

} // namespace

ops::Check url(std::string url)
{
    return [url = std::move(url)](const base::CallLimits &limits) -> ops::CheckResult {
        const auto answer = http_link::call({url}, limits);
        if (!answer) {
            const bool late = answer.error().code == "http.timeout";
            return {found(late ? code::kUrlTimeout : code::kUrlFailed, Health::Crit, answer.error().message,
                          answer.error().args)};
        }
        const auto took = base::toShortText(answer->took);
        if (answer->status >= 400)
            return {found(code::kUrlStatus, Health::Crit, fmt::format("{} answers with status {}", url, answer->status),
                          {{"url", url}, {"status", std::to_string(answer->status)}}),
                    latency(answer->took)};
        return {found(code::kUrlOk, Health::Ok, fmt::format("{} answers, {}", url, took),
                      {{"url", url}, {"latency", took}}),
                latency(answer->took)};
    };
}

ops::Check ownApi(std::string url, base::Duration slowAfter)
{
    return [url = std::move(url), slowAfter](const base::CallLimits &limits) -> ops::CheckResult {
        const auto answer = http_link::call({url}, limits);
        if (!answer)
            return {found(code::kApiSilent, Health::Crit, answer.error().message, {{"detail", answer.error().message}})};
        const auto took = base::toShortText(answer->took);
        const auto limit = base::toShortText(slowAfter);
        if (answer->took > slowAfter)
            return {found(code::kApiSlow, Health::Crit, fmt::format("the API took {} to answer; allowed are {}", took, limit),
                          {{"latency", took}, {"limit", limit}}),
                    latency(answer->took)};
        return {found(code::kApiOk, Health::Ok, fmt::format("the API answers, {}", took), {{"latency", took}}),
                latency(answer->took)};
    };
}

} // namespace qcat::surroundings
