#include "sample_outage.h"
#include "scripted_engine.h"

#include <qcat/base/manual_executor.h>
#include <qcat/ui_shell/console.h>

#include <QApplication>
#include <QDir>
#include <QTemporaryDir>

#include <cstdio>

// Pictures of the window with scripted data, for eyes: every page, en and zh, light and dark, in two sizes.
using namespace qcat;

namespace
{

void settle()
{
    for (int i = 0; i < 5; ++i)
        QApplication::processEvents();
}

struct Look {
    QString language;
    ui::ThemeChoice theme;
    QSize size;
    QString name() const
    {
        return QStringLiteral("%1_%2_%3")
            .arg(language, theme == ui::ThemeChoice::Dark ? QStringLiteral("dark") : QStringLiteral("light"))
            .arg(size.width());
    }
};

void shoot(ui::Console &console, const QString &file)
{
    console.engine().tick();
    settle();
    console.window().grab().save(file);
    std::printf("%s\n", qPrintable(file));
}

void shootAll(ui::Console &console, const QDir &folder, const Look &look)
{
    console.preferences().setLanguage(look.language);
    console.preferences().setThemeChoice(look.theme);
    auto &window = console.window();
    window.resize(look.size);
    for (const auto *page : window.findChildren<ui::Page *>()) {
        window.openPage(page->id());
        shoot(console, folder.filePath(page->id() + QLatin1Char('_') + look.name() + QStringLiteral(".png")));
    }
    window.openPage(QStringLiteral("trading"));
    for (const char *button : {"strip_flatten", "strip_resume", "strip_cancelEntries"}) {
        window.findChild<QWidget *>(QLatin1String(button))->setVisible(true);
        QMetaObject::invokeMethod(window.findChild<QObject *>(QLatin1String(button)), "click");
        shoot(console,
              folder.filePath(QLatin1String(button) + QLatin1Char('_') + look.name() + QStringLiteral(".png")));
    }
    if (auto *close = window.findChild<QObject *>(QStringLiteral("sheet_close")))
        QMetaObject::invokeMethod(close, "click");
    settle();
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    const QDir folder(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral("pictures"));
    if (!folder.mkpath(QStringLiteral("."))) {
        std::fprintf(stderr, "cannot make the folder %s\n", qPrintable(folder.path()));
        return 1;
    }
    QTemporaryDir settings;
    base::ManualClock clock(sample::kOutageNow);
    ScriptedEngine engine;
    ui::Console console(app, engine, clock, settings.filePath(QStringLiteral("console.ini")));
    console.show();
    auto trading = sample::outageTrading(clock.wallNow(), clock.steadyNow());
    engine.publish(trading, sample::outage(clock.wallNow(), clock.steadyNow()));
    clock.advance(std::chrono::milliseconds(200));
    for (const auto &language : {QStringLiteral("en"), QStringLiteral("zh_CN")})
        for (const auto theme : {ui::ThemeChoice::Light, ui::ThemeChoice::Dark})
            for (const QSize size : {QSize(1280, 800), QSize(1600, 1000)})
                shootAll(console, folder, {language, theme, size});
    return 0;
}
