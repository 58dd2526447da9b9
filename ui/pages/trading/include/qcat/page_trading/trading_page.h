#pragma once

#include <qcat/ui_models/trading_tables.h>
#include <qcat/ui_widgets/page.h>

#include <memory>

class QComboBox;
class QLabel;
class QTabWidget;

namespace qcat::ui
{

class CandleChart;
class DataTable;
class DepthLadder;
class SignLabel;

// One instrument's book and candles, and everything that is held and working on every account.
class TradingPage : public Page
{
    Q_OBJECT

public:
    explicit TradingPage(const PageContext &context, QWidget *parent = nullptr);
    ~TradingPage() override;

    QString navigationTitle() const override;
    QString helpText() const override;
    // A symbol.
    void open(const QString &subject) override;
    void focusFilter() override;

protected:
    void refresh() override;
    void retranslate() override;

private:
    QWidget *buildMarket();
    QWidget *buildTables();
    void chooseSymbols();
    void showMarket();
    void showTables();
    void showVerdict();
    QString symbol() const;

    std::unique_ptr<OrdersModel> m_workingModel, m_finishedModel, m_denialsModel;
    std::unique_ptr<PositionsModel> m_positionsModel;
    std::unique_ptr<FillsModel> m_fillsModel;
    DataTable *m_working, *m_finished, *m_denials, *m_positions, *m_fills;
    QComboBox *m_symbol;
    SignLabel *m_bookState;
    QLabel *m_candleTitle;
    QLabel *m_positionsTitle;
    DepthLadder *m_ladder;
    CandleChart *m_candles;
    QTabWidget *m_tabs;
};

} // namespace qcat::ui
