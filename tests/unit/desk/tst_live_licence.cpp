#include <qcat/desk/live_licence.h>

#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;
using domain::Health;

// What trading with real money asks for, point by point.
class TestLiveLicence : public QObject
{
    Q_OBJECT

    static constexpr base::WallTime kNow{1'780'000'000'000'000'000};

    static ops::LicenceFacts complete()
    {
        ops::LicenceFacts facts;
        facts.version = "1.2";
        facts.neededDrills = {"database.connection_failed", "service.down"};
        facts.drills = {{"database.connection_failed", "1.2", kNow + -3h, true}, {"service.down", "1.2", kNow + -900h, true}};
        facts.restoreProvenAt = kNow + -25h;
        facts.phoneAnsweredAt = kNow + -167h;
        facts.keys = Health::Ok;
        facts.clock = Health::Ok;
        return facts;
    }
    static QStringList missing(const ops::LicenceFacts &facts)
    {
        QStringList codes;
        for (const auto &point : ops::licencePoints(facts, kNow))
            if (point.health != Health::Ok)
                codes << QString::fromStdString(point.code);
        return codes;
    }

private Q_SLOTS:
    void with_everything_done_nothing_is_missing()
    {
        QCOMPARE(missing(complete()), QStringList());
        QCOMPARE(ops::licencePoints(complete(), kNow).size(), std::size_t(5));
    }

    void what_is_not_known_is_not_good()
    {
        QCOMPARE(missing({}), QStringList({QStringLiteral("licence.no_drills"), QStringLiteral("licence.restore_missing"), QStringLiteral("licence.phone_missing"),
                                           QStringLiteral("licence.keys_missing"), QStringLiteral("licence.clock_missing")}));
    }

    void each_point_counts_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("code");
        QTest::newRow("a restore that is too old") << 0 << QStringLiteral("licence.restore_missing");
        QTest::newRow("a phone that was answered too long ago") << 1 << QStringLiteral("licence.phone_missing");
        QTest::newRow("keys that warn") << 2 << QStringLiteral("licence.keys_missing");
        QTest::newRow("a clock that nobody watches") << 3 << QStringLiteral("licence.clock_missing");
        QTest::newRow("a drill of another version") << 4 << QStringLiteral("licence.drills_missing");
        QTest::newRow("a drill that failed after it had passed") << 5 << QStringLiteral("licence.drills_missing");
        QTest::newRow("a drill that nobody made") << 6 << QStringLiteral("licence.drills_missing");
    }
    void each_point_counts()
    {
        QFETCH(int, what);
        QFETCH(QString, code);
        auto facts = complete();
        if (what == 0)
            facts.restoreProvenAt = kNow + -27h;
        if (what == 1)
            facts.phoneAnsweredAt = kNow + -169h;
        if (what == 2)
            facts.keys = Health::Warn;
        if (what == 3)
            facts.clock = Health::Unknown;
        if (what == 4)
            facts.drills[0].version = "1.1";
        if (what == 5)
            facts.drills.insert(facts.drills.begin(), {"service.down", "1.2", kNow + -1h, false});
        if (what == 6)
            facts.drills.pop_back();
        QCOMPARE(missing(facts), QStringList(code));
    }

    void a_drill_that_passed_again_counts()
    {
        auto facts = complete();
        facts.drills.push_back({"service.down", "1.2", kNow + -2000h, false});
        QCOMPARE(missing(facts), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestLiveLicence)
#include "tst_live_licence.moc"
