#include "shared_halt_text.h"

#include <fmt/format.h>

namespace qcat::runtime
{

domain::Finding haltedBy(const domain::SharedHalt &halt, std::string code)
{
    const std::string who = halt.who.empty() ? "?" : halt.who;
    const std::string since = halt.since.isValid() ? base::toIso(halt.since) : "?";
    const std::string why = halt.why.empty() ? "?" : halt.why;
    return {std::move(code),
            fmt::format("halted through {} by {} since {}: {}", halt.key, who, since, why),
            {{"key", halt.key}, {"who", who}, {"since", since}, {"why", why}},
            domain::Health::Crit};
}

} // namespace qcat::runtime
