#pragma once

#include <qcat/base/decimal.h>
#include <qcat/base/time.h>
#include <qcat/domain/market.h>
#include <qcat/ui_models/table_model.h>

#include <optional>
#include <string>

namespace qcat::ui
{

// The usual kinds of cells, each with the right sort key and copy text.
TableCell textCell(const QString &text, Tone tone = Tone::Normal);
TableCell textCell(const std::string &text);
TableCell decimalCell(base::Decimal value, int digits);
// With sign and the colour of gain or loss.
TableCell moneyCell(base::Decimal value, int digits);
TableCell countCell(qint64 count);
// A number that is a name: a pid, the id of a connection. Never grouped by thousands.
TableCell idCell(qint64 id);
// Local time, UTC in the tooltip and in copies.
TableCell timeCell(base::WallTime time);
TableCell ageCell(base::Duration age);
TableCell bytesCell(qint64 bytes);
TableCell ratioCell(double ratio, int digits = 1);
TableCell numberCell(double value, int digits);
// How long a call took, a session has waited …: sorts to the nanosecond, copies as milliseconds.
TableCell latencyCell(base::Duration duration);
// What the server does not show to this role: never a zero, sorts last.
TableCell hiddenCell();
// What does not exist or is not known yet: "–".
TableCell noneCell();
// `cell` of the value, hiddenCell() without one.
template <typename T, typename Cell>
TableCell orHidden(const std::optional<T> &value, Cell cell)
{
    return value ? cell(*value) : hiddenCell();
}
template <typename T, typename Cell>
TableCell orNone(const std::optional<T> &value, Cell cell)
{
    return value ? cell(*value) : noneCell();
}
TableCell sideCell(domain::Side side);

} // namespace qcat::ui
