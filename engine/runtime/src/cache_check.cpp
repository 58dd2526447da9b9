#include "cache_check.h"

#include "shared_halt_text.h"

namespace qcat::runtime
{

using domain::Health;

ops::Check sharedHaltCheck(CacheEyes cache)
{
    return [cache = std::move(cache)](const base::CallLimits &) -> ops::CheckResult {
        const auto halts = cache().halts;
        if (!halts.data.empty())
            return {haltedBy(halts.data.front(), "cache.halted_elsewhere")};
        if (halts.visibility == domain::Visibility::Shown)
            return {{"cache.switches_clear", "no shared risk switch halts this engine", {}, Health::Ok}};
        const std::string detail = halts.why.text.empty() ? "not read yet" : halts.why.text;
        return {{"cache.switches_unknown",
                 "the shared risk switches are not known: " + detail,
                 {{"detail", detail}},
                 Health::Unknown}};
    };
}

ops::Check sharedStateCheck(CacheEyes cache)
{
    return [cache = std::move(cache)](const base::CallLimits &) -> ops::CheckResult {
        const auto status = cache();
        return {status.writing,
                {{"written", double(status.written), "1"}, {"dropped", double(status.dropped), "1"}}};
    };
}

} // namespace qcat::runtime
