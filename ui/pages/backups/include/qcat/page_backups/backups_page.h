#pragma once

#include <qcat/ui_models/keeping_tables.h>
#include <qcat/ui_widgets/page.h>

#include <memory>

class QPushButton;

namespace qcat::ui
{

class DataTable;
class UpkeepPanel;

// The backups that there are, whether they are worth something, and what a restore would cost; below it the upkeep calendar. Taking and
// proving one are runbooks: the wizard shows what they do and how far they are.
class BackupsPage : public Page
{
    Q_OBJECT

public:
    explicit BackupsPage(const PageContext &context, QWidget *parent = nullptr);
    ~BackupsPage() override;

    QString navigationTitle() const override;
    QString helpText() const override;
    int badge() const override; // upkeep that is overdue
    void focusFilter() override;

protected:
    void refresh() override;
    void retranslate() override;

private:
    QPushButton *runbookButton(const char *name, const char *runbook);
    void showVerdict();

    std::unique_ptr<BackupsModel> m_model;
    DataTable *m_table;
    QPushButton *m_take;
    QPushButton *m_prove;
    UpkeepPanel *m_upkeep;
};

} // namespace qcat::ui
