#include "rotation/rotation.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace qcat;
using app::rotation::Outcome;
using app::rotation::PasswordDoor;

namespace
{

// Takes the passwords that it knows; does as Redis does, which takes both until the former is retired.
struct Server {
    std::set<std::string> passwords;
    bool refusesChange = false;
    bool losesTheAnswer = false; // it does it, and nobody hears

    PasswordDoor door()
    {
        return {[this](const std::string &password) {
                    return passwords.contains(password) ? base::Status() : base::Status(base::Error{"server.auth", "wrong password"});
                },
                [this](const std::string &, const std::string &next) -> base::Status {
                    if (refusesChange)
                        return base::Error{"server.permission", "may not change it"};
                    passwords.insert(next);
                    return losesTheAnswer ? base::Status(base::Error{"server.timeout", "no answer"}) : base::Status();
                },
                [this](const std::string &, const std::string &former) {
                    passwords.erase(former);
                    return base::Status();
                }};
    }
};

} // namespace

// A password is never lost, whatever happens in between: what the server takes stands in the file or in FILE.next.
class TestRotation : public QObject
{
    Q_OBJECT

private:
    QString path() const { return m_folder->filePath(QStringLiteral("password")); }
    QString next() const { return path() + QStringLiteral(".next"); }
    static void write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    static std::string read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toStdString() : std::string();
    }
    auto rotate() { return app::rotation::rotatePassword(path().toStdString(), m_server.door()); }

    std::unique_ptr<QTemporaryDir> m_folder;
    Server m_server;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = {{"former"}};
        write(path(), "former\n");
    }

    void a_new_password_is_in_the_file_and_the_former_is_taken_no_more()
    {
        const auto rotated = rotate();
        QVERIFY2(rotated, rotated ? "" : rotated.error().message.c_str());
        QVERIFY(*rotated == Outcome::Rotated);
        const auto now = read(path());
        QCOMPARE(now.size(), std::size_t(64)); // 256 bits
        QCOMPARE(m_server.passwords, std::set<std::string>{now});
        QVERIFY(!QFile::exists(next()));
        QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void where_the_server_refuses_everything_is_as_it_was()
    {
        m_server.refusesChange = true;
        const auto rotated = rotate();
        QVERIFY(!rotated);
        QVERIFY2(rotated.error().message.find("nothing was changed") != std::string::npos, rotated.error().message.c_str());
        QCOMPARE(read(path()), std::string("former"));
        QVERIFY(!QFile::exists(next()));
    }

    void an_answer_that_was_lost_is_no_refusal()
    {
        m_server.losesTheAnswer = true;
        QVERIFY(rotate());
        QVERIFY(m_server.passwords.contains(read(path())));
    }

    void what_was_interrupted_after_the_change_is_finished_by_the_next_call()
    {
        write(next(), "next\n"); // and then the power went
        m_server.passwords = {"former", "next"};
        const auto rotated = rotate();
        QVERIFY(rotated && *rotated == Outcome::Finished);
        QCOMPARE(read(path()), std::string("next"));
        QCOMPARE(m_server.passwords, std::set<std::string>{"next"});
    }

    void what_was_interrupted_before_the_change_begins_anew()
    {
        write(next(), "never told to the server\n");
        const auto rotated = rotate();
        QVERIFY(rotated && *rotated == Outcome::Rotated);
        QCOMPARE(m_server.passwords, std::set<std::string>{read(path())});
    }

    void a_present_password_that_is_not_taken_changes_nothing()
    {
        m_server.passwords = {"somebody changed it by hand"};
        const auto rotated = rotate();
        QVERIFY(!rotated);
        QCOMPARE(rotated.error().code, std::string("rotation.present"));
        QCOMPARE(read(path()), std::string("former"));
    }
};

QTEST_GUILESS_MAIN(TestRotation)
#include "tst_rotation.moc"
