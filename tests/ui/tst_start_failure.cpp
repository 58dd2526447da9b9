#include <qcat/ui_shell/console_style.h>
#include <qcat/ui_shell/start_failure_window.h>

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace qcat;

// What stands in place of the console when it did not start.
class TestStartFailure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_style = std::make_unique<ui::ConsoleStyle>(*qApp, m_folder.filePath(QStringLiteral("console.ini")));
        m_style->preferences().setLanguage(QStringLiteral("en"));
    }

    void it_says_what_where_and_what_next()
    {
        const auto failure = ui::startFailure(unwritable(), {}, {});
        QCOMPARE(failure.what, QStringLiteral("The data folder /mnt/x cannot be written: Read-only file system"));
        QCOMPARE(failure.where, QStringLiteral("/mnt/x"));
        QVERIFY2(failure.next.contains(QStringLiteral("--data-dir")), qPrintable(failure.next));
    }

    void every_failure_has_a_next_step_also_an_unknown_one()
    {
        QVERIFY(!ui::startFailure({"never.seen", "what the engine said"}, {}, {}).next.isEmpty());
        QCOMPARE(ui::startFailure({"never.seen", "what the engine said"}, {}, {}).what,
                 QStringLiteral("what the engine said"));
    }

    void it_speaks_chinese()
    {
        m_style->preferences().setLanguage(QStringLiteral("zh_CN"));
        const ui::StartFailureWindow window(ui::startFailure(unwritable(), {}, QStringLiteral("http://127.0.0.1:1")));
        static const QRegularExpression chinese(QStringLiteral("[\\x{4e00}-\\x{9fff}]"));
        for (const auto *label : window.findChildren<QLabel *>())
            if (label->objectName() != QStringLiteral("startFailure_details"))
                QVERIFY2(label->text().contains(chinese), qPrintable(label->objectName()));
        for (const auto *button : window.findChildren<QPushButton *>())
            QVERIFY2(button->text().contains(chinese), qPrintable(button->objectName()));
    }

    void its_text_can_be_selected_and_copied()
    {
        const ui::StartFailureWindow window(ui::startFailure(unwritable(), {}, {}));
        for (const auto *label : window.findChildren<QLabel *>())
            QVERIFY(label->textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
        button(window, "copy")->click();
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY2(copied.contains(QStringLiteral("/mnt/x")) && copied.contains(QStringLiteral("--data-dir")),
                 qPrintable(copied));
    }

    void the_data_folder_is_offered_where_it_exists()
    {
        QVERIFY(button(ui::StartFailureWindow(ui::startFailure(unwritable(), m_folder.path(), {})), "folder"));
        const auto gone = m_folder.filePath(QStringLiteral("gone"));
        QVERIFY(!button(ui::StartFailureWindow(ui::startFailure(unwritable(), gone, {})), "folder"));
    }

    void a_running_engine_is_offered_to_look_at()
    {
        ui::StartFailureWindow window(ui::startFailure(inUse(), {}, QStringLiteral("http://127.0.0.1:18099")));
        QVERIFY(label(window, "running")->text().contains(QStringLiteral("http://127.0.0.1:18099")));
        window.show();
        button(window, "attach")->click();
        QVERIFY(window.wantsToAttach());
        QVERIFY(!window.isVisible());
    }

    void escape_quits_and_attaches_to_nothing()
    {
        ui::StartFailureWindow window(ui::startFailure(inUse(), {}, QStringLiteral("http://127.0.0.1:18099")));
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!window.isVisible(), 20'000);
        QVERIFY(!window.wantsToAttach());
    }

    void a_path_that_looks_like_markup_is_shown_as_it_is()
    {
        const auto error = base::Error{"data.unwritable", "x"}.with("folder", "/tmp/<b>x</b>").with("reason", "no");
        const ui::StartFailureWindow window(ui::startFailure(error, {}, {}));
        QCOMPARE(label(window, "what")->textFormat(), Qt::PlainText);
    }

private:
    static base::Error unwritable()
    {
        return base::Error{"data.unwritable", "the data folder /mnt/x cannot be used: Read-only file system"}
            .with("folder", "/mnt/x")
            .with("reason", "Read-only file system");
    }
    static base::Error inUse()
    {
        return base::Error{"data.in_use", "another qcat works in /data"}.with("folder", "/data").with("pid", "7");
    }
    static QPushButton *button(const QWidget &window, const char *name)
    {
        return window.findChild<QPushButton *>(QLatin1String("startFailure_") + QLatin1String(name));
    }
    static QLabel *label(const QWidget &window, const char *name)
    {
        return window.findChild<QLabel *>(QLatin1String("startFailure_") + QLatin1String(name));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ui::ConsoleStyle> m_style;
};

QTEST_MAIN(TestStartFailure)
#include "tst_start_failure.moc"
