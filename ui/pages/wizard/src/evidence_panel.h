#pragma once

#include <qcat/domain/incident.h>
#include <qcat/ui_models/engine_model.h>
#include <qcat/ui_widgets/appearance.h>

#include <QWidget>

class QLabel;

namespace qcat::ui
{

class ExposureCard;
class FactsLabel;

// What stands beside a runbook: what is at stake now, and what is known of the broken part.
class EvidencePanel : public QWidget
{
    Q_OBJECT

public:
    EvidencePanel(const EngineModel &engine, Appearance &look, QWidget *parent = nullptr);

    // Null: no incident.
    void show(const domain::Incident *incident);
    void retranslate();

private:
    const EngineModel &m_engine;
    Appearance &m_look;
    ExposureCard *m_exposure;
    QLabel *m_title;
    FactsLabel *m_facts;
};

} // namespace qcat::ui
