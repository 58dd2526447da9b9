#pragma once

#include <QAbstractTableModel>
#include <QString>
#include <QVariant>

namespace qcat::ui
{

// What a table asks of a cell beside its text. Sorting goes by SortRole (typed), copies and exports take CopyRole
// (plain numbers, UTC). WidestRole is of a header: a text that its cells may grow to while they are looked at.
enum TableRole { SortRole = Qt::UserRole + 1, CopyRole, ToneRole, BarRole, WidestRole };

// How a cell is meant; the delegate knows the colours.
enum class Tone { Normal, Muted, Strong, Gain, Loss, Good, Warning, Alarm, Unknown };

struct TableCell {
    QString text = {};
    QVariant sort = {}; // qlonglong, double or QString; empty: the text
    QString copy = {};  // empty: the text
    Tone tone = Tone::Normal;
    double bar = -1; // 0..1: drawn as a bar behind the text; negative: none
    QString tip = {};
    bool operator==(const TableCell &) const = default;
};

// What DataTable needs of a model: columns with names that can be remembered.
class TableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    virtual QString columnId(int column) const = 0;
    virtual bool isHiddenByDefault(int column) const = 0;
    // Makes every text again, after a change of language.
    virtual void retranslate() = 0;
};

} // namespace qcat::ui
