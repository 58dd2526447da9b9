#include "close_sheet.h"

#include <QLabel>
#include <QPushButton>

namespace qcat::ui
{

CloseSheet::CloseSheet(const CloseDecision &decision, bool trayIsThere, QWidget *parent)
    : Sheet(Kind::Danger, QStringLiteral("sheet_close_window"), parent)
{
    setTitle(tr("Closing stops the engine while money is at stake"));
    addText(tr("%n position(s)", nullptr, decision.positions) + QStringLiteral(" · ") +
            tr("%n working order(s)", nullptr, decision.orders));
    if (decision.positionsWithoutStop > 0)
        addText(tr("%n position(s) have no stop at the venue: leaving is not offered.", nullptr,
                   decision.positionsWithoutStop),
                QStringLiteral("error"));
    if (decision.unknownOrders > 0)
        addText(tr("The fate of %n order(s) is unknown: leaving is not offered.", nullptr, decision.unknownOrders),
                QStringLiteral("error"));

    if (trayIsThere)
        connect(addButton(tr("Keep trading in the tray"), QStringLiteral("primary"), QStringLiteral("close_tray")),
                &QPushButton::clicked, this, &CloseSheet::keepInTray);
    connect(addButton(tr("Flatten, then close…"), QStringLiteral("danger"), QStringLiteral("close_flatten")),
            &QPushButton::clicked, this, &CloseSheet::flatten);
    if (decision.mayLeave)
        connect(
            addButton(tr("Close, stops rest at the venue"), QStringLiteral("danger"), QStringLiteral("close_leave")),
            &QPushButton::clicked, this, &CloseSheet::leave);
    connect(addButton(tr("Stay"), {}, QStringLiteral("sheet_close")), &QPushButton::clicked, this, &Sheet::closed);
}

} // namespace qcat::ui
