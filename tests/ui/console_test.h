#pragma once

#include "sample_snapshot.h"
#include "scripted_engine.h"

#include <qcat/base/manual_executor.h>
#include <qcat/ui_shell/console.h>
#include <qcat/ui_widgets/hold_button.h>

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace qcat;

// The console over an engine that the test scripts, with a rich snapshot in it, driven by mouse and keyboard.
class ConsoleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_engine.emplace();
        m_clock.emplace();
        m_settings.emplace();
        m_stops = 0;
        m_calls.clear();
        m_console.emplace(*qApp, *m_engine, *m_clock, m_settings->filePath(QStringLiteral("console.ini")),
                          ui::ConsoleOptions{.stopEngine = [this] { ++m_stops; },
                                          .onDesktopCall = [this](const ui::DesktopCall &call) { m_calls << call.title; },
                                          .drills = drills(),
                                          .logs = logs()});
        m_console->preferences().setLanguage(QStringLiteral("en"));
        window().resize(1280, 800);
        window().show();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        publishRich();
    }

    void cleanup()
    {
        m_console.reset();
        m_settings.reset();
        m_clock.reset();
        m_engine.reset();
    }

protected:
    virtual ui::DrillDesk *drills() { return nullptr; } // outlives the window
    virtual api::LogReader *logs() { return nullptr; }  // likewise
    ui::MainWindow &window() { return m_console->window(); }
    ui::HoldButton *halt() { return find<ui::HoldButton>("strip_halt"); }

    template <typename T>
    T *find(const char *name)
    {
        return window().findChild<T *>(QLatin1String(name));
    }
    template <typename T>
    T *widget(const char *name)
    {
        T *found = find<T>(name);
        if (!found)
            qFatal("the window has no %s", name);
        return found;
    }
    QString text(const char *name) { return widget<QLabel>(name)->text(); }
    void click(const char *name)
    {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // sheets that were replaced
        QTest::mouseClick(widget<QWidget>(name), Qt::LeftButton);
    }
    void publish(api::TradingSnapshot trading, const std::function<void(api::TradingSnapshot &)> &change = {})
    {
        if (change)
            change(trading);
        m_engine->publish(std::move(trading), sample::ops(m_clock->wallNow(), m_clock->steadyNow()));
        QCoreApplication::processEvents();
    }
    void publishRich() { publish(sample::trading(m_clock->wallNow(), m_clock->steadyNow())); }

    std::optional<ScriptedEngine> m_engine;
    std::optional<base::ManualClock> m_clock;
    std::optional<QTemporaryDir> m_settings;
    std::optional<ui::Console> m_console;
    int m_stops = 0;
    QStringList m_calls;
};
