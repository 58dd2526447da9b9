#pragma once

#include <qcat/ui_models/alert_tables.h>
#include <qcat/ui_widgets/page.h>

#include <memory>

class QLabel;
class QLineEdit;
class QPushButton;

namespace qcat::ui
{

class DataTable;
class ReasonBar;

// Who is on call, who comes next, which hours nobody owns; taking over with a signature.
class OnCallPage : public Page
{
    Q_OBJECT

public:
    explicit OnCallPage(const PageContext &context, QWidget *parent = nullptr);
    ~OnCallPage() override;

    QString navigationTitle() const override;
    QString helpText() const override;
    int badge() const override; // handovers that are due
    void focusFilter() override;

protected:
    void refresh() override;
    void retranslate() override;

private:
    void showVerdict();
    void showHandover();
    void updateButton();
    void sign();

    std::unique_ptr<OnCallModel> m_model;
    DataTable *m_table;
    QLabel *m_handoverTitle;
    QLabel *m_handover;
    QPushButton *m_sign;
    QLabel *m_answer;
    ReasonBar *m_summary;
};

} // namespace qcat::ui
