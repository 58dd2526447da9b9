#include "sample_incident.h"

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/incident_view.h>

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace qcat;
using namespace qcat::ui;

namespace
{

api::ComponentView component(const char *id, const char *title, domain::Health health)
{
    api::ComponentView view;
    view.id = {id};
    view.title = {title, title};
    view.health = health;
    return view;
}

struct Scene {
    api::TradingSnapshot trading;
    api::OpsSnapshot ops;

    Scene()
    {
        trading.state = domain::TradingState::Active;
        ops.components = {component("postgresql", "PostgreSQL", domain::Health::Crit)};
        ops.exposure = sample::exposure();
    }
    Headline headline() const
    {
        api::Snapshot snapshot;
        snapshot.trading = std::make_shared<api::TradingSnapshot>(trading);
        snapshot.ops = std::make_shared<api::OpsSnapshot>(ops);
        return headlineOf(snapshot, sample::kStart + std::chrono::seconds(102), {});
    }
};

} // namespace

class TestIncidentWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headline_says_that_trading_goes_on_and_what_waits_since_when()
    {
        Scene scene;
        scene.ops.incidents = {sample::incident()};
        scene.ops.spool.pendingRecords = 1284;
        scene.ops.spool.pendingBytes = 8;
        scene.ops.spool.capacityBytes = 1000;
        const Headline headline = scene.headline();
        QCOMPARE(headline.title, QStringLiteral("Trading goes on, recording waits: PostgreSQL is down for 1 min 42 s"));
        QVERIFY2(headline.detail.contains(QStringLiteral("(0.8 % of the spool)")), qPrintable(headline.detail));
        QVERIFY2(headline.detail.contains(QStringLiteral("new risk stops in 3 min 18 s")), qPrintable(headline.detail));
    }

    void headline_without_incident_says_that_nothing_is_broken()
    {
        QCOMPARE(Scene().headline().title, QStringLiteral("Trading goes on, nothing is broken"));
    }

    void headline_never_says_that_trading_goes_on_when_it_is_halted()
    {
        Scene scene;
        scene.trading.state = domain::TradingState::Halted;
        QCOMPARE(scene.headline().title, QStringLiteral("Trading is halted"));
    }

    void headline_of_a_halt_says_who_halted_and_why_whatever_else_is_broken()
    {
        Scene scene;
        scene.trading.state = domain::TradingState::Halted;
        scene.trading.stateWhy = {"state.halted_by_operator", "halted by Anna: 3am", {{"actor", "Anna"}}, domain::Health::Warn};
        QCOMPARE(scene.headline().title, QStringLiteral("Halted by Anna: 3am"));
        scene.ops.incidents = {sample::incident()};
        QCOMPARE(scene.headline().title, QStringLiteral("Halted by Anna: 3am"));
        QVERIFY2(scene.headline().detail.startsWith(QStringLiteral("PostgreSQL")), qPrintable(scene.headline().detail));
        scene.trading.stateWhy.text = "entries cancelled by Anna";
        QCOMPARE(scene.headline().title, QStringLiteral("Halted by Anna"));
        scene.trading.stateWhy = {"state.as_before_restart", "halted by Anna: 3am; as it was before the restart: resume by hand", {{"actor", "qcat"}}, domain::Health::Warn};
        QCOMPARE(scene.headline().title, QStringLiteral("Trading is halted: As it was before the restart: resume by hand (halted by Anna: 3am)"));
    }

    void exposure_says_which_positions_no_stop_protects()
    {
        domain::Exposure exposure = sample::exposure();
        exposure.legs.resize(1);
        exposure.legs[0].stopAtVenue = true;
        QVERIFY(!exposureText(exposure).contains(QStringLiteral("stop")));
        exposure.legs[0].stopAtVenue = false;
        QVERIFY2(exposureText(exposure).contains(QStringLiteral("1 without a stop at the venue")), qPrintable(exposureText(exposure)));
    }

    void headline_is_about_the_worst_severity()
    {
        Scene scene;
        domain::Incident low = sample::incident();
        low.severity = domain::Severity::P3;
        low.title = {"Something small", ""};
        low.component = {"other"};
        scene.ops.incidents = {low, sample::incident()};
        QVERIFY(scene.headline().title.contains(QStringLiteral("PostgreSQL")));
    }

    void lane_is_sorted_by_time_to_harm()
    {
        api::OpsSnapshot ops;
        domain::Incident late = sample::incident();
        late.instance = "late";
        late.timeToHarm = {{{}, std::chrono::hours(1)}};
        domain::Incident soon = sample::incident();
        soon.instance = "soon";
        domain::Incident unknown = sample::incident();
        unknown.instance = "unknown";
        unknown.timeToHarm.clear();
        domain::Incident over = sample::resolvedIncident();
        ops.incidents = {unknown, late, over, soon};
        QStringList order;
        for (const auto *incident : laneOf(ops, domain::Severity::P0))
            order << QString::fromStdString(incident->instance);
        QCOMPARE(order, QStringList({QStringLiteral("soon"), QStringLiteral("late"), QStringLiteral("unknown")}));
    }

    void response_clock_runs_from_opening_to_its_deadline()
    {
        const domain::Incident incident = sample::incident(); // opened at 10 s, due at 310 s
        const auto half = responseClock(incident, sample::kStart + std::chrono::seconds(160));
        QVERIFY(half);
        QCOMPARE(half->used, 0.5);
        QVERIFY(!half->isBreached());
        QVERIFY(responseClock(incident, sample::kStart + std::chrono::seconds(311))->isBreached());
        QVERIFY(!responseClock(sample::resolvedIncident(), sample::kStart));
    }

    void unknown_exposure_is_never_shown_as_current()
    {
        domain::Exposure exposure = sample::exposure();
        exposure.known = false;
        QVERIFY(exposureText(exposure).startsWith(QStringLiteral("exposure unknown; last known: ")));
    }

    void a_run_in_progress_is_shown_before_a_newer_finished_one()
    {
        api::OpsSnapshot ops;
        ops.runs = {sample::finishedRun(), sample::run()};
        QCOMPARE(runOf(ops, {"INC-20261122-0001"})->state, domain::RunState::InProgress);
        QCOMPARE(runsOf(ops, {"INC-20261122-0001"}).front().state, domain::RunState::InProgress);
        QVERIFY(!runOf(ops, {"INC-other"}));
    }

    void every_code_of_the_desk_has_a_sentence_with_its_arguments()
    {
        QFile file(QStringLiteral(QCAT_SOURCE_DIR "/engine/ops/desk/include/qcat/desk/codes.h"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        static const QRegularExpression line(QStringLiteral("= \"([a-z_.]+)\";(?:\\s*// *([a-z_, ]*))?"));
        static const QRegularExpression argument(QStringLiteral("\\{([a-z_]+)\\}"));
        int codes = 0;
        auto lines = line.globalMatch(QString::fromUtf8(file.readAll()));
        while (lines.hasNext()) {
            const auto match = lines.next();
            const QString code = match.captured(1);
            const char *sentence = sentenceOf(code.toStdString());
            QVERIFY2(sentence, qPrintable(code));
            const QStringList given = match.captured(2).remove(QLatin1Char(' ')).split(QLatin1Char(','));
            auto needed = argument.globalMatch(QString::fromUtf8(sentence));
            while (needed.hasNext()) {
                const QString name = needed.next().captured(1);
                QVERIFY2(given.contains(name), qPrintable(code + QStringLiteral(" has no argument ") + name));
            }
            ++codes;
        }
        QVERIFY(codes > 50);
    }
};

QTEST_APPLESS_MAIN(TestIncidentWords)
#include "tst_incident_words.moc"
