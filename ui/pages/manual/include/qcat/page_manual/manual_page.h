#pragma once

#include <qcat/ui_models/manual_table.h>
#include <qcat/ui_widgets/page.h>

#include <memory>

class QLabel;

namespace qcat::ui
{

class DataTable;

// The fault manual, line by line: which step of which runbook stands for it, and why. Whole, whatever the engine does.
class ManualPage : public Page
{
    Q_OBJECT

public:
    ManualPage(const PageContext &context, std::vector<ManualRow> lines, QWidget *parent = nullptr);
    ~ManualPage() override;

    QString navigationTitle() const override;
    QString helpText() const override;
    void focusFilter() override;

protected:
    void refresh() override {}
    void retranslate() override;

private:
    void showReason(int row);

    const std::vector<ManualRow> m_lines;
    std::unique_ptr<ManualModel> m_model;
    DataTable *m_table;
    QLabel *m_reason; // of the line under the cursor, whole
};

} // namespace qcat::ui
