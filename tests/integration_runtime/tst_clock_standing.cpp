#include <qcat/runtime/engine_host.h>
#include <qcat/runtime/system_clock.h>

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <optional>

using namespace qcat;
using namespace std::chrono_literals;

namespace
{

// The machine's clocks, the one on the wall set by somebody.
class SetClock : public base::Clock
{
public:
    explicit SetClock(base::Duration by) : m_by(by) {}
    base::WallTime wallNow() const override { return m_machine.wallNow() + m_by; }
    base::SteadyTime steadyNow() const override { return m_machine.steadyNow(); }

private:
    const runtime::SystemClock m_machine;
    const base::Duration m_by;
};

// One life of the engine in this folder with its clock set so; what it shows of the incident.
domain::Incident live(const QString &folder, base::Duration clockSetBy, bool opens)
{
    domain::Config config;
    config.app.dataDir = folder.toStdString();
    auto data = runtime::DataFolder::open(config.app.dataDir);
    if (!data)
        qFatal("%s", data.error().message.c_str());
    const SetClock clock(clockSetBy);
    runtime::EngineHost host({config, "test", QCAT_RESOURCES}, *data, clock);
    if (!host.start())
        qFatal("the engine does not start");
    const auto incident = [&]() -> std::optional<domain::Incident> {
        const auto now = host.snapshot();
        const auto at = std::ranges::find(now->ops->incidents, "external", [](const auto &i) { return i.component.value; });
        return at == now->ops->incidents.end() || !at->isOpen() ? std::nullopt : std::optional(*at);
    };
    if (opens) {
        domain::ExternalAlert alert;
        alert.name = "SomebodyIsNeeded";
        alert.source = "api";
        alert.severity = domain::Severity::P1;
        host.submit({"tester", api::ReportAlerts{{alert}}});
    }
    if (!QTest::qWaitFor([&] { return incident().has_value(); }, 30'000))
        qFatal("no incident");
    const auto shown = *incident();
    host.stop();
    return shown;
}

} // namespace

class TestClockStanding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The bar: an error of a second at most.
    void clock_that_is_set_while_qcat_is_stopped_moves_no_deadline_data()
    {
        QTest::addColumn<int>("minutes");
        QTest::newRow("an hour forward") << 60;
        QTest::newRow("an hour back") << -60;
    }
    void clock_that_is_set_while_qcat_is_stopped_moves_no_deadline()
    {
        QFETCH(int, minutes);
        const QTemporaryDir folder;
        const auto data = folder.filePath(QStringLiteral("data"));
        const auto before = live(data, 0s, true);
        const auto after = live(data, std::chrono::minutes(minutes), false);
        QVERIFY(before.acknowledgeBy.isValid());
        const auto error = after.acknowledgeBy - before.acknowledgeBy - base::Duration(std::chrono::minutes(minutes));
        QVERIFY2(std::chrono::abs(error) <= 1s, qPrintable(QString::number(error.count())));
        QCOMPARE(after.id.value, before.id.value);
        const auto again = live(data, std::chrono::minutes(minutes), false); // once, and not at each start
        QVERIFY(std::chrono::abs(again.acknowledgeBy - after.acknowledgeBy) <= 1s);
    }
};

QTEST_GUILESS_MAIN(TestClockStanding)
#include "tst_clock_standing.moc"
