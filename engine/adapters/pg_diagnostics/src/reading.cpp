#include "reading.h"

#include <qcat/pg_diagnostics/codes.h>

#include <fmt/format.h>

namespace qcat::pg_diagnostics
{

pqxx::result Reading::ask(std::string_view block) const
{
    return transaction.exec(std::string(Queries::shipped().find(block, server.versionNumber)), std::string(block));
}

bool Reading::hasBlock(std::string_view block) const
{
    return !Queries::shipped().find(block, server.versionNumber).empty();
}

domain::Finding hiddenFor(const std::string &role, std::string_view grant)
{
    return {std::string(code::kHidden),
            fmt::format("not visible without {0}: GRANT {0} TO {1}", grant, role),
            {{"role", role}, {"grant", std::string(grant)}},
            domain::Health::Warn};
}

} // namespace qcat::pg_diagnostics
