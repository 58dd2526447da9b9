#include "asking_check.h"

#include <qcat/pg_diagnostics/codes.h>
#include <qcat/pg_link/session.h>

#include <fmt/format.h>

namespace qcat::pg_diagnostics
{

namespace
{

domain::Finding notAsked(const domain::DatabaseConfig &config, const base::Error &error)
{
    const auto target = pg_link::targetOf(config);
    return {std::string(code::kNotConnected),
            fmt::format("{} was not asked: {}", target, error.message),
            {{"target", target}, {"detail", error.message}, {"sqlstate", std::string(error.arg("sqlstate"))}},
            domain::Health::Unknown};
}

} // namespace

ops::Check asking(domain::DatabaseConfig config, std::function<domain::Finding(pqxx::transaction_base &, int serverVersion)> ask)
{
    return [config = std::move(config), ask = std::move(ask)](const base::CallLimits &limits) -> ops::CheckResult {
        const auto session = pg_link::Session::open(config, "qcat-look", limits.timeout / 2);
        if (!session)
            return {notAsked(config, session.error())};
        domain::Finding found;
        const auto asked = (*session)->transact(limits.timeout / 2, [&](pqxx::transaction_base &transaction) {
            found = ask(transaction, (*session)->serverVersion());
            return base::Status();
        });
        return {asked ? found : notAsked(config, asked.error())};
    };
}

} // namespace qcat::pg_diagnostics
