#include "sample_keeping.h"
#include "scripted_engine.h"

#include <qcat/base/manual_executor.h>
#include <qcat/page_backups/backups_page.h>
#include <qcat/ui_models/runbook_request.h>

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;

// The page of backups and upkeep over a scripted engine: what it says, and what a click asks for.
class TestBackupsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_page.reset();
        m_model.reset(); // before the engine that it is subscribed to
        m_engine = std::make_unique<ScriptedEngine>();
        m_model = std::make_unique<ui::EngineModel>(*m_engine, m_clock);
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        QCoreApplication::processEvents();
        m_page = std::make_unique<ui::BackupsPage>(ui::PageContext{*m_model, m_look, *m_settings});
        m_page->resize(1200, 800);
        m_page->show();
    }

    void says_what_a_loss_would_cost_and_what_is_wrong_with_each_backup()
    {
        publish(keeping());
        QCOMPARE(m_page->verdict(), QStringLiteral("The newest proven backup is 25 h old"));
        auto *model = widget<QTableView>("backups_table_view")->model();
        QCOMPARE(model->rowCount(), 3);
        QString all;
        for (int row = 0; row < 3; ++row)
            for (int column = 0; column < model->columnCount(); ++column)
                all += model->index(row, column).data().toString() + QLatin1Char('\n');
        for (const char *words : {"never restored", "restored and compared in 58 s", "damaged", "missing in sftp://", "key 8c1f03b2d97ae540", "plain"})
            QVERIFY2(all.contains(QLatin1String(words)), qPrintable(all));
    }

    void says_why_nothing_is_there_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("verdict");
        QTest::newRow("none configured") << 0 << QStringLiteral("No backups are made");
        QTest::newRow("not read yet") << 1 << QStringLiteral("The backups are being read");
        QTest::newRow("none yet") << 2 << QStringLiteral("There is no backup");
        QTest::newRow("unreadable") << 3 << QStringLiteral("The backups cannot be looked at");
        QTest::newRow("none proven") << 4 << QStringLiteral("No backup is proven");
    }
    void says_why_nothing_is_there()
    {
        QFETCH(int, what);
        QFETCH(QString, verdict);
        api::OpsSnapshot ops;
        if (what > 0)
            ops.backups.directory = "/backups";
        if (what > 1)
            ops.backups.readAt = m_clock.wallNow();
        if (what == 3)
            ops.backups.why = {"backup.folder", "no", {{"folder", "/backups"}, {"detail", "no"}}, domain::Health::Unknown};
        if (what == 4)
            ops.backups.backups.resize(1);
        publish(ops);
        QCOMPARE(m_page->verdict(), verdict);
        QCOMPARE(widget<QPushButton>("backups_take")->isEnabled(), what > 0);
        QCOMPARE(widget<QPushButton>("backups_prove")->isEnabled(), what == 4);
    }

    void buttons_open_the_runbooks_in_the_wizard()
    {
        publish(keeping());
        QSignalSpy asked(m_page.get(), &ui::Page::openRequested);
        QTest::mouseClick(widget<QPushButton>("backups_take"), Qt::LeftButton);
        QTest::mouseClick(widget<QPushButton>("backups_prove"), Qt::LeftButton);
        QCOMPARE(asked.size(), 2);
        QCOMPARE(ui::RunbookRequest::fromSubject(asked[0][1].toString())->runbook, std::string("backup.take"));
        QCOMPARE(ui::RunbookRequest::fromSubject(asked[1][1].toString())->runbook, std::string("backup.prove"));
    }

    void what_is_overdue_is_counted_and_noted_as_done_with_a_word_about_it()
    {
        publish(keeping());
        QCOMPARE(m_page->badge(), 1);
        auto *table = widget<QTableView>("upkeep_table_view");
        QModelIndex updates;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            if (const auto cell = table->model()->index(row, 0); cell.data().toString() == QStringLiteral("Security updates of this machine"))
                updates = cell;
        QVERIFY(updates.isValid());
        table->setCurrentIndex(updates);
        QTest::mouseClick(widget<QPushButton>("upkeep_done"), Qt::LeftButton);
        auto *note = m_page->findChild<QWidget *>(QStringLiteral("upkeep_note"))->findChild<QLineEdit *>();
        QTest::keyClicks(note, QStringLiteral("all installed"));
        QTest::keyClick(note, Qt::Key_Return);
        const auto sent = std::get<api::NoteUpkeep>(m_engine->commands().back().body);
        QVERIFY(sent.task == domain::UpkeepTask::HostUpdates);
        QCOMPARE(sent.note, std::string("all installed"));
        m_engine->publish(api::CommandAnswered{{1}, base::Error{"audit.failed", "log", {{"error", "disk full"}}}, {}, {}});
        QTRY_VERIFY_WITH_TIMEOUT(widget<QLabel>("upkeep_answer")->text().contains(QLatin1String("disk full")), 20'000);
    }

private:
    api::OpsSnapshot keeping() const
    {
        api::OpsSnapshot ops;
        sample::addKeeping(ops, m_clock.wallNow());
        return ops;
    }
    void publish(api::OpsSnapshot ops)
    {
        ops.at = m_clock.steadyNow();
        m_engine->publish(api::TradingSnapshot(), std::move(ops));
        QCoreApplication::processEvents();
        m_page->refreshNow();
    }
    template <typename Widget>
    Widget *widget(const char *name)
    {
        auto *found = m_page->findChild<Widget *>(QLatin1String(name));
        if (!found)
            qFatal("there is no %s", name);
        return found;
    }

    base::ManualClock m_clock;
    ui::Appearance m_look;
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<ScriptedEngine> m_engine;
    std::unique_ptr<ui::EngineModel> m_model;
    std::unique_ptr<ui::BackupsPage> m_page;
};

QTEST_MAIN(TestBackupsPage)
#include "tst_backups_page.moc"
