#include "shared_data.h"

#include <qcat/catalog_yaml/manual.h>

#include <QDir>
#include <QFile>
#include <QRegularExpression>
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

    // What is wrong with tables of one line each.
    static QString mistakesOf(const QByteArray &line, const QByteArray &typed = "{lines: [1], class: run}")
    {
        QTemporaryDir folder;
        if (!QDir(folder.path()).mkpath(QStringLiteral("manual")))
            return QStringLiteral("no folder");
        QFile file(folder.filePath(QStringLiteral("manual/coverage.yaml")));
        if (!file.open(QIODevice::WriteOnly))
            return QStringLiteral("no file");
        file.write("reasons:\n  - {reason: r, says: {en: e, zh: z}}\nlines:\n  - " + line + "\n");
        file.close();
        QFile commands(folder.filePath(QStringLiteral("manual/commands.yaml")));
        if (!commands.open(QIODevice::WriteOnly))
            return QStringLiteral("no file");
        commands.write("commands:\n  - " + typed + "\n");
        commands.close();
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

    void what_comes_of_typing_is_said_of_every_line_once_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<QString>("mistake");
        const auto row = [](const char *name, const char *typed, const char *mistake) {
            QTest::newRow(name) << QByteArray(typed) << QString::fromUtf8(mistake);
        };
        row("good", "{lines: [1], class: bounded, exits: [0, 3], says: x}", "");
        row("line that is not there", "{lines: [1, 2], class: run}", "manual/commands.yaml:2:13: coverage.yaml has no line 2");
        row("line that stands twice", "{lines: [1, 1], class: run}", "manual/commands.yaml:2:13: line 1 stands twice");
        row("refused without its replacement", "{lines: [1], class: refused}",
            "manual/commands.yaml:2:25: \"instead\" stands where a command is refused, and there alone");
        row("replacement of what runs", "{lines: [1], class: run, instead: x}",
            "manual/commands.yaml:2:25: \"instead\" stands where a command is refused, and there alone");
        row("exit that no program has", "{lines: [1], class: run, exits: [256]}", "manual/commands.yaml:2:37: a program ends with 0 to 255");
    }
    void what_comes_of_typing_is_said_of_every_line_once()
    {
        QFETCH(QByteArray, typed);
        QTEST(mistakesOf("{line: 1, command: c, refused: true, why: r}", typed), "mistake");
    }

    void a_line_of_which_typing_says_nothing_is_a_mistake()
    {
        const auto said = mistakesOf("{line: 1, command: c, refused: true, why: r}\n  - {line: 2, command: d, refused: true, why: r}");
        QVERIFY2(said.contains(QStringLiteral("line 2 is not there: d")), qPrintable(said));
    }

    // What is refused because it restarts, wipes, restores over or edits unseen names what is typed instead.
    void nothing_dangerous_is_to_be_typed()
    {
        static const QRegularExpression dangerous(QStringLiteral("(stop|restart) qcat|FLUSHDB|\\| psql|ufw allow|allkeys-lru|-delete|terminate_backend|vim /etc/qcat"));
        for (const auto &line : catalog_yaml::loadManual(QCAT_SOURCE_DIR "/resources", shippedCatalog()).lines) {
            const auto command = QString::fromStdString(line.command);
            QVERIFY2(!command.contains(dangerous) || line.typed.outcome == catalog_yaml::TypedOutcome::Refused, qPrintable(command));
        }
    }
};

QTEST_APPLESS_MAIN(TestManual)
#include "tst_manual.moc"
