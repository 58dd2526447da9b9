#include "shared_data.h"

#include <qcat/catalog_yaml/manual.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace qcat;
using catalog_yaml::ManualLine;
using catalog_yaml::ManualOutcome;

namespace
{

catalog_yaml::Catalog shippedCatalog()
{
    return catalog_yaml::loadCatalog(QCAT_SOURCE_DIR "/resources", {{{"postgresql_target", "x"}, {"redis_target", "x"}}, {}}).catalog;
}

} // namespace

class TestManual : public QObject
{
    Q_OBJECT

    // What is wrong with a table of one line.
    static QString mistakesOf(const QByteArray &line)
    {
        QTemporaryDir folder;
        if (!QDir(folder.path()).mkpath(QStringLiteral("manual")))
            return QStringLiteral("no folder");
        QFile file(folder.filePath(QStringLiteral("manual/coverage.yaml")));
        if (!file.open(QIODevice::WriteOnly))
            return QStringLiteral("no file");
        file.write("reasons:\n  - {reason: r, says: {en: e, zh: z}}\nlines:\n  - " + line + "\n");
        file.close();
        QStringList all;
        for (const auto &mistake : catalog_yaml::loadManual(folder.path().toStdString(), shippedCatalog()).mistakes)
            all << QString::fromStdString(mistake.message).remove(folder.path() + QLatin1Char('/'));
        return all.join(QLatin1Char('\n'));
    }

private Q_SLOTS:
    void every_line_of_the_manual_has_a_step_that_exists_or_a_reason()
    {
        const auto loaded = catalog_yaml::loadManual(QCAT_SOURCE_DIR "/resources", shippedCatalog());
        for (const auto &mistake : loaded.mistakes)
            qWarning("%s", mistake.message.c_str());
        QVERIFY(loaded.mistakes.empty());
        QCOMPARE(loaded.lines.size(), std::size_t(172));
        QVERIFY(std::ranges::is_sorted(loaded.lines, std::ranges::less_equal(), &ManualLine::line) &&
                std::ranges::adjacent_find(loaded.lines, {}, &ManualLine::line) == loaded.lines.end());
        for (const auto &line : loaded.lines)
            QVERIFY2(!line.why.en.empty() && !line.why.zh.empty(), line.command.c_str());
    }

    void table_is_the_manuals_own_list_of_commands()
    {
        QCAT_NEED_SHARED(manual, "manual/commands.tsv");
        QFile file(manual);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QStringList theirs, ours;
        const auto rows = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts).mid(1);
        for (const auto &row : rows)
            theirs << row.section(QLatin1Char('\t'), 0, 0) + QLatin1Char(' ') + row.section(QLatin1Char('\t'), 5);
        for (const auto &line : catalog_yaml::loadManual(QCAT_SOURCE_DIR "/resources", shippedCatalog()).lines)
            ours << QString::number(line.line) + QLatin1Char(' ') + QString::fromStdString(line.command);
        QCOMPARE(ours, theirs);
    }

    // The engine is nobody's to restart by a click, and what wipes or opens is done by nothing.
    void nothing_restarts_the_engine_flushes_restores_over_or_opens_the_firewall()
    {
        for (const auto &line : catalog_yaml::loadManual(QCAT_SOURCE_DIR "/resources", shippedCatalog()).lines) {
            const auto command = QString::fromStdString(line.command);
            const bool isDangerous = command.contains(QLatin1String("restart qcat")) || command.contains(QLatin1String("FLUSHDB")) ||
                                     command.contains(QLatin1String("| psql")) || command.contains(QLatin1String("ufw allow")) ||
                                     command.contains(QLatin1String("allkeys-lru"));
            QVERIFY2(!isDangerous || line.outcome != ManualOutcome::Step, qPrintable(command));
        }
    }

    void what_is_wrong_with_a_table_is_said_with_its_place_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("mistake");
        const auto row = [](const char *name, const char *line, const char *mistake) {
            QTest::newRow(name) << QByteArray(line) << QString::fromUtf8(mistake);
        };
        row("good", "{line: 1, command: c, refused: true, why: r}", "");
        row("step that is not there", "{line: 1, command: c, step: disk.full/nothing, why: r}",
            "manual/coverage.yaml:4:33: there is no step \"disk.full/nothing\"");
        row("two outcomes", "{line: 1, command: c, refused: true, pending: true, why: r}",
            "manual/coverage.yaml:4:12: line 1: one of step, replaced, refused and pending is said, not 2");
        row("none", "{line: 1, command: c, why: r}", "manual/coverage.yaml:4:12: line 1: one of step, replaced, refused and pending is said, not 0");
        row("reason that is not there", "{line: 1, command: c, refused: true, why: x}", "manual/coverage.yaml:4:47: there is no reason \"x\"");
    }
    void what_is_wrong_with_a_table_is_said_with_its_place()
    {
        QFETCH(QByteArray, line);
        QTEST(mistakesOf(line), "mistake");
    }
};

QTEST_APPLESS_MAIN(TestManual)
#include "tst_manual.moc"
