#include <qcat/runtime/data_folder.h>

#include "file_lock.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace qcat;
using runtime::DataFolder;

class TestDataFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_second_engine_on_the_folder_is_refused_and_told_who_has_it()
    {
        QTemporaryDir temp;
        const std::filesystem::path path = temp.path().toStdString();
        const auto first = DataFolder::open(path / "data");
        QVERIFY(first);
        const auto second = DataFolder::open(path / "data");
        QVERIFY(!second);
        QCOMPARE(second.error().code, std::string("data.in_use"));
        QCOMPARE(second.error().arg("pid"), std::string_view(std::to_string(::getpid())));
    }
    void the_lock_ends_with_its_owner()
    {
        QTemporaryDir temp;
        const std::filesystem::path path = temp.path().toStdString();
        {
            const auto first = DataFolder::open(path);
            QVERIFY(first);
        }
        QVERIFY(DataFolder::open(path));
    }
    void a_file_in_the_way_gets_one_clear_sentence()
    {
        QTemporaryDir temp;
        QFile file(temp.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto folder = DataFolder::open(temp.filePath(QStringLiteral("file/data")).toStdString());
        QVERIFY(!folder);
        QCOMPARE(folder.error().code, std::string("data.unwritable"));
        QVERIFY(folder.error().message.find("file/data") != std::string::npos);
    }
    void epochs_only_grow_also_when_the_clock_falls_back()
    {
        QTemporaryDir temp;
        const auto folder = DataFolder::open(temp.path().toStdString());
        QVERIFY(folder);
        const auto a = folder->nextEpoch({2'000'000'000'000'000'000});
        const auto b = folder->nextEpoch({1'000'000'000'000'000'000});
        QVERIFY(a && b);
        QCOMPARE(a->value, 2'000'000'000u);
        QVERIFY(*b > *a);
    }
};

QTEST_APPLESS_MAIN(TestDataFolder)
#include "tst_data_folder.moc"
