#pragma once

#include <qcat/base/decimal.h>
#include <qcat/base/time.h>

#include <QString>

namespace qcat::ui
{

// How numbers and times are written, everywhere the same: by the locale of the chosen language (QLocale()), minus as
// U+2212.

// "0.2 s", "12 s", "4 min", "3 h", "5 d": how old something is.
QString ageText(base::Duration age);
// "1 min 42 s", "3 h 20 min": a duration that someone watches.
QString durationText(base::Duration duration);

// A chosen stretch of time: "15 min", "1 h", "7 d"; a remainder is named only where there is one.
QString spanText(base::Duration span);
// "340 µs", "1.2 ms", "4.1 s", then as durationText(): how long a call took.
QString latencyText(base::Duration duration);

QString decimalText(base::Decimal value, int digits);
// With its sign, also when it is a gain: "+214.30", "−12.40", "0.00".
QString signedText(base::Decimal value, int digits);
// Decimals that a step needs: 0.001 → 3.
int decimalsOf(base::Decimal step);
QString numberText(double value, int digits);
QString percentText(double ratio, int digits = 1);
QString countText(qint64 count);
// A measured number with its unit: "84 ms", "1.4 GiB", "24 %".
QString measuredText(double value, const QString &unit);
QString bytesText(double bytes);

// Local time of day: "03:12:07"; with the date where it is not today's.
QString timeText(base::WallTime time);
QString dateTimeText(base::WallTime time);
// "2026-11-22 19:12:07 UTC": the tooltip of every time.
QString utcText(base::WallTime time);
// "UTC+8": never an abbreviation that two zones share.
QString zoneText(base::WallTime time);

} // namespace qcat::ui
