#pragma once

#include <qcat/ui_models/drill_table.h>
#include <qcat/ui_widgets/page.h>

#include <memory>

class QLabel;
class QPushButton;
class QTextBrowser;

namespace qcat::ui
{

class DataTable;

// The drill range: every drill with its last result, started here, mended at its own console or by its runbook. Nothing starts while real
// positions or orders are open.
class DrillsPage : public Page
{
    Q_OBJECT

public:
    // `desk` may be null: this window has no range. It outlives the page.
    DrillsPage(const PageContext &context, DrillDesk *desk, QWidget *parent = nullptr);
    ~DrillsPage() override;

    QString navigationTitle() const override;
    QString helpText() const override;
    void focusFilter() override;

protected:
    void refresh() override;
    void retranslate() override;

private:
    const DrillRow *current() const;
    bool isRealMoneyOpen() const;
    void start(bool byRunbook);
    void showCurrent();
    QString stateText() const;

    DrillDesk *const m_desk;
    std::unique_ptr<DrillModel> m_model;
    DataTable *m_table;
    QPushButton *m_mine, *m_runbook, *m_console, *m_giveUp;
    QLabel *m_state;
    QTextBrowser *m_report;
};

} // namespace qcat::ui
