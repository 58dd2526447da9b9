#include <qcat/ui_models/event_line.h>

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/words.h>

#include <QCoreApplication>

namespace qcat::ui
{

namespace
{

struct EventLine {
    Q_DECLARE_TR_FUNCTIONS(EventLine)
};

using Line = std::optional<QString>;

struct Lines {
    Line operator()(const api::TradingStateChanged &e) const
    {
        return EventLine::tr("Trading is %1: %2").arg(word(e.state), findingText(e.why));
    }
    Line operator()(const api::FillBooked &e) const
    {
        return EventLine::tr("%1: %2 %3 at %4", "symbol, side, quantity, price")
            .arg(QString::fromStdString(e.symbol), word(e.fill.side),
                 QString::fromStdString(e.fill.quantity.toString()), QString::fromStdString(e.fill.price.toString()));
    }
    Line operator()(const api::OrderDenied &e) const
    {
        return EventLine::tr("%1: order denied: %2")
            .arg(QString::fromStdString(e.symbol), findingText({.code = e.order.reasonCode, .text = e.order.reason}));
    }
    Line operator()(const api::IncidentChanged &e) const
    {
        return EventLine::tr("P%1 %2: %3", "severity, title, state")
            .arg(int(e.incident.severity))
            .arg(localText(e.incident.title), word(e.incident.state));
    }
    Line operator()(const api::RunbookChanged &e) const
    {
        return EventLine::tr("Runbook %1: %2").arg(localText(e.run.runbook.title), word(e.run.state));
    }
    Line operator()(const api::Notice &e) const { return findingText(e.what); }
    Line operator()(const api::EngineStopped &e) const
    {
        return EventLine::tr("The engine has stopped: %1").arg(findingText(e.why));
    }
    // orders change many times a second; answers are shown where the command was given
    Line operator()(const api::OrderChanged &) const { return {}; }
    Line operator()(const api::CommandAnswered &) const { return {}; }
};

} // namespace

Line eventLine(const api::Event &event)
{
    return std::visit(Lines{}, event.body);
}

} // namespace qcat::ui
