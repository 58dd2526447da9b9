#pragma once

#include <qcat/base/decimal.h>
#include <qcat/base/time.h>
#include <qcat/domain/market.h>
#include <qcat/ui_models/table_model.h>

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
// Local time, UTC in the tooltip and in copies.
TableCell timeCell(base::WallTime time);
TableCell ageCell(base::Duration age);
TableCell sideCell(domain::Side side);

} // namespace qcat::ui
