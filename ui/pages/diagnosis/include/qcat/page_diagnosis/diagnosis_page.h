#pragma once

#include <qcat/ui_models/fault_ranking.h>
#include <qcat/ui_widgets/page.h>

#include <memory>

class QLabel;
class QPushButton;

namespace qcat::ui
{

class DataTable;

// Something is wrong, and the operator does not know what: every fault, the likeliest by what is seen first, with what one would notice
// of it. Words of what was noticed narrow it down; Enter begins its runbook, or goes on with that of its incident.
class DiagnosisPage : public Page
{
    Q_OBJECT

public:
    DiagnosisPage(const PageContext &context, std::vector<FaultFacts> faults, QWidget *parent = nullptr);
    ~DiagnosisPage() override;

    QString navigationTitle() const override;
    QString helpText() const override;
    void focusFilter() override;

protected:
    void refresh() override;
    void retranslate() override;

private:
    const RankedFault *chosen() const;
    void showChosen();
    void openRunbook();

    const std::vector<FaultFacts> m_faults;
    std::unique_ptr<FaultRankingModel> m_model;
    DataTable *m_table;
    QLabel *m_meaning; // of the fault under the cursor
    QPushButton *m_open;
};

} // namespace qcat::ui
