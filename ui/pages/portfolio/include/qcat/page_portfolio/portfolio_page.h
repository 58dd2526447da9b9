#pragma once

#include <qcat/ui_models/trading_tables.h>
#include <qcat/ui_widgets/page.h>

#include <memory>

class QLabel;

namespace qcat::ui
{

class DataTable;
class EquityChart;

// The money: each account's balance and what made it, the day's equity, what funding cost and brought.
class PortfolioPage : public Page
{
    Q_OBJECT

public:
    explicit PortfolioPage(const PageContext &context, QWidget *parent = nullptr);
    ~PortfolioPage() override;

    QString navigationTitle() const override;
    QString helpText() const override;
    void focusFilter() override;

protected:
    void refresh() override;
    void retranslate() override;

private:
    QWidget *panel(QLabel *title, QWidget *inside);
    void showVerdict();

    std::unique_ptr<AccountsModel> m_accountsModel;
    std::unique_ptr<FundingModel> m_fundingModel;
    DataTable *m_accounts;
    DataTable *m_funding;
    EquityChart *m_equity;
    QLabel *m_accountsTitle;
    QLabel *m_equityTitle;
    QLabel *m_fundingTitle;
};

} // namespace qcat::ui
