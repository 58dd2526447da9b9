#pragma once

#include <qcat/ui_models/drill_table.h>

#include <QStringList>

// A drill range that the test holds: one drill of each kind, and what was asked of it.
class SampleDrills : public qcat::ui::DrillDesk
{
public:
    using State = qcat::ui::DrillRow::State;

    std::vector<qcat::ui::DrillRow> drills() const override
    {
        std::vector<qcat::ui::DrillRow> rows = {
            {QStringLiteral("database.connection_failed"), {"PostgreSQL is ended as by a crash", "PostgreSQL 像崩溃一样被终止"}, State::Passed, 0.3, 7.4, 0, true},
            {QStringLiteral("engine.stalled"), {"the engine's thread stands still, as in a bug", "交易引擎线程卡死"}, State::NotPassed, 2.1, {}, 2, false},
            {QStringLiteral("redis.failed"), {"Redis is killed", "Redis 被强制终止"}, State::Never},
            {QStringLiteral("disk.full"), {"old logs fill the disk of journal and log", "旧日志占满日志账本所在磁盘"}, State::NotHere},
            {QStringLiteral("clock.offset"), {}, State::Pending}};
        for (auto &row : rows)
            if (row.name == running)
                row.state = State::Running;
        return rows;
    }
    bool isRunning() const override { return !running.isEmpty(); }
    bool canOpenConsole() const override { return isRunning() && isBroken; }
    void openConsole() override { asked << QStringLiteral("console"); }
    void start(const QString &name, bool byRunbook) override
    {
        asked << (byRunbook ? QStringLiteral("runbook ") : QStringLiteral("mine ")) + name;
        running = name;
        onChanged();
    }
    void giveUp() override
    {
        asked << QStringLiteral("give up");
        running.clear();
        onChanged();
    }
    QString report(const QString &name) const override
    {
        return name == QStringLiteral("database.connection_failed")
                   ? QStringLiteral("# Drill database.connection_failed: mended and verified\n\nPostgreSQL is ended as by a crash\n")
                   : QString();
    }
    QString refusal() const override { return {}; }

    QString running;
    bool isBroken = false;
    QStringList asked;
};
