#include "free_port.h"
#include "http_peer.h"
#include "network_namespace.h"
#include "runbook_cure.h"
#include "small_disk.h"
#include "test_certificates.h"

#include <qcat/drill_servers/memory_group.h>
#include <qcat/drill_servers/slow_disk.h>

#include <QScopeGuard>
#include <QTcpServer>
#include <QTest>

#include <atomic>
#include <fcntl.h>
#include <filesystem>
#include <limits>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/timex.h>
#include <unistd.h>

using namespace qcat;
using namespace std::chrono_literals;
using drill_servers::MemoryGroup;
using drill_servers::SlowDisk;

namespace
{

// As much of the disk as that, taken at once.
bool take(const std::string &file, off_t bytes)
{
    const int descriptor = ::open(file.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    const bool taken = descriptor >= 0 && ::posix_fallocate(descriptor, 0, bytes) == 0;
    ::close(descriptor);
    return taken;
}

void writeFile(const QString &name, const QByteArray &text, const QDateTime &when = QDateTime::currentDateTime())
{
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.flush();
    QVERIFY(file.setFileTime(when, QFileDevice::FileModificationTime));
}

// Nearly all descriptors that this process may have, until it is told otherwise.
class TakenDescriptors
{
public:
    TakenDescriptors()
    {
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = kLimit;
        ::setrlimit(RLIMIT_NOFILE, &limit);
        while (m_taken.empty() || (m_taken.back() >= 0 && m_taken.back() < kLimit - 15))
            m_taken.push_back(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    }
    ~TakenDescriptors() { giveBack(); }
    void giveBack()
    {
        for (const int descriptor : m_taken)
            ::close(descriptor);
        m_taken.clear();
        ::setrlimit(RLIMIT_NOFILE, &m_before);
    }

private:
    static constexpr int kLimit = 400;
    rlimit m_before = {};
    std::vector<int> m_taken;
};

// How far the kernel says that the clock is off, in nanoseconds, to this process; kAsItIs: what it says.
constexpr long kAsItIs = std::numeric_limits<long>::max();
std::atomic<long> s_clockOffset = kAsItIs;

} // namespace

// In the place of the one of the library.
extern "C" int adjtimex(timex *kernel) noexcept
{
    const int state = int(::syscall(SYS_adjtimex, kernel));
    const long offset = s_clockOffset;
    if (offset == kAsItIs)
        return state;
    kernel->status = STA_NANO;
    kernel->offset = offset;
    return TIME_OK;
}

// Faults of the machine and of QCAT itself, each real, each healed by its runbook from beginning to end.
class TestMachineCures : public QObject
{
    Q_OBJECT

    QTemporaryDir m_temp;
    const bool m_isApart;
    QString temp(const char *name) const { return m_temp.filePath(QString::fromLatin1(name)); }

public:
    explicit TestMachineCures(bool isApart) : m_isApart(isApart) {}

private Q_SLOTS:
    void full_disk_is_cleared_of_its_own_rotated_logs_and_of_nothing_else()
    {
        const SmallDisk disk(temp("disk").toStdString(), "700m");
        if (!disk.isMounted())
            QSKIP("no disk of its own can be mounted here: that needs root");
        const auto at = [&](const std::string &name) { return disk.path() + "/" + name; };
        QFile log(QString::fromStdString(at("qcat.log"))); // open, as the process has it that writes it
        QVERIFY(log.open(QIODevice::WriteOnly));
        domain::Config config;
        config.logging.file = at("qcat.log");
        RunbookCure cure(config, {}, QString::fromStdString(at("data")));
        QVERIFY2(cure.isTrading(), cure.said());
        for (int i = 1; i <= 9; ++i)
            QVERIFY(take(at("qcat.log." + std::to_string(i)), 60 << 20));
        QVERIFY(take(at("other.log.1"), 1 << 20));
        QVERIFY2(cure.isDetected("disk.full"), cure.said());
        QVERIFY2(cure.heal("disk.full", "disk.full"), cure.said());
        QVERIFY2(cure.isOver("disk.full"), cure.said());
        QCOMPARE(QDir(QString::fromStdString(disk.path())).entryList({QStringLiteral("qcat.log.*")}, QDir::Files).size(), 3);
        QVERIFY(QFile::exists(QString::fromStdString(at("other.log.1"))));
        QVERIFY(log.exists());
    }

    void missing_backup_is_taken_and_proven_by_a_restore()
    {
        domain::Config config;
        config.backup.directory = temp("backups").toStdString();
        QVERIFY(QDir().mkpath(temp("backups")));
        RunbookCure cure(config);
        QVERIFY2(cure.isTrading(), cure.said());
        QVERIFY2(cure.isDetected("backup.failed"), cure.said());
        QVERIFY2(cure.heal("backup.failed", "backup.failed"), cure.said());
        QCOMPARE(cure.found("prove"), std::string("backup_step.verified"));
        QVERIFY2(cure.isOver("backup.failed"), cure.said());
    }

    void descriptors_that_run_out_are_seen_and_given_back()
    {
        RunbookCure cure({});
        QVERIFY2(cure.isTrading(), cure.said());
        TakenDescriptors taken;
        QVERIFY2(cure.isDetected("process.files_low"), cure.said());
        QVERIFY2(cure.heal("process.files_low", "process.files_low", {}, {{"pools", [&] { taken.giveBack(); }}}), cure.said());
        QVERIFY2(cure.isOver("process.files_low"), cure.said());
    }

    void old_key_is_changed_by_a_person_and_seen_to_be_new()
    {
        domain::Config config;
        config.security.rotateKeysAfter = 24h * 30;
        config.security.tokenFile = temp("token").toStdString();
        writeFile(temp("token"), "old", QDateTime::currentDateTime().addDays(-40));
        RunbookCure cure(config);
        QVERIFY2(cure.isDetected("key.rotation_overdue"), cure.said());
        QVERIFY2(cure.heal("key.rotation_overdue", "key.rotation_overdue", {}, {{"keys", [&] { writeFile(temp("token"), "new"); }}}), cure.said());
        QVERIFY2(cure.isOver("key.rotation_overdue"), cure.said());
    }

    void expired_certificate_is_replaced()
    {
        const TestCertificates certificates;
        const auto expired = certificates.makeExpired(QStringLiteral("old"), "IP:127.0.0.1");
        const auto good = certificates.make(QStringLiteral("new"), "IP:127.0.0.1");
        QVERIFY(expired.isMade && good.isMade);
        const auto installed = temp("server.crt");
        const auto install = [&](const auto &pair) {
            QFile::remove(installed);
            QVERIFY(QFile::copy(QString::fromStdString(pair.certificate.string()), installed));
        };
        install(expired);
        domain::Config config;
        config.health.certificates = {installed.toStdString()};
        config.health.certificateWarn = 24h;
        config.health.certificateCrit = 1h;
        RunbookCure cure(config);
        QVERIFY2(cure.isDetected("certificate.expiring"), cure.said());
        QVERIFY2(cure.heal("certificate.expiring", "certificate.expiring", {}, {{"certificates", [&] { install(good); }}}), cure.said());
        QVERIFY2(cure.isOver("certificate.expiring"), cure.said());
    }

    void refused_configuration_is_put_right()
    {
        RunbookCure cure({});
        QVERIFY2(cure.isTrading(), cure.said());
        const auto standing = [&](const char *code, domain::Health health) {
            cure.host().host().setConfigStanding({code, "as the reload found it", {{"reason", "a typo"}}, health});
        };
        standing("config.reload_refused", domain::Health::Crit);
        QVERIFY2(cure.isDetected("config.reload_refused"), cure.said());
        QVERIFY2(cure.heal("config.reload_refused", "config.reload_refused", {}, {{"config", [&] { standing("config.applied", domain::Health::Ok); }}}),
                 cure.said());
        QVERIFY2(cure.isOver("config.reload_refused"), cure.said());
    }

    void endpoint_that_nobody_serves_is_served_again()
    {
        const int port = freePort();
        domain::Config config;
        config.health.ports = {"127.0.0.1:" + std::to_string(port)};
        RunbookCure cure(config);
        QVERIFY2(cure.isDetected("endpoint.unreachable"), cure.said());
        QTcpServer server;
        const auto serve = [&] { QVERIFY(server.listen(QHostAddress::LocalHost, quint16(port))); };
        QVERIFY2(cure.heal("endpoint.unreachable", "endpoint.unreachable", {}, {{"exposure", serve}}), cure.said());
        QVERIFY2(cure.isOver("endpoint.unreachable"), cure.said());
    }

    void api_that_hangs_is_looked_into_and_answers_again()
    {
        std::atomic_bool answers = false;
        HttpPeer peer([&](const auto &) { return answers ? HttpPeer::ok("{}") : std::string(); });
        domain::Config config;
        config.health.apiSlowAfter = 1s;
        RunbookCure cure(config, [&](runtime::HostOptions &options) { options.apiPort = [&] { return peer.port(); }; });
        QVERIFY2(cure.isDetected("api.slow"), cure.said());
        QVERIFY2(cure.heal("api.slow", "api.slow", {}, {{"evidence", [&] { answers = true; }}}), cure.said());
        QCOMPARE(cure.found("evidence"), std::string("evidence.kept"));
        QVERIFY2(cure.isOver("api.slow"), cure.said());
    }

    void memory_that_is_used_up_is_given_back_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("last"); // look before somebody gives it back
        QTest::newRow("low") << 0.89 << QStringLiteral("memory.low") << QStringLiteral("exposure");
        QTest::newRow("exhausted") << 0.97 << QStringLiteral("memory.exhausted") << QStringLiteral("no_entries");
    }
    void memory_that_is_used_up_is_given_back()
    {
        QFETCH(double, share);
        QFETCH(QString, fault);
        QFETCH(QString, last);
        if (const auto why = MemoryGroup::unavailable(); !why.empty())
            QSKIP(why.c_str());
        // the kernel may end who took it before anybody else does: that is told for a while
        RunbookCure cure({}, [](runtime::HostOptions &options) { options.patience.eventShownFor = 3s; });
        QVERIFY2(cure.isTrading(), cure.said());
        const auto group = MemoryGroup::make(std::int64_t(512) << 20);
        QVERIFY(group && (*group)->take(::getpid()) && (*group)->fill(share));
        const auto id = fault.toStdString();
        QVERIFY2(cure.isDetected(id), cure.said());
        QVERIFY2(cure.heal(id, id, {}, {{last.toStdString(), [&] { (*group)->endHog(); }}}), cure.said());
        QVERIFY2(cure.isOver(id), cure.said());
    }

    void network_whose_link_went_down_is_halted_for_and_seen_to_be_back()
    {
        if (!m_isApart)
            QSKIP("no network of its own can be made here: that needs root");
        NetworkNamespace network;
        QVERIFY(network.isReady());
        domain::Config config;
        config.health.hosts = {NetworkNamespace::kThere};
        RunbookCure cure(config);
        QVERIFY2(cure.isTrading(), cure.said());
        QVERIFY(network.takeTheLinkDown());
        QVERIFY2(cure.isDetected("network.down"), cure.said());
        QVERIFY2(cure.heal("network.down", "network.down", {}, {{"no_entries", [&] { QVERIFY(network.bringTheLinkUp()); }}}), cure.said());
        QCOMPARE(cure.found("network"), std::string("network.no_route"));
        QVERIFY2(cure.isOver("network.down"), cure.said());
        QCOMPARE(cure.host().state(), domain::TradingState::Halted);
    }

    void disk_that_lets_next_to_nothing_through_is_found_and_seen_to_be_quick_again()
    {
        const auto folder = std::filesystem::path(m_temp.path().toStdString());
        if (const auto why = SlowDisk::unavailable(folder); !why.empty())
            QSKIP(why.c_str());
        // who waits for a processor does not wait for the disk: on a busy machine we go first, and do little
        ::setpriority(PRIO_PROCESS, 0, -20);
        const auto asBefore = qScopeGuard([] { ::setpriority(PRIO_PROCESS, 0, 0); });
        domain::Config config;
        config.market.eventsPerSecond = 2;
        const auto disk = SlowDisk::make(folder);
        QVERIFY(disk && (*disk)->take(::getpid()));
        RunbookCure cure(config);
        QVERIFY2(cure.isTrading(), cure.said());
        QVERIFY((*disk)->begin());
        QVERIFY2(cure.isDetected("disk.slow"), cure.said());
        QVERIFY2(cure.heal("disk.slow", "disk.slow", {}, {{"evidence", [&] { (*disk)->end(); }}}), cure.said());
        QCOMPARE(cure.found("disk_io"), std::string("disk_io.stalled"));
        QVERIFY2(cure.isOver("disk.slow"), cure.said());
    }

    // The kernel's answer is changed for this process alone; a time service is taken to run by what it leaves in /run.
    void clock_that_is_off_is_halted_for_and_seen_to_be_right_again()
    {
        const SmallDisk run("/run", "1m");
        if (!run.isMounted())
            QSKIP("nothing can be mounted over /run here: that needs root");
        QVERIFY(QDir().mkpath(QStringLiteral("/run/chrony")));
        writeFile(QStringLiteral("/run/chrony/chronyd.pid"), "1");
        s_clockOffset = 900'000'000;
        const auto right = qScopeGuard([] { s_clockOffset = kAsItIs; });
        RunbookCure cure({});
        QVERIFY2(cure.isTrading() && cure.isDetected("clock.offset"), cure.said());
        QVERIFY2(cure.heal("clock.offset", "clock.offset", {}, {{"no_entries", [] { s_clockOffset = 1'000'000; }}}), cure.said());
        QCOMPARE(cure.found("clock"), std::string("system_clock.off"));
        QVERIFY2(cure.isOver("clock.offset"), cure.said());
        QCOMPARE(cure.host().state(), domain::TradingState::Halted);
    }

    void channel_that_refused_is_tested_until_its_provider_takes_the_message()
    {
        std::atomic_bool takes = false;
        HttpPeer peer([&](const auto &) { return HttpPeer::ok("", takes ? "202 Accepted" : "400 No"); });
        domain::ChannelConfig hook;
        hook.name = "hook";
        hook.kind = domain::ChannelKind::Webhook;
        hook.url = peer.url();
        hook.privateHosts = true;
        domain::Config config;
        config.alerting.channels = {hook};
        RunbookCure cure(config);
        QVERIFY2(cure.isTrading(), cure.said());
        const auto refused = cure.host().run(api::TestChannel{"hook"});
        QVERIFY(refused && refused->error);
        QVERIFY2(cure.isDetected("alerting.channel_failed"), cure.said());
        takes = true;
        QVERIFY2(cure.heal("alerting.channel_failed", "alerting.channel_failed", {{"channel", "hook"}}), cure.said());
        QCOMPARE(cure.found("test"), std::string("channel.test_taken"));
        QVERIFY2(cure.isOver("alerting.channel_failed"), cure.said());
    }
};

int main(int argc, char **argv)
{
    SmallDisk::leaveTheMachine();
    const bool isApart = NetworkNamespace::leaveTheMachine();
    QCoreApplication app(argc, argv);
    TestMachineCures test(isApart);
    return QTest::qExec(&test, argc, argv);
}
#include "tst_machine_cures.moc"
