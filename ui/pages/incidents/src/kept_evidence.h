#pragma once

#include <qcat/domain/evidence.h>
#include <qcat/ui_widgets/page.h>

#include <QFrame>

#include <optional>

class QLabel;
class QPlainTextEdit;

namespace qcat::ui
{

class FactsLabel;

// What was seen when an incident opened, as it was kept with it: engine and components in the panel, the log lines in a text of their own.
// Fetched from the store for the incident that is shown.
class KeptEvidence : public QFrame
{
    Q_OBJECT

public:
    explicit KeptEvidence(const PageContext &context, QWidget *parent = nullptr);

    // Where the panel puts the log lines; the caller places it.
    QWidget *logLines() const;
    void show(const domain::IncidentId &incident);
    void retranslate();

private:
    void take(const base::Result<domain::IncidentPage> &page);
    void showKept();

    PageContext m_context;
    domain::IncidentId m_incident;
    std::optional<domain::Evidence> m_kept;
    QLabel *m_title;
    QLabel *m_why;
    FactsLabel *m_facts;
    QPlainTextEdit *m_log;
};

} // namespace qcat::ui
