#include "sample_keeping.h"
#include "scripted_engine.h"

#include <qcat/base/manual_executor.h>
#include <qcat/page_licence/licence_page.h>

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;

// The page of the live licence over a scripted engine: what is missing, the way to it, and the glass.
class TestLicencePage : public QObject
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
        m_page = std::make_unique<ui::LicencePage>(ui::PageContext{*m_model, m_look, *m_settings});
        m_page->resize(1000, 700);
        m_page->show();
    }

    void says_what_is_missing_in_the_desks_words_and_the_way_to_it()
    {
        publish(sample::licence());
        QCOMPARE(m_page->verdict(), QStringLiteral("The licence is not complete: 2 point(s) missing"));
        QCOMPARE(m_page->badge(), 2);
        QStringList found;
        for (const auto *label : m_page->findChildren<QLabel *>(QStringLiteral("licence_found")))
            found << label->text();
        QCOMPARE(found.size(), 5);
        QCOMPARE(found[0], QStringLiteral("P0 drills that did not pass on version 0.7.0: database.connection_failed, engine.stalled"));
        QSignalSpy asked(m_page.get(), &ui::Page::openRequested);
        QStringList pages;
        for (auto *open : m_page->findChildren<QPushButton *>(QStringLiteral("licence_open")))
            if (open->isVisible())
                QTest::mouseClick(open, Qt::LeftButton);
        for (const auto &one : asked)
            pages << one[0].toString();
        QCOMPARE(pages, QStringList({QStringLiteral("drills"), QStringLiteral("channels")}));
    }

    void says_whether_it_is_needed_complete_or_broken_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<bool>("mayBreak");
        QTest::newRow("nothing known") << 0 << QStringLiteral("What the licence lacks is not known yet") << false;
        QTest::newRow("paper") << 1 << QStringLiteral("Paper money is traded here: no licence is needed") << false;
        QTest::newRow("incomplete") << 2 << QStringLiteral("The licence is not complete: 2 point(s) missing") << true;
        QTest::newRow("complete") << 3 << QStringLiteral("The licence is complete") << false;
        QTest::newRow("broken") << 4 << QStringLiteral("The glass is broken: real money may be traded without the licence") << false;
    }
    void says_whether_it_is_needed_complete_or_broken()
    {
        QFETCH(int, what);
        QFETCH(QString, verdict);
        QFETCH(bool, mayBreak);
        auto licence = what == 0 ? api::LicenceView() : sample::licence();
        licence.isNeeded = what != 1;
        if (what == 3)
            for (auto &point : licence.points)
                point.health = domain::Health::Ok;
        if (what == 4)
            licence.brokenBy = "ann";
        publish(licence);
        QCOMPARE(m_page->verdict(), verdict);
        QCOMPARE(widget<QPushButton>("licence_break")->isVisible(), mayBreak);
    }

    void the_glass_is_broken_with_a_reason_and_who_was_called()
    {
        publish(sample::licence());
        QTest::mouseClick(widget<QPushButton>("licence_break"), Qt::LeftButton);
        answer(QStringLiteral("the exchange moves us"));
        QVERIFY(m_engine->commands().empty()); // who was called is asked as well
        answer(QStringLiteral("alice"));
        const auto sent = std::get<api::BreakLicence>(m_engine->commands().back().body);
        QCOMPARE(sent.reason, std::string("the exchange moves us"));
        QCOMPARE(sent.approverCalled, std::string("alice"));
        m_engine->publish(api::CommandAnswered{{1}, base::Error{"audit.failed", "log", {{"error", "disk full"}}}, {}, {}});
        QTRY_VERIFY_WITH_TIMEOUT(widget<QLabel>("licence_answer")->text().contains(QLatin1String("disk full")), 20'000);
    }

private:
    void answer(const QString &text)
    {
        auto *line = m_page->findChild<QWidget *>(QStringLiteral("licence_reason"))->findChild<QLineEdit *>();
        QTest::keyClicks(line, text);
        QTest::keyClick(line, Qt::Key_Return);
    }
    void publish(api::LicenceView licence)
    {
        api::OpsSnapshot ops;
        ops.licence = std::move(licence);
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
    std::unique_ptr<ui::LicencePage> m_page;
};

QTEST_MAIN(TestLicencePage)
#include "tst_licence_page.moc"
