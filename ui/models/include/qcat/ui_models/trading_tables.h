#pragma once

#include <qcat/api/snapshot.h>
#include <qcat/ui_models/snapshot_table_model.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace qcat::ui
{

// Decimals of an instrument's prices and quantities, as its book says.
struct Digits {
    int price = 2;
    int quantity = 3;
    bool operator==(const Digits &) const = default;
};

class InstrumentDigits
{
public:
    explicit InstrumentDigits(const api::TradingSnapshot &snapshot);
    Digits of(const std::string &symbol) const;

private:
    std::map<std::string, Digits> m_bySymbol;
};

struct OrderRow {
    api::OrderView view;
    Digits digits;
    std::chrono::seconds age{}; // event time since it was created
    bool operator==(const OrderRow &) const = default;
};

struct PositionRow {
    api::PositionView view;
    Digits digits;
    // Move of the mark price to liquidation, as a part of the mark price; negative: there is no liquidation price.
    double liquidationDistance() const;
    bool operator==(const PositionRow &) const = default;
};

struct FillRow {
    api::FillView view;
    Digits digits;
    bool operator==(const FillRow &) const = default;
};

struct OrderKey {
    std::string operator()(const OrderRow &row) const { return row.view.order.request.clientId.value; }
};
struct PositionRowKey {
    std::string operator()(const PositionRow &row) const;
};
struct FillKey {
    std::string operator()(const FillRow &row) const { return row.view.symbol + ' ' + row.view.fill.tradeId; }
};
struct StrategyKey {
    std::string operator()(const api::StrategyView &row) const { return row.id.value; }
};

struct AccountKey {
    std::string operator()(const api::AccountView &row) const { return row.venue + ' ' + row.name; }
};
struct FundingKey {
    std::string operator()(const api::FundingView &row) const;
};

using OrdersModel = SnapshotTableModel<OrderRow, OrderKey>;
using PositionsModel = SnapshotTableModel<PositionRow, PositionRowKey>;
using FillsModel = SnapshotTableModel<FillRow, FillKey>;
using StrategiesModel = SnapshotTableModel<api::StrategyView, StrategyKey>;
using AccountsModel = SnapshotTableModel<api::AccountView, AccountKey>;
using FundingModel = SnapshotTableModel<api::FundingView, FundingKey>;

std::unique_ptr<OrdersModel> makeWorkingOrdersModel();
std::unique_ptr<OrdersModel> makeFinishedOrdersModel();
std::unique_ptr<OrdersModel> makeDenialsModel();
std::unique_ptr<PositionsModel> makePositionsModel();
std::unique_ptr<FillsModel> makeFillsModel();
std::unique_ptr<StrategiesModel> makeStrategiesModel();
std::unique_ptr<AccountsModel> makeAccountsModel();
std::unique_ptr<FundingModel> makeFundingModel();

std::vector<OrderRow> orderRows(const std::vector<api::OrderView> &orders, const api::TradingSnapshot &snapshot);
std::vector<PositionRow> positionRows(const api::TradingSnapshot &snapshot);
std::vector<FillRow> fillRows(const api::TradingSnapshot &snapshot);

} // namespace qcat::ui
