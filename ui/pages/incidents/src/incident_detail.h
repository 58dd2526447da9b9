#pragma once

#include <qcat/ui_widgets/page.h>

#include <QWidget>

class QLabel;
class QTabWidget;
class QTableWidget;

namespace qcat::ui
{

class AttachedFiles;
class ExposureCard;
class FactsLabel;
class KeptEvidence;
class SignLabel;

// One incident: head with its clocks, timeline and log lines, and at the side the evidence, now and when it opened, and the exposure then.
class IncidentDetail : public QWidget
{
    Q_OBJECT

public:
    IncidentDetail(const PageContext &context, QWidget *parent = nullptr);

    void show(const domain::Incident *incident);
    void retranslate();

private:
    void showHead(const domain::Incident &incident);
    void showTimeline(const domain::Incident &incident);
    void showFilesTitle();
    void showEvidence(const domain::Incident &incident);
    QString clockText(const domain::Incident &incident) const;

    PageContext m_context;
    SignLabel *m_sign;
    QLabel *m_head;
    QLabel *m_meaning;
    QTableWidget *m_timeline;
    ExposureCard *m_exposure;
    QLabel *m_evidenceTitle;
    FactsLabel *m_evidence;
    KeptEvidence *m_kept;
    AttachedFiles *m_files;
    QTabWidget *m_middle; // timeline, log lines, files
};

} // namespace qcat::ui
