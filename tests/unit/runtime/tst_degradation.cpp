#include "degradation.h"

#include <QTest>

using namespace std::chrono_literals;
using qcat::domain::TradingState;
using qcat::runtime::degradationFor;

Q_DECLARE_METATYPE(qcat::domain::TradingState)

class TestDegradation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tightens_by_the_rules_and_never_loosens_data()
    {
        QTest::addColumn<double>("spoolUsed");
        QTest::addColumn<int>("outageSeconds");
        QTest::addColumn<TradingState>("now");
        QTest::addColumn<QString>("expected");
        QTest::newRow("all well") << 0.0 << 0 << TradingState::Active << QString();
        QTest::newRow("short outage") << 0.01 << 299 << TradingState::Active << QString();
        QTest::newRow("long outage") << 0.01 << 301 << TradingState::Active << QStringLiteral("state.database_outage");
        QTest::newRow("spool filling") << 0.21 << 10 << TradingState::Active << QStringLiteral("state.spool_filling");
        QTest::newRow("spool nearly full") << 0.81 << 10 << TradingState::Active << QStringLiteral("state.spool_nearly_full");
        QTest::newRow("nearly full while reducing") << 0.81 << 10 << TradingState::Reducing << QStringLiteral("state.spool_nearly_full");
        QTest::newRow("reducing stays until a human resumes") << 0.0 << 0 << TradingState::Reducing << QString();
        QTest::newRow("halted stays halted") << 0.5 << 999 << TradingState::Halted << QString();
    }
    void tightens_by_the_rules_and_never_loosens()
    {
        QFETCH(double, spoolUsed);
        QFETCH(int, outageSeconds);
        QFETCH(TradingState, now);
        QFETCH(QString, expected);
        const auto result = degradationFor({spoolUsed, std::chrono::seconds(outageSeconds)}, {}, now);
        QCOMPARE(result ? QString::fromStdString(result->why.code) : QString(), expected);
    }
};

QTEST_APPLESS_MAIN(TestDegradation)
#include "tst_degradation.moc"
