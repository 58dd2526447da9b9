#pragma once

#include <qcat/report/incident_report.h>
#include <qcat/ui_widgets/page.h>

#include <QPushButton>

#include <functional>

namespace qcat::ui
{

// "Export": the record of one incident as PDF, CSV, Markdown or JSON, with its runs
// and evidence from the store, in the language of the window. Composed and
// written by a worker, so the window goes on; `exported` tells how it went.
class ExportButton : public QPushButton
{
    Q_OBJECT

public:
    // Where to, given what the file would be called; empty: nothing is written. A file dialog unless a test hands in
    // another.
    using PathChooser = std::function<QString(const QString &proposed)>;

    ExportButton(const PageContext &context, const QString &name, QWidget *parent = nullptr);

    void setIncident(const domain::IncidentId &incident);
    void setPathChooser(PathChooser chooser) { m_choosePath = std::move(chooser); }
    // Asks where and writes.
    void exportAs(report::Format format);
    void retranslate();

Q_SIGNALS:
    // A sentence for the operator; `ok` false: nothing was written.
    void exported(const QString &message, bool ok);

private:
    report::IncidentReport reportOf(const domain::Incident &incident, const domain::IncidentRecord &record) const;
    void write(report::IncidentReport content, report::Format format, const QString &path);

    PageContext m_context;
    domain::IncidentId m_incident;
    PathChooser m_choosePath;
};

} // namespace qcat::ui
