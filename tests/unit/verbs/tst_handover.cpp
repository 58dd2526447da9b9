#include "sample_incident.h"
#include "verbs/handover.h"

#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;

class TestHandover : public QObject
{
    Q_OBJECT

    static api::Snapshot snapshot()
    {
        auto ops = std::make_shared<api::OpsSnapshot>();
        auto before = sample::resolvedIncident();
        before.id = {"INC-OLD"};
        before.openedAt = sample::kStart + -2h;
        before.resolvedAt = sample::kStart + -1h;
        ops->incidents = {sample::incident(), before};
        ops->exposure = sample::exposure();
        domain::Silence silence;
        silence.id = {"SIL-1"};
        silence.owner = "wang";
        silence.reason = "disk work";
        silence.from = sample::kStart + -1h;
        silence.until = sample::kStart + 1h;
        ops->silences = {silence};
        api::Snapshot all;
        all.trading = std::make_shared<api::TradingSnapshot>();
        all.ops = ops;
        return all;
    }
    static std::string text(const api::OnCallView &duty) { return app::handoverText(snapshot(), duty, sample::kStart + 60s, {}); }

private Q_SLOTS:
    void whoever_comes_reads_what_is_open_held_back_and_changed()
    {
        api::OnCallView duty;
        duty.schedule = "primary";
        duty.holder = "alice";
        duty.since = sample::kStart + -30min;
        duty.scheduled = "bob";
        duty.overrides = {{"chen", sample::kStart + 24h, sample::kStart + 36h}};
        const auto said = text(duty);
        for (const char *part : {"primary: alice holds it since 2026-11-22T02:42:07", "the rotation names bob: HANDOVER DUE", "6 open orders", "incidents: 1 open",
                                 "SIL-1 of wang until", "disk work", "chen from 2026-11-23T03:12:07", "changed since 2026-11-22T02:42:07",
                                 "opened: Database connection failed", "qcat oncall sign primary bob"})
            QVERIFY2(said.find(part) != std::string::npos, (std::string(part) + " is not in\n" + said).c_str());
        QVERIFY2(said.find("INC-OLD") == std::string::npos, "before the signature");
    }

    void nobody_has_signed_yet()
    {
        api::OnCallView duty;
        duty.schedule = "primary";
        const auto said = text(duty);
        for (const char *part : {"primary: nobody holds it, the rotation names nobody", "overrides: none", "nobody has signed yet", "sign primary CONTACT"})
            QVERIFY2(said.find(part) != std::string::npos, said.c_str());
    }
};

QTEST_GUILESS_MAIN(TestHandover)
#include "tst_handover.moc"
