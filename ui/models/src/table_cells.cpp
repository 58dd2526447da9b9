#include <qcat/ui_models/table_cells.h>

#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/words.h>

#include <QCoreApplication>

namespace qcat::ui
{

TableCell textCell(const QString &text, Tone tone)
{
    return {.text = text, .tone = tone};
}

TableCell textCell(const std::string &text)
{
    return textCell(QString::fromStdString(text));
}

TableCell decimalCell(base::Decimal value, int digits)
{
    return {.text = decimalText(value, digits),
            .sort = qlonglong(value.raw()),
            .copy = QString::fromStdString(value.toString(digits))};
}

TableCell moneyCell(base::Decimal value, int digits)
{
    TableCell cell = decimalCell(value, digits);
    cell.text = signedText(value, digits);
    cell.tone = value.isPositive() ? Tone::Gain : value.isNegative() ? Tone::Loss : Tone::Normal;
    return cell;
}

TableCell countCell(qint64 count)
{
    return {.text = countText(count), .sort = qlonglong(count), .copy = QString::number(count)};
}

TableCell idCell(qint64 id)
{
    return {.text = QString::number(id), .sort = qlonglong(id)};
}

TableCell timeCell(base::WallTime time)
{
    return {.text = timeText(time),
            .sort = qlonglong(time.ns),
            .copy = QString::fromStdString(base::toIso(time)),
            .tip = utcText(time)};
}

TableCell ageCell(base::Duration age)
{
    const qint64 seconds = std::chrono::duration_cast<std::chrono::seconds>(age).count();
    return {.text = durationText(age), .sort = qlonglong(seconds), .copy = QString::number(seconds)};
}

TableCell bytesCell(qint64 bytes)
{
    return {.text = bytesText(double(bytes)), .sort = bytes, .copy = QString::number(bytes)};
}

TableCell ratioCell(double ratio, int digits)
{
    return {.text = percentText(ratio, digits), .sort = ratio, .copy = QString::number(ratio, 'f', 6)};
}

TableCell numberCell(double value, int digits)
{
    return {.text = numberText(value, digits), .sort = value, .copy = QString::number(value, 'f', digits)};
}

TableCell latencyCell(base::Duration duration)
{
    return {.text = latencyText(duration),
            .sort = qlonglong(duration.count()),
            .copy = QString::number(double(duration.count()) / 1e6, 'f', 3)};
}

TableCell hiddenCell()
{
    return {.text = QCoreApplication::translate("Table", "hidden", "the server does not show it to this role"),
            .sort = -1.0,
            .tone = Tone::Muted};
}

TableCell noneCell()
{
    return {.text = QStringLiteral("–"), .sort = -1.0, .copy = QStringLiteral(" "), .tone = Tone::Muted};
}

TableCell sideCell(domain::Side side)
{
    return textCell(word(side), side == domain::Side::Buy ? Tone::Gain : Tone::Loss);
}

} // namespace qcat::ui
