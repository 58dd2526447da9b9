#include "desk_fixture.h"

#include <qcat/domain/attachment.h>

#include <QTest>

using namespace desk_test;

class TestAttachments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_file_is_kept_and_named_with_its_hash_in_the_timeline()
    {
        DeskFixture f;
        f.start();
        const auto id = f.breakDatabase();
        std::string created;
        QCOMPARE(f.say(api::AttachFile{id, "stack.txt", {"three frames"}}, &created), QStringLiteral("ok"));
        QCOMPARE(created, std::string("hash1"));
        QCOMPARE(f.attachments.files, std::vector<std::string>{"three frames"});
        const auto all = domain::attachmentsOf(f.incident(id));
        QCOMPARE(all.size(), std::size_t(1));
        QCOMPARE(all[0].name, std::string("stack.txt"));
        QCOMPARE(all[0].bytes, 12);
        QCOMPARE(all[0].sha256, std::string("hash1"));
        QCOMPARE(all[0].by, std::string("ann"));
        QCOMPARE(all[0].at.ns, f.clock.wallNow().ns);
        QCOMPARE(f.store.audit.back().action, std::string("incident.attach"));
        QCOMPARE(domain::attachmentsOf(f.store.incidents.at(id.value)).size(), std::size_t(1));
    }

    void a_file_that_cannot_be_taken_is_refused_and_changes_nothing_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("code");
        const QByteArray large(int(domain::kMostAttachmentBytes) + 1, 'x');
        QTest::newRow("empty") << QByteArray("a") << QByteArray() << QStringLiteral("attachment.empty");
        QTest::newRow("too large") << QByteArray("a") << large << QStringLiteral("attachment.too_large");
        QTest::newRow("no name") << QByteArray() << QByteArray("x") << QStringLiteral("attachment.name");
        QTest::newRow("another folder") << QByteArray("../ops.sqlite") << QByteArray("x") << QStringLiteral("attachment.name");
        QTest::newRow("Windows folder") << QByteArray("C:\\x") << QByteArray("x") << QStringLiteral("attachment.name");
        QTest::newRow("hidden") << QByteArray(".bashrc") << QByteArray("x") << QStringLiteral("attachment.name");
        QTest::newRow("breaks the line") << QByteArray("a\nb") << QByteArray("x") << QStringLiteral("attachment.name");
        QTest::newRow("long name") << QByteArray(201, 'n') << QByteArray("x") << QStringLiteral("attachment.name");
        QTest::newRow("there already") << QByteArray("there") << QByteArray("x") << QStringLiteral("attachment.there");
        QTest::newRow("secret inside") << QByteArray("a") << QByteArray("password is s3cr3t!") << QStringLiteral("attachment.secret");
        QTest::newRow("secret as name") << QByteArray("s3cr3t!") << QByteArray("x") << QStringLiteral("attachment.secret");
    }
    void a_file_that_cannot_be_taken_is_refused_and_changes_nothing()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, code);
        DeskFixture f;
        f.config.redact = ops::Redactor({"s3cr3t!"});
        f.start();
        const auto id = f.breakDatabase();
        QCOMPARE(f.say(api::AttachFile{id, "there", {"1"}}), QStringLiteral("ok"));
        const auto lines = f.incident(id).timeline.size();
        QCOMPARE(f.say(api::AttachFile{id, name.toStdString(), {bytes.toStdString()}}), code);
        QCOMPARE(f.incident(id).timeline.size(), lines);
        QCOMPARE(f.attachments.files.size(), std::size_t(1));
    }

    void an_incident_takes_so_many_files_and_no_more()
    {
        DeskFixture f;
        f.start();
        const auto id = f.breakDatabase();
        for (std::size_t i = 0; i < domain::kMostAttachments; ++i)
            QCOMPARE(f.say(api::AttachFile{id, fmt::format("{}.log", i), {"x"}}), QStringLiteral("ok"));
        QCOMPARE(f.say(api::AttachFile{id, "one more.log", {"x"}}), QStringLiteral("attachment.too_many"));
        QCOMPARE(f.say(api::AttachFile{{"INC-9"}, "a", {"x"}}), QStringLiteral("incident.not_found"));
    }

    void what_is_over_still_takes_what_explains_it()
    {
        DeskFixture f;
        f.start();
        const auto id = f.breakDatabase();
        f.world.health["database"] = Health::Ok;
        f.pass(2s);
        QCOMPARE(f.say(api::ResolveIncident{id, "cable"}), QStringLiteral("ok"));
        QCOMPARE(f.say(api::AttachFile{id, "photo.jpg", {"\xff\xd8"}}), QStringLiteral("ok"));
        QCOMPARE(f.incident(id).state, IncidentState::Resolved);
    }
};

QTEST_GUILESS_MAIN(TestAttachments)
#include "tst_attachments.moc"
