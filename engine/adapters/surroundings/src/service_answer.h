#pragma once

#include <qcat/http_link/http_call.h>
#include <qcat/ops_ports/found.h>

// What the checks of HTTP services have in common.
namespace qcat::surroundings
{

// Why an answer is no good one.
inline std::string detailOf(const base::Result<http_link::Answer> &answer)
{
    return answer ? fmt::format("status {}", answer->status) : answer.error().message;
}

// Crit unless base + path answers 200.
inline ops::Check healthOf(std::string base, std::string path, std::string_view ok, std::string_view down)
{
    return [base = std::move(base), path = std::move(path), ok, down](const base::CallLimits &limits) -> ops::CheckResult {
        const auto answer = http_link::call({base + path}, limits);
        if (answer && answer->status == 200)
            return {ops::found(ok, domain::Health::Ok, base + " is healthy", {{"url", base}}),
                    {{"answer_ms", double(answer->took.count()) / 1e6, "ms"}}};
        const auto why = detailOf(answer);
        return {ops::found(down, domain::Health::Crit, fmt::format("{} is not healthy: {}", base, why),
                           {{"url", base}, {"detail", why}})};
    };
}

} // namespace qcat::surroundings
