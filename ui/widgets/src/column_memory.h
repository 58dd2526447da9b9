#pragma once

#include <qcat/ui_models/table_model.h>

#include <QList>
#include <QSettings>
#include <QTableView>

namespace qcat::ui
{

// What the widest cell needs is protected in Qt's own table.
class ContentTable : public QTableView
{
public:
    using QTableView::QTableView;
    using QTableView::sizeHintForColumn;
};

// Which columns of a table are shown, how wide they are and by which it is sorted: as the operator chose, kept in the settings under the
// table's name, and otherwise as wide as what is in them. View, model and settings outlive it.
class ColumnMemory
{
public:
    ColumnMemory(ContentTable &view, TableModel &model, QSettings &settings, QString name);

    // As it was left.
    void restore();
    // Columns as wide as their texts, where the operator has not chosen a width.
    void fit();
    // In the order of their places.
    QList<int> shown() const;

    void rememberWidth(int column, int width) const;
    void rememberShown() const;
    void rememberOrder() const;

private:
    // The last column takes what is left, unless its numbers would end up far from their row.
    void stretchLast();
    int widthOf(int column) const;
    QString key(const QString &what) const;

    ContentTable &m_view;
    TableModel &m_model;
    QSettings &m_settings;
    const QString m_name;
    bool m_arranging = false; // by us, not by the operator
};

} // namespace qcat::ui
