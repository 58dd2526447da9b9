#include <qcat/domain/process_config.h>

#include "config_field_kinds.h"

namespace qcat::domain
{

using namespace fields;

template <>
const std::vector<ConfigField<MemoryConfig>> &configFields()
{
    using C = MemoryConfig;
    constexpr std::int64_t kMiB = 1 << 20;
    constexpr std::int64_t kGiB = 1 << 30;
    static const std::vector<ConfigField<C>> table = {
        size("limit", &C::limit, 0, 1024 * kGiB, "What this process may take; 0B: what its control group allows, and else what the machine has"),
        fraction("shed_at", &C::shedAt, 0.10, 0.98, "Share of that in use from which on memory is given up, one holder after the other"),
        fraction("give_back_below", &C::giveBackBelow, 0.05, 0.95, "Share below which it is taken again, in the opposite order"),
        list("shed_order", &C::shedOrder, 0, 4,
             "What is given up, first to last: charts, log_index, research, symbols (what is shown of symbols without a position)"),
        size("charts", &C::charts, kMiB, 16 * kGiB, "For the figures of the last hours; what does not fit is read from the disk, by the minute"),
        size("log_index", &C::logIndex, kMiB, 64 * kGiB, "For the indexes of log files that are open"),
    };
    return table;
}

} // namespace qcat::domain
