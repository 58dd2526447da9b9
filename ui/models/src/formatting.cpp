#include <qcat/ui_models/formatting.h>

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

namespace qcat::ui
{

namespace
{

struct Format {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

constexpr QChar kMinus(0x2212);

QString withMinus(QString text)
{
    return text.replace(QLatin1Char('-'), kMinus);
}

// Groups the whole part by the locale; the exact digits come from Decimal, no double is involved.
QString grouped(const std::string &plain)
{
    const QLocale locale;
    QString text = QString::fromStdString(plain);
    const bool negative = text.startsWith(QLatin1Char('-'));
    if (negative)
        text.remove(0, 1);
    const qsizetype point = text.indexOf(QLatin1Char('.'));
    const QString whole = locale.toString(text.left(point < 0 ? text.size() : point).toLongLong());
    QString result = point < 0 ? whole : whole + locale.decimalPoint() + text.mid(point + 1);
    // what rounds to nothing has no sign
    const bool isNothing = std::none_of(plain.begin(), plain.end(), [](char c) { return c >= '1' && c <= '9'; });
    return negative && !isNothing ? kMinus + result : result;
}

QDateTime local(base::WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.ms());
}

} // namespace

QString ageText(base::Duration age)
{
    const qint64 seconds = std::chrono::duration_cast<std::chrono::seconds>(age).count();
    if (seconds < 10)
        return Format::tr("%1 s", "age in seconds").arg(QLocale().toString(double(age.count()) / 1e9, 'f', 1));
    if (seconds < 120)
        return Format::tr("%1 s", "age in seconds").arg(seconds);
    if (seconds < 120 * 60)
        return Format::tr("%1 min", "age in minutes").arg(seconds / 60);
    if (seconds < 48 * 3600)
        return Format::tr("%1 h", "age in hours").arg(seconds / 3600);
    return Format::tr("%1 d", "age in days").arg(seconds / 86400);
}

QString durationText(base::Duration duration)
{
    const qint64 seconds = std::max<qint64>(0, std::chrono::duration_cast<std::chrono::seconds>(duration).count());
    if (seconds < 60)
        return Format::tr("%1 s", "age in seconds").arg(seconds);
    if (seconds < 3600)
        return Format::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    if (seconds < 48 * 3600)
        return Format::tr("%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60);
    return Format::tr("%1 d %2 h").arg(seconds / 86400).arg(seconds / 3600 % 24);
}

QString spanText(base::Duration span)
{
    const qint64 seconds = std::chrono::duration_cast<std::chrono::seconds>(span).count();
    if (seconds >= 2 * 86400 && seconds % 86400 == 0)
        return Format::tr("%1 d", "age in days").arg(seconds / 86400);
    if (seconds >= 3600 && seconds % 3600 == 0)
        return Format::tr("%1 h", "age in hours").arg(seconds / 3600);
    if (seconds >= 60 && seconds % 60 == 0)
        return Format::tr("%1 min", "age in minutes").arg(seconds / 60);
    return durationText(span);
}

QString latencyText(base::Duration duration)
{
    const double us = std::max(0.0, double(duration.count()) / 1e3);
    const auto digits = [](double value) { return value < 10 && value != std::floor(value) ? 1 : 0; };
    if (us < 1000)
        return numberText(us, digits(us)) + QStringLiteral(" µs");
    if (us < 1e6)
        return numberText(us / 1e3, digits(us / 1e3)) + QStringLiteral(" ms");
    if (us < 60e6)
        return Format::tr("%1 s", "age in seconds").arg(numberText(us / 1e6, digits(us / 1e6)));
    return durationText(duration);
}

QString decimalText(base::Decimal value, int digits)
{
    return grouped(value.toString(digits));
}

QString signedText(base::Decimal value, int digits)
{
    const QString text = decimalText(value, digits);
    const bool isNothing =
        std::none_of(text.begin(), text.end(), [](QChar c) { return c >= QLatin1Char('1') && c <= QLatin1Char('9'); });
    return value.isPositive() && !isNothing ? QLatin1Char('+') + text : text;
}

int decimalsOf(base::Decimal step)
{
    const std::string text = step.toString();
    const auto point = text.find('.');
    return point == std::string::npos ? 0 : int(text.size() - point - 1);
}

QString numberText(double value, int digits)
{
    return withMinus(QLocale().toString(value, 'f', digits));
}

QString percentText(double ratio, int digits)
{
    return Format::tr("%1 %", "percent").arg(numberText(ratio * 100, digits));
}

QString countText(qint64 count)
{
    return withMinus(QLocale().toString(count));
}

QString bytesText(double bytes)
{
    constexpr const char *units[] = {"B", "KiB", "MiB", "GiB", "TiB"};
    std::size_t unit = 0;
    while (std::abs(bytes) >= 1024 && unit + 1 < std::size(units)) {
        bytes /= 1024;
        ++unit;
    }
    const int digits = unit == 0 || std::abs(bytes) >= 100 ? 0 : 1;
    return numberText(bytes, digits) + QLatin1Char(' ') + QLatin1String(units[unit]);
}

QString measuredText(double value, const QString &unit)
{
    if (unit == QLatin1String("bytes"))
        return bytesText(value);
    if (unit == QLatin1String("ratio"))
        return percentText(value);
    const bool whole = value == std::floor(value) || std::abs(value) >= 100;
    const QString number = numberText(value, whole ? 0 : 1);
    return unit.isEmpty() || unit == QLatin1String("1") ? number : number + QLatin1Char(' ') + unit;
}

QString timeText(base::WallTime time)
{
    if (!time.isValid())
        return QString();
    const QDateTime at = local(time);
    if (at.date() != QDate::currentDate())
        return dateTimeText(time);
    return at.toString(QStringLiteral("HH:mm:ss"));
}

QString dateTimeText(base::WallTime time)
{
    return time.isValid() ? local(time).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) : QString();
}

QString utcText(base::WallTime time)
{
    return time.isValid() ? local(time).toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss 'UTC'")) : QString();
}

QString zoneText(base::WallTime time)
{
    const int seconds = local(time).offsetFromUtc();
    if (seconds == 0)
        return QStringLiteral("UTC");
    const int minutes = std::abs(seconds) / 60;
    QString text = QStringLiteral("UTC") + (seconds < 0 ? kMinus : QLatin1Char('+')) + QString::number(minutes / 60);
    if (minutes % 60 != 0)
        text += QStringLiteral(":%1").arg(minutes % 60, 2, 10, QLatin1Char('0'));
    return text;
}

} // namespace qcat::ui
