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
class IncidentFilter;
class IncidentList;
class ListExport;
class ListPager;
class ReasonBar;

// All stored incidents as a table with a filter, a page at a time, the chosen one below with its timeline and evidence, and what can be done with it.
// Keys: / search, A acknowledge, R runbook, N note, E export.
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
    // What the filter and the order of the table ask for.
    void ask();
    void showList();
    void chooseWanted();
    void showVerdict();
    void showCurrent();
    void openLog();
    void acknowledge();
    void addNote();
    void resolve();
    void close();
    void submit(api::CommandBody body);

    std::unique_ptr<IncidentsModel> m_model;
    IncidentList *m_list;
    IncidentFilter *m_filter;
    ListPager *m_pager;
    ListExport *m_exportList;
    DataTable *m_table;
    IncidentDetail *m_detail;
    ReasonBar *m_reason;
    QPushButton *m_acknowledge;
    QPushButton *m_runbook;
    QPushButton *m_log;
    QPushButton *m_note;
    ExportButton *m_export;
    QPushButton *m_resolve;
    QPushButton *m_close;
    QLabel *m_answer;
    QString m_wanted; // to be chosen once it is in the table
};

} // namespace qcat::ui
