#include <qcat/redis_diagnostics/rights.h>

#include <qcat/redis_link/connection.h>
#include <qcat/redis_link/redis_error.h>

#include <span>

namespace qcat::redis_diagnostics
{

using redis_link::Command;
using redis_link::Connection;

namespace
{

struct Trial {
    Need need;
    Command command; // of no effect
    const char *rule;
    const char *why;
};

const std::vector<Trial> &trialsOfTheEngine()
{
    static const std::vector<Trial> all = {
        {Need::SharedState, {"MGET", "qcat:state:halt"}, "+mget ~qcat:*", "the risk switches of other nodes are not seen"},
        {Need::SharedState,
         {"SET", "qcat:probe", "1", "XX", "PX", "1000"}, // only if it is there, and it never is
         "+set ~qcat:*",
         "market snapshots and the trading state are not written"},
        {Need::SharedState, {"GETDEL", "qcat:probe"}, "+getdel ~qcat:*", "a shared halt cannot be lifted"},
        {Need::SharedState, {"PUBLISH", "qcat:probe", ""}, "+publish &qcat:*", "other nodes do not hear of incidents"},
        {Need::SharedState,
         {"INFO", "memory"},
         "+info",
         "it is not known whether the server may drop state, so it is trusted not to"},
        {Need::OrderBudget, {"EVAL", "return 1", "1", "qcat:budget:probe"}, "+eval ~qcat:*", "nodes cannot share an order budget"},
        {Need::OrderBudget, {"PEXPIRE", "qcat:budget:probe", "1"}, "+pexpire", "the script of the order budget fails"},
        {Need::OrderBudget, {"HMGET", "qcat:budget:probe", "at"}, "+hmget +hset", "the script of the order budget fails"},
        {Need::OrderBudget, {"TIME"}, "+time", "the script of the order budget fails"},
        {Need::CleanUp, {"SCAN", "0", "COUNT", "1"}, "+scan", "keys of a prefix cannot be found"},
        {Need::CleanUp, {"UNLINK", "qcat:probe"}, "+unlink ~qcat:*", "keys of a prefix cannot be removed"},
        {Need::CleanUp, {"ROLE"}, "+role", "a replica is not told from a primary before keys are removed"},
        // last: nothing else may be said after it
        {Need::SharedState, {"SUBSCRIBE", "qcat:alerts"}, "+subscribe &qcat:*", "incidents of other nodes are not heard"},
    };
    return all;
}

const std::vector<Trial> &trialsOfDiagnosis()
{
    static const std::vector<Trial> all = {
        {Need::Diagnosis, {"PING"}, "+ping", "the answer time is not measured"},
        {Need::Diagnosis, {"INFO", "all"}, "+info", "memory, use, persistence and replication are not visible"},
        {Need::Diagnosis, {"ACL", "WHOAMI"}, "+acl|whoami", "it is not shown as whom we look"},
        {Need::Diagnosis, {"SLOWLOG", "LEN"}, "+slowlog|len", "the slow log is not visible"},
        {Need::Diagnosis, {"SLOWLOG", "GET", "1"}, "+slowlog|get", "the slow log is not visible"},
        {Need::Diagnosis, {"CLIENT", "LIST", "TYPE", "pubsub"}, "+client|list", "clients are not visible"},
        {Need::Diagnosis, {"LATENCY", "LATEST"}, "+latency|latest", "latency events are not visible"},
        {Need::Diagnosis, {"LATENCY", "DOCTOR"}, "+latency|doctor", "it is not known whether latency is watched"},
        {Need::Diagnosis, {"DBSIZE"}, "+dbsize", "big keys cannot be looked for"},
        {Need::Diagnosis, {"SCAN", "0", "COUNT", "1"}, "+scan", "big keys cannot be looked for"},
        {Need::Diagnosis, {"MEMORY", "USAGE", "qcat:probe"}, "+memory|usage ~*", "big keys cannot be measured"},
        {Need::Diagnosis, {"TYPE", "qcat:probe"}, "+type ~*", "the type of big keys is not visible"},
        {Need::Diagnosis, {"PTTL", "qcat:probe"}, "+pttl ~*", "the time to live of big keys is not visible"},
    };
    return all;
}

base::Status examineAs(const domain::RedisConfig &config, std::span<const Trial> trials, base::Duration timeout, RightsReport &report)
{
    const auto endpoint = redis_link::endpointOf(config);
    if (!endpoint)
        return endpoint.error();
    auto connection = Connection::open(*endpoint, {.name = "qcat-doctor"}, timeout);
    if (!connection)
        return connection.error();
    report.target = endpoint->target();
    report.isSecure = endpoint->tls.has_value();
    for (const auto &trial : trials) {
        const auto answer = (*connection)->call(trial.command, timeout);
        if (!answer && !(*connection)->isUsable())
            return answer.error();
        Right right{trial.need, config.user.empty() ? "default" : config.user, trial.rule, trial.why, true, {}};
        if (!answer && answer.error().code == redis_link::codes::kPermission) {
            right.isGiven = false;
            right.refusal = answer.error().arg("detail");
        }
        report.rights.push_back(std::move(right));
    }
    return {};
}

} // namespace

base::Result<RightsReport> examineRights(const domain::RedisConfig &config, base::Duration timeout)
{
    RightsReport report;
    for (const auto &[user, trials] :
         {std::pair(config, std::span<const Trial>(trialsOfTheEngine())),
          std::pair(redis_link::diagnosticsLogin(config), std::span<const Trial>(trialsOfDiagnosis()))})
        if (auto examined = examineAs(user, trials, timeout, report); !examined)
            return examined.error();
    return report;
}

} // namespace qcat::redis_diagnostics
