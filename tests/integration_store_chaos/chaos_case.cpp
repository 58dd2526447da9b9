#include "chaos_case.h"

#include <qcat/base/log.h>

using namespace qcat;

void ChaosTest::initTestCase()
{
    if (const std::string why = PostgresServer::unavailable(); !why.empty())
        QSKIP(why.c_str());
    log::installSink([](auto...) {});
}

void ChaosTest::every_order_and_fill_is_there_once_after_data()
{
    QTest::addColumn<int>("index");
    const auto all = cases();
    for (std::size_t i = 0; i < all.size(); ++i)
        QTest::newRow(all[i].name) << int(i);
}

void ChaosTest::every_order_and_fill_is_there_once_after()
{
    QFETCH(int, index);
    const ChaosCase fault = cases()[std::size_t(index)];
    StoreChaos chaos;
    QCOMPARE(chaos.start(), QString());
    const auto hurt = fault.hurt(chaos);
    QVERIFY2(hurt, messageOf(hurt));
    if (!fault.deskSays.empty()) {
        const auto ms = chaos.msUntilDeskSays(fault.deskSays, kPatienceWithTheDeskMs);
        QVERIFY2(ms >= 0, qPrintable(QStringLiteral("the desk says only: ") + chaos.desk()));
        qInfo("%s: after %lld ms: %s", fault.name, static_cast<long long>(ms), qPrintable(chaos.desk()));
    }
    QVERIFY(chaos.isTrading());
    const auto mended = fault.mend(chaos);
    QVERIFY2(mended, messageOf(mended));
    if (fault.comesBackByItself)
        QVERIFY2(chaos.isBack(), qPrintable(chaos.desk()));
    QCOMPARE(chaos.faultsAtTheEnd(), QString());
}
