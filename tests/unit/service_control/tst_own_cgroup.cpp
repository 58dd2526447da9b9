#include "own_cgroup.h"

#include <QTest>

using qcat::service_control::siblingGroups;

class TestOwnCgroup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_a_sibling_in_every_hierarchy_that_systemd_goes_by_data()
    {
        QTest::addColumn<QByteArray>("own");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("unified") << QByteArray("0::/system.slice/qcat.service\n")
                                 << QByteArray("/nowhere/system.slice/qcat-control");
        QTest::newRow("hybrid")
            << QByteArray(
                   "3:cpu,cpuacct:/x\n1:name=systemd:/system.slice/qcat.service\n0::/system.slice/qcat.service\n")
            << QByteArray("/nowhere/systemd/system.slice/qcat-control /nowhere/system.slice/qcat-control");
        QTest::newRow("in no group") << QByteArray("0::/\n") << QByteArray();
        QTest::newRow("top level") << QByteArray("0::/qcat\n") << QByteArray("/nowhere/qcat-control");
        QTest::newRow("no answer") << QByteArray() << QByteArray();
    }
    void names_a_sibling_in_every_hierarchy_that_systemd_goes_by()
    {
        QFETCH(QByteArray, own);
        QFETCH(QByteArray, expected);
        QByteArrayList groups;
        for (const auto &group : siblingGroups(own.toStdString(), "/nowhere"))
            groups << QByteArray::fromStdString(group);
        QCOMPARE(groups.join(' '), expected);
    }
};

QTEST_APPLESS_MAIN(TestOwnCgroup)
#include "tst_own_cgroup.moc"
