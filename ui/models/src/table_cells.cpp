#include <qcat/ui_models/table_cells.h>

#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/words.h>

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

TableCell sideCell(domain::Side side)
{
    return textCell(word(side), side == domain::Side::Buy ? Tone::Gain : Tone::Loss);
}

} // namespace qcat::ui
