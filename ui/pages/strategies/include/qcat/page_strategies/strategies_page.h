#pragma once

#include <qcat/ui_models/trading_tables.h>
#include <qcat/ui_widgets/page.h>

#include <memory>

class QAction;
class QLabel;
class QPushButton;

namespace qcat::ui
{

class DataTable;

// Every strategy with what it did and what it says of itself; enable and disable.
class StrategiesPage : public Page
{
    Q_OBJECT

public:
    explicit StrategiesPage(const PageContext &context, QWidget *parent = nullptr);
    ~StrategiesPage() override;

    QString navigationTitle() const override;
    QString helpText() const override;
    void focusFilter() override;

protected:
    void refresh() override;
    void retranslate() override;

private:
    void toggleCurrent();
    void showVerdict();
    void updateButton();

    std::unique_ptr<StrategiesModel> m_model;
    DataTable *m_table;
    QPushButton *m_toggle;
    QLabel *m_answer;
};

} // namespace qcat::ui
