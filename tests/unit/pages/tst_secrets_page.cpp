#include "scripted_engine.h"

#include <qcat/base/manual_executor.h>
#include <qcat/page_settings/settings_page.h>
#include <qcat/ui_models/secret_table.h>

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;

// The secrets on the page of settings, over a desk that the test holds: what is asked for, and that nothing of a secret is shown.
class TestSecretsPage : public QObject
{
    Q_OBJECT

    struct HeldDesk : ui::SecretDesk {
        std::vector<ui::SecretRow> rows = {{QStringLiteral("database"), QStringLiteral("/etc/qcat/db"), QStringLiteral("3d"), false, {}},
                                           {QStringLiteral("redis"), {}, QStringLiteral("-"), false, QStringLiteral("there is no such file")}};
        QStringList asked;
        Said said;
        std::vector<ui::SecretRow> secrets() const override { return rows; }
        bool isBusy() const override { return bool(said); }
        void replace(const QString &name, const QString &content, Said answer) override
        {
            asked << QStringLiteral("replace ") + name + QLatin1Char(' ') + content;
            said = std::move(answer);
        }
        void test(const QString &name, Said answer) override
        {
            asked << QStringLiteral("test ") + name;
            said = std::move(answer);
        }
        void answer(bool isGood, const char *text) { std::exchange(said, {})({isGood, QLatin1String(text)}); }
    };

private Q_SLOTS:
    void init()
    {
        m_page.reset();
        m_desk = HeldDesk();
        m_page = std::make_unique<ui::SettingsPage>(ui::PageContext{m_model, m_look, m_settings}, m_preferences, &m_desk);
        m_page->resize(1000, 800);
        m_page->show();
        m_page->refreshNow();
    }
    void cleanupTestCase() { m_page.reset(); }

    void secrets_are_listed_by_name_place_age_and_what_is_wrong()
    {
        const auto *model = widget<QTableView>("secrets_table_view")->model();
        QCOMPARE(model->rowCount(), 2);
        QString all;
        for (int row = 0; row < 2; ++row)
            for (int column = 0; column < model->columnCount(); ++column)
                all += model->index(row, column).data().toString() + QLatin1Char(' ');
        for (const char *words : {"database", "/etc/qcat/db", "3d", "there is no such file"})
            QVERIFY2(all.contains(QLatin1String(words)), qPrintable(all));
    }

    void one_is_entered_and_never_shown_again()
    {
        auto *content = widget<QLineEdit>("secrets_content");
        auto *replace = widget<QPushButton>("secrets_replace");
        QVERIFY(!replace->isEnabled()); // nothing was entered
        QTest::keyClicks(content, QStringLiteral("hunter2 hunter2"));
        QCOMPARE(content->displayText(), QString());
        QTest::keyClick(content, Qt::Key_Return);
        QCOMPARE(m_desk.asked, QStringList(QStringLiteral("replace database hunter2 hunter2")));
        QVERIFY(content->text().isEmpty());
        QVERIFY(!widget<QPushButton>("secrets_test")->isEnabled()); // one question at a time
        m_desk.answer(true, "database: /etc/qcat/db has the new one");
        QVERIFY(widget<QLabel>("secrets_answer")->text().contains(QLatin1String("has the new one")));
        for (const auto *label : m_page->findChildren<QLabel *>())
            QVERIFY(!label->text().contains(QLatin1String("hunter2")));
    }

    void what_was_entered_for_one_secret_does_not_go_to_another()
    {
        QTest::keyClicks(widget<QLineEdit>("secrets_content"), QStringLiteral("for the database"));
        widget<QTableView>("secrets_table_view")->selectRow(1);
        QVERIFY(widget<QLineEdit>("secrets_content")->text().isEmpty());
    }

    void a_test_says_whether_it_is_taken()
    {
        QTest::mouseClick(widget<QPushButton>("secrets_test"), Qt::LeftButton);
        QCOMPARE(m_desk.asked, QStringList(QStringLiteral("test database")));
        m_desk.answer(false, "database: it is not taken");
        QVERIFY(widget<QLabel>("secrets_answer")->text().startsWith(QStringLiteral("Not good")));
    }

    void without_secrets_here_nothing_is_offered()
    {
        m_page = std::make_unique<ui::SettingsPage>(ui::PageContext{m_model, m_look, m_settings}, m_preferences, nullptr);
        m_page->show();
        m_page->refreshNow();
        for (const char *name : {"secrets_replace", "secrets_test"})
            QVERIFY(!widget<QPushButton>(name)->isEnabled());
    }

private:
    template <typename Widget>
    Widget *widget(const char *name)
    {
        auto *found = m_page->findChild<Widget *>(QLatin1String(name));
        if (!found)
            qFatal("there is no %s", name);
        return found;
    }

    QTemporaryDir m_folder;
    QSettings m_settings{m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat};
    base::ManualClock m_clock;
    ScriptedEngine m_engine;
    ui::EngineModel m_model{m_engine, m_clock};
    ui::Appearance m_look;
    ui::Preferences m_preferences{m_settings, m_look};
    HeldDesk m_desk;
    std::unique_ptr<ui::SettingsPage> m_page;
};

QTEST_MAIN(TestSecretsPage)
#include "tst_secrets_page.moc"
