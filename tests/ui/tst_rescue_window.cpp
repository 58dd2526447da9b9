#include <qcat/ui_shell/console_style.h>
#include <qcat/ui_shell/rescue_window.h>

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;
using domain::Health;

namespace
{

// Answers at once, and remembers what it was asked.
class ScriptedDesk : public ui::RescueDesk
{
public:
    void look(bool chinese, std::function<void(ui::RescueView)> done) override
    {
        asked = chinese ? QStringLiteral("zh") : QStringLiteral("en");
        done(view);
    }
    void carryOut(const QString &act, std::function<void(QString)> done) override
    {
        acts << act;
        done(failure);
    }

    ui::RescueView view{{1'700'000'000'000'000'000},
                        {{QStringLiteral("engine"), QStringLiteral("FROZEN, process 7"), Health::Crit}},
                        {{QStringLiteral("Continue it"), Health::Crit, QStringLiteral("continue"), QStringLiteral("CONTINUE")}}};
    QString asked;
    QString failure;
    QStringList acts;
};

} // namespace

// The window for the hour without an engine.
class TestRescueWindow : public QObject
{
    Q_OBJECT

private:
    static QStringList textsOf(const QWidget &window, const char *name)
    {
        QStringList texts;
        for (const auto *label : window.findChildren<QLabel *>(QLatin1String(name)))
            texts << label->text();
        return texts;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ui::ConsoleStyle> m_style;
    ScriptedDesk m_desk;
    std::unique_ptr<ui::RescueWindow> m_window;

private Q_SLOTS:
    void init()
    {
        m_style = std::make_unique<ui::ConsoleStyle>(*qApp, m_folder.filePath(QStringLiteral("console.ini")));
        m_style->preferences().setLanguage(QStringLiteral("en"));
        m_desk = {};
        m_window = std::make_unique<ui::RescueWindow>(m_style->look(), m_desk);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QTRY_COMPARE(textsOf(*m_window, "rescue_fact"), QStringList{QStringLiteral("engine: FROZEN, process 7")});
    }
    void cleanup() { m_window.reset(); }

    void it_says_what_stands_and_what_next()
    {
        QCOMPARE(textsOf(*m_window, "rescue_step"), QStringList{QStringLiteral("1. Continue it")});
        QCOMPARE(m_desk.asked, QStringLiteral("en"));
    }

    void the_keyboard_alone_carries_it_out_and_only_with_the_phrase()
    {
        QTest::keyClicks(m_window->findChild<QLineEdit *>(QStringLiteral("rescue_phrase")), QStringLiteral("CONTINU"));
        QTest::keyClick(m_window->findChild<QLineEdit *>(QStringLiteral("rescue_phrase")), Qt::Key_Return);
        QCOMPARE(m_desk.acts, QStringList());
        QTest::keyClicks(m_window->findChild<QLineEdit *>(QStringLiteral("rescue_phrase")), QStringLiteral("E"));
        QTest::keyClick(m_window->findChild<QLineEdit *>(QStringLiteral("rescue_phrase")), Qt::Key_Return);
        QTRY_COMPARE(m_desk.acts, QStringList{QStringLiteral("continue")});
        QTRY_COMPARE(textsOf(*m_window, "rescue_said"), QStringList{QStringLiteral("Done: the engine answers.")});
    }

    void what_failed_is_said_with_its_reason()
    {
        m_desk.failure = QStringLiteral("it is not frozen any more");
        QTest::keyClicks(m_window->findChild<QLineEdit *>(QStringLiteral("rescue_phrase")), QStringLiteral("CONTINUE"));
        QTest::mouseClick(m_window->findChild<QPushButton *>(QStringLiteral("rescue_do")), Qt::LeftButton);
        QTRY_COMPARE(textsOf(*m_window, "rescue_said"), QStringList{QStringLiteral("Not done: it is not frozen any more")});
    }

    void it_asks_in_the_operators_language()
    {
        m_style->preferences().setLanguage(QStringLiteral("zh_CN"));
        const ui::RescueWindow window(m_style->look(), m_desk);
        QCOMPARE(m_desk.asked, QStringLiteral("zh"));
        QCOMPARE(window.windowTitle(), QStringLiteral("QCAT 救援"));
    }
};

QTEST_MAIN(TestRescueWindow)
#include "tst_rescue_window.moc"
