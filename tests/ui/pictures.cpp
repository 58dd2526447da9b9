#include "sample_alerting.h"
#include "sample_data_plane.h"
#include "sample_history.h"
#include "sample_drills.h"
#include "sample_keeping.h"
#include "sample_outage.h"
#include "scripted_engine.h"

#include <qcat/base/manual_executor.h>
#include <qcat/ui_shell/console.h>

#include <QApplication>
#include <QDir>
#include <QTabWidget>
#include <QTemporaryDir>

#include <cstdio>

// Pictures of the window with scripted data, for eyes: every page and its tabs, en and zh, light and dark, in three sizes, and the pages about
// incidents with none, three and three thousand of them. The pages of the
// data plane are taken from another night, in which the database answers.
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

// A line of each outcome.
std::vector<ui::ManualRow> manualLines()
{
    using Outcome = ui::ManualRow::Outcome;
    return {{110, QStringLiteral("qcat --config /etc/qcat/config.yaml --validate"), Outcome::Step, QStringLiteral("config.reload_refused/config"),
             {"Every mistake with line and column.", "所有错误都带行列号。"}},
            {175, QStringLiteral("sudo ufw allow 5432/tcp"), Outcome::Refused, {},
             {"Opening 5432 lets the whole network in.", "开放 5432 会让整个网络都能访问数据库。"}},
            {344, QStringLiteral("redis-cli -a your_password FLUSHDB"), Outcome::Replaced, QStringLiteral("redis.remove_prefix/remove"),
             {"It wipes risk switches, locks and idempotency keys with the cache.", "它会连同缓存清掉风控开关、锁和幂等键。"}},
            {370, QStringLiteral("sudo systemctl status prometheus"), Outcome::Pending, {},
             {"Waits for the issue that builds monitoring.", "等待监控功能的建设。"}}};
}

std::vector<ui::FaultFacts> faults()
{
    return {{"database.connection_failed", {"PostgreSQL cannot be reached", "无法连接 PostgreSQL"},
             {"Orders go on; their record waits in the spool.", "订单照常进行；其记录在本地缓冲中等待。"}, {"postgresql"}, domain::Severity::P0,
             {"postgresql.refused"}, {{"pages without data", "页面没有数据"}, {"the spool grows", "缓冲持续增长"}}, "database.connection_failed"},
            {"redis.failed", {"Redis does not answer", "Redis 无响应"}, {"Snapshots of the market are not shared.", "行情快照无法共享。"}, {"redis"},
             domain::Severity::P1, {}, {{"other engines see old figures", "其他引擎看到旧数据"}}, "redis.failed"},
            {"disk.full", {"The disk is full", "磁盘已满"}, {"Nothing more can be recorded.", "无法再记录任何内容。"}, {"disk"}, domain::Severity::P1, {},
             {{"no space left on device", "设备上没有剩余空间"}}, "disk.full"}};
}

void shoot(ui::Console &console, const QString &file)
{
    console.engine().tick();
    settle();
    console.window().grab().save(file);
    std::printf("%s\n", qPrintable(file));
}

bool isOfDataPlane(const QString &page)
{
    return QStringList{QStringLiteral("database"), QStringLiteral("cache"), QStringLiteral("pools")}.contains(page);
}

void publishOutage(ScriptedEngine &engine, const base::Clock &clock)
{
    auto ops = sample::outage(clock.wallNow(), clock.steadyNow());
    sample::addAlerting(ops, clock.wallNow());
    sample::addKeeping(ops, clock.wallNow());
    domain::IncidentPage page;
    for (const auto &incident : ops.incidents)
        if (incident.id.isValid())
            page.incidents.push_back(incident);
    page.total = std::int64_t(page.incidents.size());
    page.records.resize(page.incidents.size(), {{}, sample::evidence()});
    engine.setPage(std::move(page));
    engine.publish(sample::outageTrading(clock.wallNow(), clock.steadyNow()), std::move(ops));
    settle();
}

void publishDataPlane(ScriptedEngine &engine, const base::Clock &clock)
{
    api::OpsSnapshot ops = sample::healthyOps(clock.wallNow(), clock.steadyNow());
    ops.incidents = {sample::slowRedis()};
    engine.publish(sample::trading(clock.wallNow(), clock.steadyNow()), ops);
    settle();
}

void shootPage(ui::Console &console, const ui::Page &page, const QDir &folder, const Look &look, const QString &more = {})
{
    console.window().openPage(page.id());
    const auto file = [&](const QString &what) { return folder.filePath(what + more + QLatin1Char('_') + look.name() + QStringLiteral(".png")); };
    auto *tabs = page.findChild<QTabWidget *>();
    for (int tab = 0; tabs && tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        shoot(console, file(QStringLiteral("%1_%2").arg(page.id()).arg(tab)));
    }
    if (!tabs)
        shoot(console, file(page.id()));
}

bool isOfIncidents(const QString &page)
{
    return QStringList{QStringLiteral("overview"), QStringLiteral("incidents"), QStringLiteral("wizard"),   QStringLiteral("statistics"),
                       QStringLiteral("silences"), QStringLiteral("oncall"),    QStringLiteral("channels"),
                       QStringLiteral("backups")}
        .contains(page);
}

// The store's answers are a second old when they are asked for again.
void shootHistory(ui::Console &console, ScriptedEngine &engine, base::ManualClock &clock, const ui::Page &page, const QDir &folder, const Look &look)
{
    for (const int stored : {0, 3, 3000}) {
        clock.advance(std::chrono::minutes(2));
        sample::publishHistory(engine, clock, stored);
        settle();
        shootPage(console, page, folder, look, QStringLiteral("_with%1").arg(stored));
    }
}

void shootAll(ui::Console &console, ScriptedEngine &engine, base::ManualClock &clock, const QDir &folder, const Look &look,
              const QStringList &only)
{
    console.preferences().setLanguage(look.language);
    console.preferences().setThemeChoice(look.theme);
    auto &window = console.window();
    window.resize(look.size);
    for (const auto *page : window.findChildren<ui::Page *>()) {
        if (!only.isEmpty() && !only.contains(page->id()))
            continue;
        isOfDataPlane(page->id()) ? publishDataPlane(engine, clock) : publishOutage(engine, clock);
        shootPage(console, *page, folder, look);
        if (isOfIncidents(page->id()))
            shootHistory(console, engine, clock, *page, folder, look);
    }
    if (!only.isEmpty())
        return;
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
    ui::ConsoleOptions options;
    options.handbook = {manualLines(), faults()};
    SampleDrills drills;
    options.drills = &drills;
    ui::Console console(app, engine, clock, settings.filePath(QStringLiteral("console.ini")), std::move(options));
    console.show();
    engine.setData(std::make_shared<const api::DataPlaneSnapshot>(sample::dataPlane(clock.wallNow(), clock.steadyNow())));
    for (auto &series : sample::dataPlaneHistory(clock.wallNow()))
        engine.setHistory(std::move(series));
    publishOutage(engine, clock);
    clock.advance(std::chrono::milliseconds(200));
    for (const auto &language : {QStringLiteral("en"), QStringLiteral("zh_CN")})
        for (const auto theme : {ui::ThemeChoice::Light, ui::ThemeChoice::Dark})
            for (const QSize size : {QSize(1024, 700), QSize(1280, 800), QSize(1600, 1000)})
                shootAll(console, engine, clock, folder, {language, theme, size}, app.arguments().mid(2));
    return 0;
}
