#pragma once

#include <qcat/domain/cache_status.h>

namespace qcat::runtime
{

// Who halted, when and why, with the key that does it: "key", "who", "since", "why".
domain::Finding haltedBy(const domain::SharedHalt &halt, std::string code);

} // namespace qcat::runtime
