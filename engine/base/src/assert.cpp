#include <qcat/base/assert.h>

#include <fmt/format.h>

namespace qcat::base
{

void invariantBroken(const char *statement, const char *file, int line)
{
    throw BrokenInvariant(fmt::format("{}:{}: does not hold: {}", file, line, statement));
}

} // namespace qcat::base
