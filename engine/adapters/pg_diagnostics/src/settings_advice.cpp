#include "settings_advice.h"

#include <qcat/domain/config_text.h>
#include <qcat/pg_diagnostics/advice_codes.h>

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace qcat::pg_diagnostics
{

using namespace domain::postgres;
using domain::Health;

namespace
{

constexpr double kEnoughHits = 0.95;
constexpr std::int64_t kEnoughBlocks = 100'000;      // of traffic, before a ratio means something
constexpr double kConnectionsTight = 0.8;
constexpr double kForcedCheckpoints = 0.5;
constexpr std::int64_t kEnoughCheckpoints = 10;
constexpr std::int64_t kEnoughTempFiles = 10;

class Adviser
{
public:
    Adviser(const ServerSettings &settings, const Status &status) : m_settings(settings), m_status(status) {}

    std::vector<Advice> run()
    {
        safety();
        buffers();
        connections();
        checkpoints();
        temporaryFiles();
        openTransactions();
        statements();
        visibility();
        return std::move(m_advice);
    }

private:
    struct Number {
        double value = 0;
        std::string unit;
        std::string text;
    };

    std::string value(const std::string &setting) const
    {
        const auto found = m_settings.values.find(setting);
        return found == m_settings.values.end() ? std::string() : found->second.text;
    }
    std::string shown(const std::string &setting) const
    {
        const auto found = m_settings.values.find(setting);
        if (found == m_settings.values.end())
            return {};
        const auto &[text, unit] = found->second;
        const auto count = domain::parseInteger(text);
        const std::int64_t size = unit == "8kB" ? 8192 : unit == "kB" ? 1024 : unit == "MB" ? 1 << 20 : 0;
        return count && size > 0 ? domain::sizeText(*count * size) : text + unit;
    }

    void add(std::string_view code, Health health, const std::string &setting, const std::string &suggested,
             const std::string &sentence, const Number &number)
    {
        const auto current = shown(setting);
        m_advice.push_back({setting,
                            current,
                            suggested,
                            {std::string(code),
                             fmt::format("{} is {}: {}", setting, current, sentence),
                             {{"setting", setting}, {"current", current}, {"suggested", suggested}, {"number", number.text}},
                             health},
                            {"basis", number.value, number.unit}});
    }

    void safety()
    {
        for (const char *setting : {"fsync", "full_page_writes"})
            if (value(setting) == "off")
                add(advice::kUnsafe, Health::Crit, setting, "on", "a crash may damage the database", {});
        if (value("synchronous_commit") == "off")
            add(advice::kMayLoseCommits, Health::Warn, "synchronous_commit", "on",
                "a crash may lose what was committed last", {});
        if (value("autovacuum") == "off")
            add(advice::kAutovacuumOff, Health::Crit, "autovacuum", "on", "dead rows and transaction age only grow",
                deadRows());
        if (value("password_encryption") == "md5")
            add(advice::kPasswordsMd5, Health::Warn, "password_encryption", "scram-sha-256",
                "passwords are stored as weak hashes", {});
    }

    Number deadRows() const
    {
        const auto &tables = m_status.vacuum.data.tables.rows;
        const auto dead = std::accumulate(tables.begin(), tables.end(), std::int64_t(0),
                                          [](std::int64_t sum, const TableVacuum &t) { return sum + t.deadRows; });
        return {double(dead), "1", std::to_string(dead)};
    }

    void buffers()
    {
        const auto &cache = m_status.cache.data;
        const auto hit = cache.hitRatio();
        if (!hit || *hit >= kEnoughHits || *cache.blocksHit.delta + *cache.blocksRead.delta < kEnoughBlocks)
            return;
        const Number number{*hit * 100, "%", fmt::format("{:.1f} %", *hit * 100)};
        add(advice::kBuffersSmall, Health::Warn, "shared_buffers", {},
            fmt::format("only {} of the blocks were found in it", number.text), number);
    }

    void connections()
    {
        const auto &headroom = m_status.headroom;
        if (!headroom.hasData() || headroom.data.usable() <= 0)
            return;
        const double used = double(headroom.data.used) / headroom.data.usable();
        if (used < kConnectionsTight)
            return;
        const Number number{used * 100, "%", fmt::format("{:.0f} %", used * 100)};
        add(advice::kConnectionsTight, Health::Warn, "max_connections", {},
            fmt::format("{} of the connections are in use", number.text), number);
    }

    void checkpoints()
    {
        const auto &checkpoints = m_status.checkpoints;
        const double all = double(checkpoints.data.timed.total) + double(checkpoints.data.requested.total);
        if (!checkpoints.hasData() || all < double(kEnoughCheckpoints))
            return;
        const double forced = double(checkpoints.data.requested.total) / all;
        if (forced < kForcedCheckpoints)
            return;
        const Number number{forced * 100, "%", fmt::format("{:.0f} %", forced * 100)};
        add(advice::kWalSmall, Health::Warn, "max_wal_size", {},
            fmt::format("{} of the checkpoints came before their time", number.text), number);
    }

    void temporaryFiles()
    {
        const auto &files = m_status.counters.data.tempFiles;
        const auto &bytes = m_status.counters.data.tempBytes;
        if (!files.delta || !bytes.delta || *files.delta < kEnoughTempFiles)
            return;
        const auto mean = *bytes.delta / *files.delta;
        const Number number{double(mean), "bytes", domain::sizeText(mean)};
        add(advice::kWorkMemSmall, Health::Warn, "work_mem", {},
            fmt::format("sorts and hashes spill to temporary files of {} on average", number.text), number);
    }

    void openTransactions()
    {
        if (value("idle_in_transaction_session_timeout") != "0")
            return;
        base::Duration longest{};
        for (const auto &session : m_status.activity.data.idleInTransaction.rows)
            longest = std::max(longest, session.transactionAge.value_or(base::Duration::zero()));
        const double seconds = std::chrono::duration<double>(longest).count();
        add(advice::kIdleForEver, Health::Warn, "idle_in_transaction_session_timeout", "5min",
            "a forgotten transaction holds its locks for ever", {seconds, "s", base::toShortText(longest)});
    }

    void statements()
    {
        const auto &statements = m_status.statements;
        if (!statements.hasData() || statements.data.evicted.value_or(0) <= 0)
            return;
        const auto evicted = *statements.data.evicted;
        add(advice::kStatementsEvicted, Health::Warn, "pg_stat_statements.max", {},
            "the list of statements is too small and leaves some out",
            {double(evicted), "1", std::to_string(evicted)});
    }

    void visibility()
    {
        if (value("log_lock_waits") == "off")
            add(advice::kLockWaitsUnlogged, Health::Ok, "log_lock_waits", "on", "long waits for locks leave no trace", {});
        if (value("track_io_timing") == "off")
            add(advice::kIoUntimed, Health::Ok, "track_io_timing", "on", "nobody measures how slow the disk is", {});
    }

    const ServerSettings &m_settings;
    const Status &m_status;
    std::vector<Advice> m_advice;
};

} // namespace

Settings adviceFor(const ServerSettings &settings, const Status &status)
{
    Settings result;
    result.advice.rows = Adviser(settings, status).run();
    result.advice.total = std::int64_t(result.advice.rows.size());
    result.isRestartPending = settings.isRestartPending;
    return result;
}

} // namespace qcat::pg_diagnostics
