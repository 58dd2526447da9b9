#include <qcat/ui_models/log_words.h>

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <array>

namespace qcat::ui
{

namespace
{

constexpr std::array kLevels = {QT_TRANSLATE_NOOP("LogLevel", "No level"), QT_TRANSLATE_NOOP("LogLevel", "Trace"),
                                QT_TRANSLATE_NOOP("LogLevel", "Debug"),    QT_TRANSLATE_NOOP("LogLevel", "Info"),
                                QT_TRANSLATE_NOOP("LogLevel", "Warning"),  QT_TRANSLATE_NOOP("LogLevel", "Error"),
                                QT_TRANSLATE_NOOP("LogLevel", "Critical")};
constexpr std::array kMarks = {"", "TRACE", "DEBUG", "INFO", "WARN", "ERROR", "CRIT"};

QDateTime dateTimeOf(qint64 us)
{
    return QDateTime::fromMSecsSinceEpoch(us / 1000, Qt::UTC); // the log's own calendar, no zone
}

} // namespace

QString logLevelText(api::LogLevel level)
{
    return QCoreApplication::translate("LogLevel", kLevels[std::size_t(level)]);
}

QString logLevelMark(api::LogLevel level)
{
    return QLatin1String(kMarks[std::size_t(level)]);
}

QString logTimeText(qint64 us)
{
    return us == 0 ? QString() : dateTimeOf(us).toString(QStringLiteral("MM-dd HH:mm:ss.zzz"));
}

QString logTimeExact(qint64 us)
{
    return us == 0 ? QString() : dateTimeOf(us).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
}

std::optional<qint64> logTimeFrom(const QString &text, qint64 near)
{
    const auto trimmed = text.trimmed();
    const auto day = dateTimeOf(near).date();
    for (const char *format : {"yyyy-MM-dd HH:mm:ss.zzz", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd"})
        if (auto time = QDateTime::fromString(trimmed, QLatin1String(format)); time.isValid())
            return QDateTime(time.date(), time.time(), Qt::UTC).toMSecsSinceEpoch() * 1000;
    for (const char *format : {"HH:mm:ss.zzz", "HH:mm:ss", "HH:mm", "H:mm"})
        if (const auto time = QTime::fromString(trimmed, QLatin1String(format)); time.isValid())
            return QDateTime(day, time, Qt::UTC).toMSecsSinceEpoch() * 1000;
    return std::nullopt;
}

qint64 logTimeOf(base::WallTime time)
{
    const auto offset = QDateTime::fromMSecsSinceEpoch(time.ms()).offsetFromUtc();
    return time.ns / 1000 + qint64(offset) * 1'000'000;
}

std::vector<LogId> idsIn(const QString &line)
{
    constexpr std::size_t kMost = 8;
    static const QRegularExpression id(QStringLiteral("\\b(cid|correlation_id|trace_id|request_id|order_id|order|client_id|inc|incident|run)[=:\" ]+([A-Za-z0-9][A-Za-z0-9_-]{2,63})"));
    std::vector<LogId> ids;
    for (auto found = id.globalMatch(line.left(8192)); found.hasNext() && ids.size() < kMost;) {
        const auto match = found.next();
        const LogId one{match.captured(1), match.captured(2)};
        const bool hasDigit = std::ranges::any_of(one.value, [](QChar c) { return c.isDigit(); }); // a word of the text is no id
        if (hasDigit && std::ranges::find(ids, one) == ids.end())
            ids.push_back(one);
    }
    return ids;
}

QString logFilterText(const api::LogFilter &filter)
{
    QStringList parts;
    for (std::size_t level = 0; level < api::kLogLevels; ++level)
        if (filter.levels.test(level))
            parts << logLevelText(api::LogLevel(level));
    for (const auto &category : filter.categories)
        parts << QStringLiteral("[%1]").arg(QString::fromStdString(category));
    if (filter.fromUs || filter.toUs)
        parts << QStringLiteral("%1 – %2").arg(logTimeText(filter.fromUs.value_or(0)), logTimeText(filter.toUs.value_or(0)));
    if (!filter.text.empty()) {
        const auto text = QString::fromStdString(filter.text);
        const auto quoted = filter.isRegex ? QStringLiteral("/%1/").arg(text) : QStringLiteral("“%1”").arg(text);
        parts << (filter.isInverted ? QCoreApplication::translate("LogFilter", "without %1").arg(quoted) : quoted);
    }
    return parts.join(QStringLiteral(" · "));
}

QString storedFilter(const api::LogFilter &filter)
{
    QJsonObject object;
    object[QStringLiteral("levels")] = int(filter.levels.to_ulong());
    QJsonArray categories;
    for (const auto &category : filter.categories)
        categories.append(QString::fromStdString(category));
    object[QStringLiteral("categories")] = categories;
    object[QStringLiteral("text")] = QString::fromStdString(filter.text);
    object[QStringLiteral("regex")] = filter.isRegex;
    object[QStringLiteral("anyCase")] = filter.ignoresCase;
    object[QStringLiteral("word")] = filter.wholeWord;
    object[QStringLiteral("inverted")] = filter.isInverted;
    object[QStringLiteral("context")] = filter.context;
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<api::LogFilter> filterFrom(const QString &stored)
{
    const auto document = QJsonDocument::fromJson(stored.toUtf8());
    if (!document.isObject())
        return std::nullopt;
    const auto object = document.object();
    api::LogFilter filter;
    filter.levels = api::LogLevels(unsigned(object[QStringLiteral("levels")].toInt()));
    for (const auto &category : object[QStringLiteral("categories")].toArray())
        filter.categories.push_back(category.toString().toStdString());
    filter.text = object[QStringLiteral("text")].toString().toStdString();
    filter.isRegex = object[QStringLiteral("regex")].toBool();
    filter.ignoresCase = object[QStringLiteral("anyCase")].toBool(true);
    filter.wholeWord = object[QStringLiteral("word")].toBool();
    filter.isInverted = object[QStringLiteral("inverted")].toBool();
    filter.context = std::clamp(object[QStringLiteral("context")].toInt(), 0, 100);
    return filter;
}

} // namespace qcat::ui
