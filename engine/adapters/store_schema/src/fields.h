#pragma once

#include <qcat/store_schema/table.h>

#include <qcat/domain/names.h>

#include <span>

namespace qcat::store_schema
{

// A column and where its value stands in the row. The key comes first.
template <typename Row>
struct Field {
    Column column;
    Cell (*read)(const Row &);
};

template <typename Enum>
Cell word(Enum value)
{
    return std::string(domain::name(value));
}

// The fields of each kind of row, without those of the record that every table has behind them.
std::span<const Field<trading::OrderRow>> fieldsOf(const trading::OrderRow *);
std::span<const Field<trading::FillRow>> fieldsOf(const trading::FillRow *);
std::span<const Field<trading::PositionRow>> fieldsOf(const trading::PositionRow *);
std::span<const Field<trading::StrategyRow>> fieldsOf(const trading::StrategyRow *);
std::span<const Field<trading::StrategyVersionRow>> fieldsOf(const trading::StrategyVersionRow *);
std::span<const Field<trading::StrategyParameterRow>> fieldsOf(const trading::StrategyParameterRow *);
std::span<const Field<trading::EquityRow>> fieldsOf(const trading::EquityRow *);
std::span<const Field<trading::FundingRow>> fieldsOf(const trading::FundingRow *);
std::span<const Field<trading::CandleRow>> fieldsOf(const trading::CandleRow *);
std::span<const Field<trading::PerformanceRow>> fieldsOf(const trading::PerformanceRow *);
std::span<const Field<trading::AuditRow>> fieldsOf(const trading::AuditRow *);

} // namespace qcat::store_schema
