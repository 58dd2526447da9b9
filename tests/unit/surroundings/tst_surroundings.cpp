#include "prometheus_text.h"

#include <qcat/surroundings/codes.h>
#include <qcat/surroundings/machine_checks.h>
#include <qcat/surroundings/network_checks.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;
namespace code = surroundings::code;

namespace
{

// A folder whose files stand for those of /proc, /sys or a backup.
class Files
{
public:
    void write(const QString &name, const QByteArray &text)
    {
        QDir(m_dir.path()).mkpath(QFileInfo(m_dir.filePath(name)).path());
        QFile file(m_dir.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(name));
    }
    // Makes a file look as old as that.
    void age(const QString &name, std::chrono::seconds age)
    {
        QFile file(m_dir.filePath(name));
        if (!file.open(QIODevice::ReadWrite) ||
            !file.setFileTime(QDateTime::currentDateTime().addSecs(-qint64(age.count())), QFileDevice::FileModificationTime))
            qFatal("cannot age %s", qPrintable(name));
    }
    std::string path(const char *name) const { return m_dir.filePath(QLatin1String(name)).toStdString(); }
    std::string path() const { return m_dir.path().toStdString(); }

private:
    QTemporaryDir m_dir;
};

domain::Finding look(const ops::Check &check)
{
    return check({10s}).finding;
}

std::string codeOf(const ops::Check &check)
{
    return look(check).code;
}

Files processOf(const QByteArray &current, const QByteArray &max, int killed = 0)
{
    Files files;
    files.write(QStringLiteral("proc/status"), "Name:\tqcat\nVmRSS:\t  204800 kB\n");
    files.write(QStringLiteral("proc/cgroup"), "0::/system.slice/qcat.service\n");
    const QString group = QStringLiteral("cg/system.slice/qcat.service/");
    files.write(group + QStringLiteral("memory.current"), current);
    files.write(group + QStringLiteral("memory.max"), max);
    files.write(group + QStringLiteral("memory.high"), "max\n");
    files.write(group + QStringLiteral("memory.events"), "low 0\noom 0\noom_kill " + QByteArray::number(killed) + "\n");
    return files;
}

ops::Check memoryOf(const Files &files)
{
    return surroundings::processMemory(1min, {files.path("proc"), files.path("cg")});
}

surroundings::ClockSources clockThatSays(std::optional<surroundings::ClockReading> reading,
                                         std::shared_ptr<base::Duration> apart = std::make_shared<base::Duration>(),
                                         const std::string &keeper = "chrony")
{
    return {[reading] { return reading; }, [apart] { return *apart; }, [keeper] { return keeper; }};
}

} // namespace

class TestSurroundings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void memory_of_the_process_is_judged_by_its_control_groups_limit_data()
    {
        QTest::addColumn<QByteArray>("current");
        QTest::addColumn<QByteArray>("max");
        QTest::addColumn<QString>("code");
        QTest::newRow("no limit") << QByteArray("500000000") << QByteArray("max") << QStringLiteral("process.ok");
        QTest::newRow("room") << QByteArray("500000000") << QByteArray("1000000000") << QStringLiteral("process.ok");
        QTest::newRow("near") << QByteArray("900000000") << QByteArray("1000000000")
                              << QStringLiteral("process.memory_near_limit");
        QTest::newRow("at it") << QByteArray("990000000") << QByteArray("1000000000")
                               << QStringLiteral("process.memory_at_limit");
    }
    void memory_of_the_process_is_judged_by_its_control_groups_limit()
    {
        QFETCH(QByteArray, current);
        QFETCH(QByteArray, max);
        QFETCH(QString, code);
        const auto files = processOf(current, max);
        QCOMPARE(QString::fromStdString(codeOf(memoryOf(files))), code);
    }

    void files_that_the_kernel_takes_back_are_no_memory_in_use()
    {
        auto files = processOf("990000000", "1000000000");
        files.write(QStringLiteral("cg/system.slice/qcat.service/memory.stat"), "anon 400000000\nfile 590000000\ninactive_file 580000000\n");
        QCOMPARE(codeOf(memoryOf(files)), std::string(code::kProcessOk));
    }

    void an_older_hosts_memory_controller_is_understood()
    {
        Files files;
        files.write(QStringLiteral("proc/status"), "VmRSS:\t  204800 kB\n");
        files.write(QStringLiteral("proc/cgroup"), "9:name=systemd:/\n4:cpu,memory:/inner\n0::/\n");
        const QString group = QStringLiteral("cg/memory/inner/");
        files.write(group + QStringLiteral("memory.usage_in_bytes"), "900000000\n");
        files.write(group + QStringLiteral("memory.limit_in_bytes"), "1000000000\n");
        files.write(group + QStringLiteral("memory.soft_limit_in_bytes"), "9223372036854771712\n");
        files.write(group + QStringLiteral("memory.oom_control"), "oom_kill_disable 0\nunder_oom 0\noom_kill 0\n");
        const auto check = memoryOf(files);
        QCOMPARE(codeOf(check), std::string(code::kMemoryNearLimit));
        files.write(group + QStringLiteral("memory.limit_in_bytes"), "9223372036854771712\n");
        QCOMPARE(codeOf(check), std::string(code::kProcessOk));
        files.write(group + QStringLiteral("memory.oom_control"), "oom_kill_disable 0\nunder_oom 0\noom_kill 1\n");
        QCOMPARE(codeOf(check), std::string(code::kOomKilled));
    }

    void a_kill_for_lack_of_memory_is_told_when_the_counter_rises()
    {
        auto files = processOf("1000", "max", 3);
        const auto check = memoryOf(files);
        QCOMPARE(codeOf(check), std::string(code::kProcessOk)); // what was before us is not held against us
        files.write(QStringLiteral("cg/system.slice/qcat.service/memory.events"), "oom_kill 5\n");
        const auto finding = look(check);
        QCOMPARE(finding.code, std::string(code::kOomKilled));
        QCOMPARE(finding.args.front().value, std::string("2"));
        QCOMPARE(codeOf(check), std::string(code::kOomKilled)); // and stays news for a while
    }

    void own_process_has_files_open()
    {
        QCOMPARE(codeOf(surroundings::processFiles()), std::string(code::kFilesOk));
        QCOMPARE(codeOf(surroundings::processMemory(1min, {"/nonexistent", "/nonexistent"})), std::string(code::kProcessUnreadable));
    }

    void waiting_for_the_disk_is_judged_by_what_the_kernel_measures()
    {
        Files files;
        const auto withShare = [&](const QByteArray &percent) {
            files.write(QStringLiteral("io"), "some avg10=99.00 avg60=0.00 avg300=0.00 total=1\nfull avg10=" + percent + " avg60=0.00 avg300=0.00 total=1\n");
            return codeOf(surroundings::diskIo({files.path("io"), "/nonexistent", {}}));
        };
        QCOMPARE(withShare("0.19"), std::string(code::kIoOk));
        QCOMPARE(withShare("45.00"), std::string(code::kIoSlow));
        QCOMPARE(withShare("80.00"), std::string(code::kIoStalled));
        QCOMPARE(codeOf(surroundings::diskIo({"/nonexistent", "/nonexistent", {}})), std::string(code::kIoUnreadable));
    }

    void waiting_for_the_disk_is_that_of_the_own_group_where_the_kernel_tells_it()
    {
        Files files;
        files.write(QStringLiteral("io"), "full avg10=0.00 avg60=0.00 avg300=0.00 total=1\n");
        files.write(QStringLiteral("proc/cgroup"), "7:blkio:/\n0::/system.slice/qcat.service\n");
        const surroundings::PressureFiles places{files.path("io"), files.path("proc"), {files.path("none"), files.path("cg")}};
        QCOMPARE(codeOf(surroundings::diskIo(places)), std::string(code::kIoOk));
        files.write(QStringLiteral("cg/system.slice/qcat.service/io.pressure"), "full avg10=80.00 avg60=0.00 avg300=0.00 total=1\n");
        QCOMPARE(codeOf(surroundings::diskIo(places)), std::string(code::kIoStalled));
    }

    void a_clock_is_judged_by_its_offset_and_by_who_keeps_it()
    {
        using surroundings::systemClock;
        QCOMPARE(codeOf(systemClock({}, clockThatSays({{true, 3ms, 5ms}}))), std::string(code::kClockOk));
        QCOMPARE(codeOf(systemClock({}, clockThatSays({{true, -80ms, 5ms}}))), std::string(code::kClockDrifting));
        QCOMPARE(codeOf(systemClock({}, clockThatSays({{true, 900ms, 5ms}}))), std::string(code::kClockOff));
        QCOMPARE(look(systemClock({}, clockThatSays({{false, 0ms, 16s}}))).health, domain::Health::Crit);
        QCOMPARE(look(systemClock({50ms, 500ms, false}, clockThatSays({{false, 0ms, 16s}}))).health, domain::Health::Warn);
        QCOMPARE(look(systemClock({}, clockThatSays(std::nullopt))).health, domain::Health::Unknown);
    }

    void a_clock_names_who_keeps_it_and_says_when_nobody_does()
    {
        using surroundings::systemClock;
        const auto keptBy = [](const char *keeper, bool synchronised) {
            return look(systemClock({}, clockThatSays({{synchronised, 1ms, 1ms}}, std::make_shared<base::Duration>(), keeper)));
        };
        QCOMPARE(keptBy("chrony", true).args.back().value, std::string("chrony"));
        QCOMPARE(keptBy("", true).args.back().value, std::string("kernel (adjtimex)")); // of a host that keeps it for a container
        QCOMPARE(keptBy("systemd-timesyncd", false).code, std::string(code::kClockUnsynchronised));
        QCOMPARE(keptBy("systemd-timesyncd", false).args.back().value, std::string("systemd-timesyncd"));
        QCOMPARE(keptBy("", false).code, std::string(code::kClockNoService));
    }

    void a_clock_that_is_set_is_noticed()
    {
        const auto apart = std::make_shared<base::Duration>(1000s);
        const auto check = surroundings::systemClock({}, clockThatSays({{true, 1ms, 1ms}}, apart));
        QCOMPARE(codeOf(check), std::string(code::kClockOk));
        *apart += 3600s;
        QCOMPARE(codeOf(check), std::string(code::kClockStepped));
        QCOMPARE(codeOf(check), std::string(code::kClockStepped)); // news for a while
    }

    void the_kernel_tells_of_its_clock()
    {
        const auto sources = surroundings::kernelClock();
        QVERIFY(sources.discipline().has_value());
        const auto first = sources.wallAgainstSteady();
        QVERIFY(std::chrono::abs(sources.wallAgainstSteady() - first) < 10s);
    }

    void a_log_that_was_moved_away_under_its_writer_is_noticed()
    {
        Files files;
        QFile log(QString::fromStdString(files.path("qcat.log")));
        QVERIFY(log.open(QIODevice::WriteOnly));
        log.write("first\n");
        log.flush();
        const auto check = surroundings::logWriter(files.path("qcat.log"), 1 << 20);
        QCOMPARE(codeOf(check), std::string(code::kLogWritten));
        QVERIFY(QFile::rename(QString::fromStdString(files.path("qcat.log")), QString::fromStdString(files.path("qcat.log.1"))));
        files.write(QStringLiteral("qcat.log"), ""); // as logrotate's "create"
        QCOMPARE(codeOf(check), std::string(code::kLogWriterLost));
        log.close();
        QFile reopened(QString::fromStdString(files.path("qcat.log")));
        QVERIFY(reopened.open(QIODevice::Append));
        QCOMPARE(codeOf(check), std::string(code::kLogWritten));
    }

    void a_log_that_grows_beyond_its_limit_is_noticed()
    {
        Files files;
        QFile log(QString::fromStdString(files.path("qcat.log")));
        QVERIFY(log.open(QIODevice::WriteOnly));
        log.write(QByteArray(5000, 'x'));
        log.flush();
        QCOMPARE(codeOf(surroundings::logWriter(files.path("qcat.log"), 4096)), std::string(code::kLogTooLarge));
    }

    void keys_are_overdue_by_the_age_of_their_files()
    {
        Files files;
        files.write(QStringLiteral("token"), "t");
        const auto check = surroundings::keyAge({files.path("token"), files.path("not_there")}, 24h);
        QCOMPARE(codeOf(check), std::string(code::kKeysOk));
        files.age(QStringLiteral("token"), 48h);
        QCOMPARE(codeOf(check), std::string(code::kKeysOverdue));
    }

    void a_backup_must_be_there_be_new_and_be_whole()
    {
        Files files;
        const auto check = surroundings::backupFiles(files.path(), 26h);
        QCOMPARE(codeOf(check), std::string(code::kBackupNone));
        files.write(QStringLiteral("qcat_db_20261122_020000.dump"), "old");
        files.age(QStringLiteral("qcat_db_20261122_020000.dump"), 48h);
        QCOMPARE(codeOf(check), std::string(code::kBackupStale));
        files.write(QStringLiteral("qcat_db_20261123_020000.dump"), "new");
        QCOMPARE(codeOf(check), std::string(code::kBackupUnproven));
        const auto hash = QCryptographicHash::hash("new", QCryptographicHash::Sha256).toHex();
        files.write(QStringLiteral("qcat_db_20261123_020000.dump.sha256"), hash + "  qcat_db_20261123_020000.dump\n");
        QCOMPARE(codeOf(check), std::string(code::kBackupOk));
        files.write(QStringLiteral("qcat_db_20261123_020000.dump.manifest.json"), "{}"); // one of ours: a hash is no proof
        QCOMPARE(codeOf(check), std::string(code::kBackupUnproven));
        files.write(QStringLiteral("qcat_db_20261123_020000.dump.proof.json"), "{}");
        QCOMPARE(codeOf(check), std::string(code::kBackupOk));
        files.write(QStringLiteral("qcat_db_20261123_020000.dump"), "cut");
        files.age(QStringLiteral("qcat_db_20261123_020000.dump"), 1s); // another moment: it is looked at again
        QCOMPARE(codeOf(check), std::string(code::kBackupDamaged));
        QCOMPARE(codeOf(surroundings::backupFiles("/nonexistent", 26h)), std::string(code::kBackupUnreadable));
    }

    void a_backup_without_a_copy_elsewhere_is_told_where_copies_are_made()
    {
        Files files;
        const auto check = surroundings::offsiteCopies(files.path(), 26h);
        files.write(QStringLiteral("qcat_db_20261122_020000.dump"), "old");
        QCOMPARE(codeOf(check), std::string(code::kOffsiteUnused));
        files.write(QStringLiteral("qcat_db_20261122_020000.dump.offsite.json"), "{\"place\": \"sftp://b:22/q\", \"failure\": \"\"}");
        QCOMPARE(codeOf(check), std::string(code::kOffsiteOk));
        files.write(QStringLiteral("qcat_db_20261123_020000.dump"), "new");
        files.write(QStringLiteral("qcat_db_20261123_020000.dump.offsite.json"), "{\"place\": \"sftp://b:22/q\", \"failure\": \"nobody answers\"}");
        QCOMPARE(codeOf(check), std::string(code::kOffsiteFailed));
        files.write(QStringLiteral("qcat_db_20261123_020000.dump.offsite.json"), "{\"place\": \"sftp://b:22/q\", \"failure\": \"\"}");
        QCOMPARE(codeOf(check), std::string(code::kOffsiteOk));
        files.age(QStringLiteral("qcat_db_20261123_020000.dump"), 48h);
        QCOMPARE(codeOf(check), std::string(code::kOffsiteStale));
    }

    void a_certificate_is_judged_by_what_is_left_of_it()
    {
        Files files;
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"),
                      {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ed25519"), QStringLiteral("-nodes"),
                       QStringLiteral("-subj"), QStringLiteral("/CN=qcat.test"), QStringLiteral("-days"), QStringLiteral("20"), QStringLiteral("-keyout"),
                       QString::fromStdString(files.path("key")), QStringLiteral("-out"), QString::fromStdString(files.path("cert"))});
        if (!openssl.waitForStarted())
            QSKIP("openssl is not installed");
        QVERIFY(openssl.waitForFinished() && openssl.exitCode() == 0);
        const auto withLimits = [&](std::chrono::hours warn, std::chrono::hours crit) {
            return codeOf(surroundings::certificate(files.path("cert"), {warn, crit}));
        };
        QCOMPARE(withLimits(24h, 12h), std::string(code::kCertificateOk));
        QCOMPARE(withLimits(720h, 168h), std::string(code::kCertificateExpiring));
        QCOMPARE(withLimits(720h, 600h), std::string(code::kCertificateSoon));
        files.write(QStringLiteral("cert"), "no certificate");
        QCOMPARE(withLimits(720h, 168h), std::string(code::kCertificateUnreadable));
    }

    void names_that_do_not_resolve_are_told()
    {
        QCOMPARE(codeOf(surroundings::namesAndRoutes({"127.0.0.1", "localhost"})), std::string(code::kNetworkOk));
        QCOMPARE(codeOf(surroundings::namesAndRoutes({"localhost", "no-such-name.invalid"})), std::string(code::kNameUnknown));
    }

    void the_worst_of_several_decides()
    {
        const auto saying = [](std::string what, domain::Health health) -> ops::Check {
            return [what, health](const base::CallLimits &) { return ops::CheckResult{{what, what, {}, health}}; };
        };
        QCOMPARE(codeOf(surroundings::worstOf({saying("a", domain::Health::Ok), saying("b", domain::Health::Crit), saying("c", domain::Health::Unknown)})),
                 std::string("b"));
    }

    void samples_are_read_by_their_label()
    {
        const auto samples = surroundings::samplesOf("# HELP x\nfails_total{integration=\"email\",reason=\"a\"} 2\n"
                                                     "fails_total{integration=\"email\",reason=\"b\"} 3\nfails_total{integration=\"webhook\"} 1e1\n"
                                                     "fails_total_more 7\nplain 4\n",
                                                     "fails_total", "integration");
        QCOMPARE(samples.size(), std::size_t(2));
        QCOMPARE(samples.at("email"), 5.0);
        QCOMPARE(samples.at("webhook"), 10.0);
        QCOMPARE(surroundings::samplesOf("plain 4\n", "plain", "x").at(""), 4.0);
    }
};

QTEST_GUILESS_MAIN(TestSurroundings)
#include "tst_surroundings.moc"
