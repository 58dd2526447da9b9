#include <qcat/store_schema/compared_row.h>

#include <algorithm>
#include <array>

namespace qcat::store_schema
{

namespace
{

constexpr std::array<std::string_view, 2> kStamp = {"epoch", "sequence"};

template <typename Names>
bool isIn(const Names &names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string textOf(const Cell &cell)
{
    if (const auto *text = std::get_if<std::string>(&cell))
        return *text;
    if (const auto *amount = std::get_if<base::Decimal>(&cell))
        return amount->toString();
    if (const auto *number = std::get_if<std::int64_t>(&cell))
        return std::to_string(*number);
    if (const auto *time = std::get_if<base::WallTime>(&cell))
        return base::toIso(*time);
    if (std::holds_alternative<Nothing>(cell))
        return "nothing";
    return std::get<bool>(cell) ? "yes" : "no";
}

} // namespace

std::vector<Column> comparedColumns(const Table &table)
{
    std::vector<Column> columns;
    for (const Column &column : table.columns)
        if (column.use != Column::Use::Detail || isIn(kStamp, column.name))
            columns.push_back(column);
    return columns;
}

ComparedRow comparedRow(const Table &table, const std::vector<Cell> &comparedCells)
{
    ComparedRow row;
    const auto columns = comparedColumns(table);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const Column &column = columns[i];
        if (column.isKey())
            row.key.append(row.key.empty() ? "" : "/").append(textOf(comparedCells[i]));
        else if (column.name == "epoch")
            row.epoch = std::uint64_t(std::get<std::int64_t>(comparedCells[i]));
        else if (column.name == "sequence")
            row.sequence = std::uint64_t(std::get<std::int64_t>(comparedCells[i]));
        else
            row.content.append(row.content.empty() ? "" : " ").append(column.name).append("=").append(textOf(comparedCells[i]));
    }
    return row;
}

ComparedRow comparedRow(const trading::StoreRecord &record)
{
    const Table &table = tableOf(record);
    const auto cells = cellsOf(record);
    const auto compared = comparedColumns(table);
    std::vector<Cell> chosen;
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (std::any_of(compared.begin(), compared.end(), [&](const Column &c) { return c.name == table.columns[i].name; }))
            chosen.push_back(cells[i]);
    return comparedRow(table, chosen);
}

} // namespace qcat::store_schema
