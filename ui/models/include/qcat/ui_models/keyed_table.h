#pragma once

#include <qcat/ui_models/snapshot_table_model.h>

#include <string>
#include <unordered_map>

namespace qcat::ui
{

// A row of a list whose values have no name of their own: the key is made for it, so that selection and scrolling survive a refresh.
template <typename T>
struct Keyed
{
    std::string key;
    T value;
    bool operator==(const Keyed &) const = default;
};

struct KeyOfKeyed
{
    template <typename T>
    const std::string &operator()(const Keyed<T> &row) const
    {
        return row.key;
    }
};

template <typename T>
using KeyedModel = SnapshotTableModel<Keyed<T>, KeyOfKeyed>;

// The second one of a key gets "#2": what a server shows twice is shown twice.
template <typename T, typename KeyOf>
std::vector<Keyed<T>> keyedRows(const std::vector<T> &values, KeyOf keyOf)
{
    std::vector<Keyed<T>> rows;
    rows.reserve(values.size());
    std::unordered_map<std::string, int> seen;
    for (const T &value : values) {
        std::string key = keyOf(value);
        if (const int times = ++seen[key]; times > 1)
            key += '#' + std::to_string(times);
        rows.push_back({std::move(key), value});
    }
    return rows;
}

// A column of the value itself.
template <typename T, typename Cell>
TableColumn<Keyed<T>> column(const char *id, const char *title, Qt::Alignment alignment, Cell cell, bool hidden = false)
{
    return {id, title, alignment, [cell](const Keyed<T> &row) { return cell(row.value); }, hidden};
}

} // namespace qcat::ui
