#pragma once

#include <qcat/base/decimal.h>
#include <qcat/base/time.h>
#include <qcat/domain/health.h>
#include <qcat/domain/incident.h>
#include <qcat/domain/runbook_run.h>
#include <qcat/domain/trading_state.h>
#include <qcat/report/language.h>

#include <QString>
#include <QTimeZone>

namespace qcat::report
{

// A fixed text of a report in both languages. It stands here and not in the window's translations, because a report is
// also written by the daemon and in another language than the window's.
struct Phrase {
    const char *en;
    const char *zh;
};

// How one report writes: its language and its time zone.
class Text
{
public:
    Text(Language language, QTimeZone zone) : m_language(language), m_zone(std::move(zone)) {}

    QString operator()(const Phrase &phrase) const;
    QString pick(const domain::LocalText &text) const; // the other language where this one is missing
    QString local(base::WallTime time) const;          // "2026-11-22 11:12:07.123 UTC+8"
    QString utc(base::WallTime time) const;
    QString both(base::WallTime time) const; // local, and UTC behind it
    QString duration(base::Duration span) const;

    QString word(domain::Severity) const;
    QString word(domain::IncidentState) const;
    QString word(domain::TimelineKind) const;
    QString word(domain::StepState) const;
    QString word(domain::RunState) const;
    QString word(domain::Health) const;
    QString word(domain::TradingState) const;

private:
    Language m_language;
    QTimeZone m_zone;
};

QString money(base::Decimal value); // two decimals
QString exact(base::Decimal value); // quantities and prices, as they are
QString plain(const std::string &text);

} // namespace qcat::report
