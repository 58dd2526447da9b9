#pragma once

#include <qcat/ui_models/incident_tables.h>
#include <qcat/ui_widgets/page.h>

#include <memory>

class QLabel;
class QPushButton;

namespace qcat::ui
{

class DataTable;
class ExportButton;
class IncidentDetail;
class ReasonBar;

// All incidents as a table, the chosen one below with its timeline and evidence, and what can be done with it.
// Keys: A acknowledge, R runbook, N note, E export.
class IncidentsPage : public Page
{
    Q_OBJECT

public:
    explicit IncidentsPage(const PageContext &context, QWidget *parent = nullptr);
    ~IncidentsPage() override;

    QString navigationTitle() const override;
    QString helpText() const override;
    int badge() const override;
    // An incident id.
    void open(const QString &subject) override;
    void focusFilter() override;

protected:
    void refresh() override;
    void retranslate() override;

private:
    QLayout *buildActions();
    void connectActions();
    void addKey(int key, QPushButton *button);
    const domain::Incident *current() const;
    void showVerdict();
    void showCurrent();
    void acknowledge();
    void addNote();
    void resolve();
    void close();
    void submit(api::CommandBody body);

    std::unique_ptr<IncidentsModel> m_model;
    DataTable *m_table;
    IncidentDetail *m_detail;
    ReasonBar *m_reason;
    QPushButton *m_acknowledge;
    QPushButton *m_runbook;
    QPushButton *m_note;
    ExportButton *m_export;
    QPushButton *m_resolve;
    QPushButton *m_close;
    QLabel *m_answer;
    QString m_wanted; // to be chosen once it is in the table
};

} // namespace qcat::ui
