#include "close_sheet.h"

#include <qcat/ui_models/close_decision.h>

#include <QLabel>
#include <QPushButton>

namespace qcat::ui
{

CloseSheet::CloseSheet(EngineModel &engine, bool trayIsThere, QWidget *parent)
    : Sheet(Kind::Danger, QStringLiteral("sheet_close_window"), parent), m_engine(engine), m_atStake(addText({})),
      m_withoutStop(addText({}, QStringLiteral("error"))), m_unknown(addText({}, QStringLiteral("error")))
{
    m_atStake->setObjectName(QStringLiteral("close_atStake"));
    if (trayIsThere)
        connect(addButton(tr("Keep trading in the tray"), QStringLiteral("primary"), QStringLiteral("close_tray")),
                &QPushButton::clicked, this, &CloseSheet::keepInTray);
    m_flatten = addButton(tr("Flatten, then close…"), QStringLiteral("danger"), QStringLiteral("close_flatten"));
    m_leave = addButton({}, QStringLiteral("danger"), QStringLiteral("close_leave"));
    connect(m_flatten, &QPushButton::clicked, this, &CloseSheet::flatten);
    connect(m_leave, &QPushButton::clicked, this, &CloseSheet::leave);
    connect(addButton(tr("Stay"), {}, QStringLiteral("sheet_close")), &QPushButton::clicked, this, &Sheet::closed);
    connect(&engine, &EngineModel::snapshotChanged, this, &CloseSheet::refresh);
    refresh();
}

// Buttons are switched off, not taken away: nothing moves under a finger about to click.
void CloseSheet::refresh()
{
    const CloseDecision decision = closeDecision(m_engine);
    setTitle(decision.mustAsk ? tr("Closing stops the engine while money is at stake")
                              : tr("Nothing is at stake any more: the window may be closed"));
    m_atStake->setText(tr("%n position(s)", nullptr, decision.positions) + QStringLiteral(" · ") +
                       tr("%n working order(s)", nullptr, decision.orders));
    m_withoutStop->setText(tr("%n position(s) have no stop at the venue: leaving is not offered.", nullptr,
                              decision.positionsWithoutStop));
    m_withoutStop->setVisible(decision.positionsWithoutStop > 0);
    m_unknown->setText(
        tr("The fate of %n order(s) is unknown: leaving is not offered.", nullptr, decision.unknownOrders));
    m_unknown->setVisible(decision.unknownOrders > 0);
    m_flatten->setEnabled(decision.mustAsk);
    m_leave->setText(decision.mustAsk ? tr("Close, stops rest at the venue") : tr("Close"));
    m_leave->setEnabled(decision.mayLeave);
}

} // namespace qcat::ui
