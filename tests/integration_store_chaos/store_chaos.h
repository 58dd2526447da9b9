#pragma once

#include <postgres_server.h>
#include <running_host.h>
#include <tcp_proxy.h>

#include <qcat/runtime/record_check.h>
#include <qcat/store_postgres/postgres_record_reader.h>

#include <QElapsedTimer>
#include <QTest>

#include <functional>
#include <memory>
#include <vector>

// The paper engine trading into a real PostgreSQL through a proxy, for a test that does something to the server and then
// mends it. Each case has a server and a data folder of its own.
class StoreChaos
{
public:
    using Step = std::function<qcat::base::Status(StoreChaos &)>;

    // Empty, or why not.
    QString start(const std::function<void(qcat::domain::Config &)> &change = {})
    {
        server.addSetting("max_prepared_transactions = 2"); // to hold a lock without a session
        if (const auto up = server.start(); !up)
            return QString::fromStdString(up.error().message);
        proxy = std::make_unique<TcpProxy>(server.port());
        return startEngine(change);
    }

    // With a server that runs already. Without `proxy` the engine is told of the server itself.
    QString startEngine(const std::function<void(qcat::domain::Config &)> &change = {})
    {
        m_config.database = server.config();
        if (proxy)
            m_config.database.port = proxy->port();
        m_config.database.connectTimeout = std::chrono::milliseconds(500);
        m_config.health.probeInterval = std::chrono::milliseconds(500);
        m_config.health.probeTimeout = std::chrono::milliseconds(400);
        if (change)
            change(m_config);
        host = std::make_unique<RunningHost>(m_config, folder());
        if (!host->started())
            return QString::fromStdString(host->started().error().message);
        if (!QTest::qWaitFor([this] { return host->state() == qcat::domain::TradingState::Active; }, 20'000))
            return QStringLiteral("it does not trade: ") + desk();
        return isFlowing() ? QString() : QStringLiteral("nothing is written to the database: ") + desk();
    }

    // More is written than a moment ago.
    bool isFlowing(int milliseconds = 20'000)
    {
        const auto before = host->now()->ops->spool.writtenRecords;
        return QTest::qWaitFor([&] { return host->now()->ops->spool.writtenRecords > before; }, milliseconds);
    }

    // Whose findings desk() tells.
    QStringList watched = {QStringLiteral("postgresql"), QStringLiteral("store")};

    // What the desk says of these, as codes: "postgresql pg.refused, store store.unreachable".
    QString desk() const
    {
        QStringList said;
        for (const auto held = host->now(); const auto &component : held->ops->components)
            if (watched.contains(QString::fromStdString(component.id.value)) && component.health != qcat::domain::Health::Ok)
                said << QString::fromStdString(component.id.value + ' ' + component.finding.code + " (" + component.finding.text + ")");
        return said.join(QLatin1String(", "));
    }

    // Until the desk says one of the words; the time it took, -1 when it did not.
    qint64 msUntilDeskSays(const std::vector<const char *> &words, int milliseconds)
    {
        QElapsedTimer clock;
        clock.start();
        const bool said = QTest::qWaitFor(
            [&] { return std::any_of(words.begin(), words.end(), [&](const char *word) { return desk().contains(QLatin1String(word)); }); },
            milliseconds);
        return said ? clock.elapsed() : -1;
    }

    // Orders go on while the database is away.
    bool isTrading()
    {
        const auto before = host->now()->trading->ordersTotal;
        return host->state() == qcat::domain::TradingState::Active &&
               QTest::qWaitFor([&] { return host->now()->trading->ordersTotal > before; }, 5'000);
    }

    // The store is reached and takes records.
    bool isBack()
    {
        return QTest::qWaitFor([&] { return host->now()->ops->spool.storeReachable; }, 20'000) && isFlowing();
    }

    // Ends the engine. Everything is in the database once, by `qcat doctor store`'s own comparison.
    QString faultsAtTheEnd() { return faultsAtTheEnd(server.config()); }
    QString faultsAtTheEnd(const qcat::domain::DatabaseConfig &whereItIs)
    {
        host.reset();
        qcat::store_postgres::PostgresRecordReader reader(whereItIs);
        const auto checked = qcat::runtime::checkRecord(folder().toStdString(), reader, std::chrono::seconds(20));
        if (!checked)
            return QString::fromStdString(checked.error().message);
        QStringList faults;
        // rows of these come with minutes and settlements, not within seconds: tst_replay kills a run of minutes
        const QStringList slow = {QStringLiteral("equity"), QStringLiteral("funding"), QStringLiteral("candles"), QStringLiteral("performance")};
        for (const auto &table : checked->tables) {
            if (table.journal == 0 && !slow.contains(QString::fromStdString(table.name)))
                faults << QString::fromStdString(table.name) + QStringLiteral(" is empty");
            if (table.onTheWay > 0)
                faults << QStringLiteral("%1 of %2 still in the spool").arg(table.onTheWay).arg(QString::fromStdString(table.name));
            for (const auto &example : table.examples)
                faults << QString::fromStdString(table.name + ' ' + example);
        }
        return faults.join(QLatin1String("; "));
    }

    qcat::base::Status sql(const std::string &statement, const std::string &database = "qcat") const
    {
        const auto done = server.sql(statement, database);
        return done ? qcat::base::Status() : done.error();
    }
    qcat::base::Status endSessions() const
    {
        return sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'qcat_user'", "postgres");
    }
    const qcat::domain::Config &config() const { return m_config; }
    QString folder() const { return m_temp.filePath(QStringLiteral("data")); }

    PostgresServer server;
    std::unique_ptr<TcpProxy> proxy;
    std::unique_ptr<RunningHost> host;

private:
    QTemporaryDir m_temp;
    qcat::domain::Config m_config;
};
