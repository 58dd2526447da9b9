#pragma once

#include <qcat/ui_models/engine_model.h>
#include <qcat/ui_widgets/appearance.h>

#include <QFrame>

class QGridLayout;
class QLabel;
class QPushButton;

namespace qcat::ui
{

class ClockBar;

// One incident in its lane: what is broken, since when, what is at stake, how long until it gets worse, and the next
// step as a button. A suspected one has a dashed frame and says when it opens.
class IncidentCard : public QFrame
{
    Q_OBJECT

public:
    IncidentCard(EngineModel &engine, Appearance &look, const QString &name, QWidget *parent = nullptr);

    void show(const domain::Incident &incident);

Q_SIGNALS:
    void acknowledgeRequested(const QString &incident);
    void runbookRequested(const QString &incident);
    void evidenceRequested(const QString &incident);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QString whenText(const domain::Incident &incident) const;
    QString clockText(const domain::Incident &incident) const;
    void showClock(const domain::Incident &incident);
    void showButtons(const domain::Incident &incident);
    void arrangeButtons();

    EngineModel &m_engine;
    Appearance &m_look;
    domain::Severity m_severity = domain::Severity::P3;
    bool m_isSuspected = false;
    QString m_incident;
    QLabel *m_title;
    QLabel *m_when;
    QLabel *m_stake;
    QLabel *m_harm;
    ClockBar *m_clock;
    QLabel *m_clockText;
    QPushButton *m_acknowledge;
    QPushButton *m_runbook;
    QPushButton *m_evidence;
    QGridLayout *m_buttons; // as many in a row as fit
};

} // namespace qcat::ui
