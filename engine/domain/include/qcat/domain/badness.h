#pragma once

#include <qcat/domain/health.h>

namespace qcat::domain
{

// For what has several parts and is as bad as its worst one: what is not known is worse than a warning, a failure worse than both.
constexpr int badness(Health health)
{
    switch (health) {
    case Health::Ok:
        return 0;
    case Health::Warn:
        return 1;
    case Health::Unknown:
        return 2;
    case Health::Crit:
        return 3;
    }
    return 3;
}

} // namespace qcat::domain
