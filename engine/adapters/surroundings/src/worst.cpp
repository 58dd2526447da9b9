#include <qcat/surroundings/network_checks.h>

#include <qcat/domain/badness.h>

#include <algorithm>
#include <iterator>

namespace qcat::surroundings
{

ops::Check worstOf(std::vector<ops::Check> checks)
{
    return [checks = std::move(checks)](const base::CallLimits &limits) {
        const base::CallLimits share{limits.timeout / std::int64_t(std::max<std::size_t>(checks.size(), 1)), limits.cancel};
        ops::CheckResult worst;
        std::vector<domain::Measured> measured;
        for (const auto &check : checks) {
            auto result = check(share);
            std::move(result.measured.begin(), result.measured.end(), std::back_inserter(measured));
            if (worst.finding.code.empty() || domain::badness(result.finding.health) > domain::badness(worst.finding.health))
                worst.finding = std::move(result.finding);
        }
        worst.measured = std::move(measured);
        return worst;
    };
}

} // namespace qcat::surroundings
