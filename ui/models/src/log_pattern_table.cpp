#include <qcat/ui_models/log_pattern_table.h>

#include <qcat/ui_models/log_words.h>
#include <qcat/ui_models/table_cells.h>

#include <QRegularExpression>

namespace qcat::ui
{

namespace
{

constexpr qsizetype kLongestWhole = 1500; // characters: the end of a longer line was not looked at

TableCell levelCell(api::LogLevel level)
{
    const auto tone = level >= api::LogLevel::Error ? Tone::Alarm : level == api::LogLevel::Warning ? Tone::Strong : Tone::Normal;
    return {.text = logLevelText(level), .sort = int(level), .tone = tone};
}

TableCell logTimeCell(qint64 us)
{
    return {.text = logTimeText(us), .sort = us};
}

} // namespace

std::unique_ptr<LogPatternModel> makeLogPatternModel()
{
    using R = LogPatternRow;
    LogPatternModel::Columns columns = {
        {"messages", QT_TRANSLATE_NOOP("Table", "Messages"), Qt::AlignRight, [](const R &r) { return countCell(r.messages); }},
        {"level", QT_TRANSLATE_NOOP("Table", "Level"), Qt::AlignLeft, [](const R &r) { return levelCell(r.level); }},
        {"pattern", QT_TRANSLATE_NOOP("Table", "Pattern (* differs)"), Qt::AlignLeft, [](const R &r) { return TableCell{.text = r.text, .sort = {}, .tip = r.sample}; }},
        {"first", QT_TRANSLATE_NOOP("Table", "First"), Qt::AlignLeft, [](const R &r) { return logTimeCell(r.firstUs); }},
        {"last", QT_TRANSLATE_NOOP("Table", "Last"), Qt::AlignLeft, [](const R &r) { return logTimeCell(r.lastUs); }},
    };
    return std::make_unique<LogPatternModel>(std::move(columns), LogPatternKey{});
}

std::vector<LogPatternRow> rowsOf(const api::LogPatterns &patterns)
{
    std::vector<LogPatternRow> rows;
    for (const auto &found : patterns.found)
        rows.push_back({QString::fromStdString(found.text), QString::fromStdString(found.sample), found.level, qint64(found.messages), found.firstUs, found.lastUs});
    return rows;
}

QString expressionOf(const QString &pattern)
{
    const auto differs = QStringLiteral("(?:\\*|\"[^\"]*\"|(?:[A-Za-z0-9_./+%-]|[^\\x00-\\x7f])+)");
    QStringList parts;
    for (const auto &part : pattern.split(QLatin1Char('*')))
        parts << QRegularExpression::escape(part);
    return parts.join(differs) + (pattern.size() < kLongestWhole ? QStringLiteral("\\r?$") : QString());
}

} // namespace qcat::ui
