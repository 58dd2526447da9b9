#pragma once

#include <qcat/ui_models/table_model.h>
#include <qcat/ui_widgets/page.h>

#include <QWidget>

#include <memory>

class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;
class QToolButton;

namespace qcat::ui
{

class ColumnMemory;
class CsvExport;

// A table as every page has it: sorts and filters on typed values, lets the operator choose columns, copies cells as
// TSV, exports CSV, and remembers under `name`. The model is the caller's and must outlive it.
class DataTable : public QWidget
{
    Q_OBJECT

public:
    DataTable(TableModel &model, const QString &name, const PageContext &context, QWidget *parent = nullptr);
    ~DataTable() override;

    QTableView *view() const { return m_view; }
    // Shown in the middle while there is no row: what would be here and how it gets here.
    void setEmptyText(const QString &text);
    // What the engine sends when it has more rows: the newest of a record, or the first of a list in the list's own order.
    enum class Cut { Newest, First };
    // "first 200 of 1 284" when the engine has more than it sends.
    void setTotal(qint64 total, Cut cut = Cut::Newest);
    void sortBy(const QString &columnId, Qt::SortOrder order);
    // What it is sorted by; empty: in the model's own order.
    QString sortedBy() const;
    Qt::SortOrder sortOrder() const;
    // Dimmed: what is shown is the past.
    void setStale(bool stale);
    void focusFilter();
    // Row of the model under the cursor; -1: none.
    int currentRow() const;
    void selectRow(int modelRow);
    // The first one as it is sorted.
    void selectFirst();
    // Goes into the context menu, above the table's own entries.
    void addRowAction(QAction *action);

    // What is shown, the columns as they stand; a row below the table says how far it is and cancels it. Nothing while one runs.
    void exportCsv(const QString &path);
    void copySelection() const;

Q_SIGNALS:
    // Enter or double click.
    void activated(int modelRow);
    void currentRowChanged(int modelRow);
    // By a click on a column, the third of which gives the model's own order back.
    void sortingChanged();
    // There is no file where it is an Error.
    void exported(const base::Status &written);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildView();
    void showMenu(const QPoint &globalPosition, bool withRowActions);
    void fillColumnMenu(QMenu &menu);
    void askExport();
    void setFilter(const QString &text);
    void closeFilter();
    void retranslate();
    void showCount();

    TableModel &m_model;
    PageContext m_context;
    QString m_name;
    QSortFilterProxyModel *m_proxy;
    QTableView *m_view;
    std::unique_ptr<ColumnMemory> m_columns;
    QLineEdit *m_filter;
    QLabel *m_empty;
    QLabel *m_count;
    QPushButton *m_cancelExport;
    CsvExport *m_export = nullptr; // that runs
    QList<QAction *> m_rowActions;
    qint64 m_total = -1;
    Cut m_cut = Cut::Newest;
};

} // namespace qcat::ui
