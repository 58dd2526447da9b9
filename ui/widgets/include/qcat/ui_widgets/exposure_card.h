#pragma once

#include <qcat/ui_models/engine_model.h>
#include <qcat/ui_widgets/appearance.h>

#include <QFrame>

class QLabel;

namespace qcat::ui
{

class FactsLabel;

// What is at stake, with its age: orders, stops, positions with their PnL. Old or unknown figures are said to be so.
class ExposureCard : public QFrame
{
    Q_OBJECT

public:
    ExposureCard(Appearance &look, const QString &name, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    // `when`: "2 s ago", or the moment that the figures belong to.
    void setExposure(const domain::Exposure &exposure, const QString &when);
    // A sentence below the figures; empty: none.
    void setNote(const QString &note);

private:
    Appearance &m_look;
    QLabel *m_title;
    QLabel *m_when;
    QLabel *m_note;
    FactsLabel *m_facts;
};

} // namespace qcat::ui
