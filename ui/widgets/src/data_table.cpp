#include <qcat/ui_widgets/data_table.h>

#include "column_memory.h"
#include "csv_export.h"

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/table_text.h>
#include <qcat/ui_widgets/cell_delegate.h>

#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

#include <algorithm>

namespace qcat::ui
{

namespace
{

constexpr int kRowHeight = 26;

// Every word of the filter must stand somewhere in the row.
class WordFilter : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setWords(const QString &text)
    {
        m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        return std::all_of(m_words.begin(), m_words.end(),
                           [&](const QString &word) { return rowHas(row, parent, word); });
    }

private:
    bool rowHas(int row, const QModelIndex &parent, const QString &word) const
    {
        for (int column = 0; column < sourceModel()->columnCount(); ++column)
            if (sourceModel()->index(row, column, parent).data().toString().contains(word, Qt::CaseInsensitive))
                return true;
        return false;
    }

    QStringList m_words;
};

} // namespace

DataTable::DataTable(TableModel &model, const QString &name, const PageContext &context, QWidget *parent)
    : QWidget(parent), m_model(model), m_context(context), m_name(name), m_proxy(new WordFilter(this)),
      m_view(new ContentTable(this)), m_columns(std::make_unique<ColumnMemory>(*static_cast<ContentTable *>(m_view), model, context.settings, name)),
      m_filter(new QLineEdit(this)), m_empty(new QLabel(m_view->viewport())), m_count(new QLabel(this)), m_cancelExport(new QPushButton(this))
{
    setObjectName(name);
    m_view->setObjectName(name + QLatin1String("_view"));
    m_filter->setObjectName(name + QLatin1String("_filter"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_filter);
    layout->addWidget(m_view, 1);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_count, 1);
    bottom->addWidget(m_cancelExport);
    layout->addLayout(bottom);
    m_cancelExport->setObjectName(name + QLatin1String("_cancelExport"));
    m_cancelExport->hide();

    m_proxy->setSourceModel(&model);
    m_proxy->setSortRole(SortRole);
    buildView();
    retranslate();
    m_columns->restore();
    closeFilter();
    showCount();

    connect(m_filter, &QLineEdit::textChanged, this, &DataTable::setFilter);
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_proxy, change, this, &DataTable::showCount);
    // as wide as the first rows of an empty table; wider ones later do not move columns under the mouse
    connect(m_proxy, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        if (last - first + 1 == m_proxy->rowCount())
            m_columns->fit();
    });
}

DataTable::~DataTable() = default;

void DataTable::buildView()
{
    m_view->setModel(m_proxy);
    m_view->setItemDelegate(new CellDelegate(m_context.look, m_view));
    m_view->setSortingEnabled(true);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setTabKeyNavigation(false); // Tab leaves the table
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(kRowHeight);
    m_view->verticalHeader()->setMinimumSectionSize(kRowHeight);
    auto *header = m_view->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setSortIndicatorClearable(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    m_filter->installEventFilter(this);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setProperty("role", QStringLiteral("detail"));
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_count->setProperty("role", QStringLiteral("caption"));

    connect(header, &QHeaderView::customContextMenuRequested, this,
            [this, header](const QPoint &at) { showMenu(header->mapToGlobal(at), false); });
    connect(m_view, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { showMenu(m_view->viewport()->mapToGlobal(at), true); });
    connect(header, &QHeaderView::sectionResized, this,
            [this](int column, int, int width) { m_columns->rememberWidth(column, width); });
    connect(header, &QHeaderView::sortIndicatorChanged, this, [this] { m_columns->rememberOrder(); });
    connect(header, &QHeaderView::sortIndicatorChanged, this, &DataTable::sortingChanged);
    connect(m_view, &QTableView::activated, this,
            [this](const QModelIndex &at) { Q_EMIT activated(m_proxy->mapToSource(at).row()); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &at) { Q_EMIT currentRowChanged(m_proxy->mapToSource(at).row()); });
    connect(&m_context.look, &Appearance::changed, m_view->viewport(), qOverload<>(&QWidget::update));
}

void DataTable::setEmptyText(const QString &text)
{
    m_empty->setText(text);
}

void DataTable::setTotal(qint64 total, Cut cut)
{
    if (total == m_total)
        return;
    m_total = total;
    m_cut = cut;
    showCount();
}

void DataTable::sortBy(const QString &columnId, Qt::SortOrder order)
{
    for (int column = 0; column < m_model.columnCount(); ++column)
        if (m_model.columnId(column) == columnId)
            m_view->sortByColumn(column, order);
}

QString DataTable::sortedBy() const
{
    const int column = m_view->horizontalHeader()->sortIndicatorSection();
    return column < 0 || column >= m_model.columnCount() ? QString() : m_model.columnId(column);
}

Qt::SortOrder DataTable::sortOrder() const
{
    return m_view->horizontalHeader()->sortIndicatorOrder();
}

void DataTable::setStale(bool stale)
{
    static_cast<CellDelegate *>(m_view->itemDelegate())->setStale(stale);
    m_view->viewport()->update();
}

void DataTable::focusFilter()
{
    m_filter->show();
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

int DataTable::currentRow() const
{
    return m_proxy->mapToSource(m_view->currentIndex()).row();
}

void DataTable::selectRow(int modelRow)
{
    const QModelIndex at = m_proxy->mapFromSource(m_model.index(modelRow, 0));
    if (!at.isValid())
        return;
    m_view->setCurrentIndex(at);
    m_view->scrollTo(at);
}

void DataTable::selectFirst()
{
    m_view->setCurrentIndex(m_proxy->index(0, 0));
}

void DataTable::addRowAction(QAction *action)
{
    m_rowActions << action;
}

void DataTable::exportCsv(const QString &path)
{
    if (m_export)
        return;
    m_export = new CsvExport(*m_proxy, m_columns->shown(), path, this);
    connect(m_cancelExport, &QPushButton::clicked, m_export, &CsvExport::cancel);
    connect(m_export, &CsvExport::progressed, this, [this](int rows, int total) {
        m_count->setText(tr("Exporting: %1 of %2 rows").arg(countText(rows), countText(total)));
        m_count->show();
    });
    connect(m_export, &CsvExport::ended, this, [this, path](const base::Status &written) {
        m_export = nullptr;
        m_cancelExport->hide();
        m_count->setText(written ? tr("Exported to %1").arg(path) : errorText(written.error()));
        m_count->show();
        Q_EMIT exported(written);
    });
    m_cancelExport->show();
}

void DataTable::copySelection() const
{
    QModelIndexList cells = m_view->selectionModel()->selectedIndexes();
    cells.removeIf([this](const QModelIndex &cell) { return m_view->isColumnHidden(cell.column()); });
    QGuiApplication::clipboard()->setText(toTsv(cells));
}

void DataTable::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

bool DataTable::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view->viewport() && event->type() == QEvent::Resize)
        m_empty->setGeometry(m_view->viewport()->rect().adjusted(16, 4, -16, -4));
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto *press = static_cast<QKeyEvent *>(event);
    if (watched == m_filter && press->key() == Qt::Key_Escape) {
        closeFilter();
        m_view->setFocus();
        return true;
    }
    if (watched == m_filter && (press->key() == Qt::Key_Return || press->key() == Qt::Key_Down)) {
        m_view->setFocus();
        return true;
    }
    if (watched == m_view && press->key() == Qt::Key_Space) {
        press->ignore(); // the window's: pause
        return true;
    }
    if (watched == m_view && press->matches(QKeySequence::Copy)) {
        copySelection();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void DataTable::showMenu(const QPoint &globalPosition, bool withRowActions)
{
    QMenu menu(this);
    if (withRowActions && currentRow() >= 0 && !m_rowActions.isEmpty()) {
        menu.addActions(m_rowActions);
        menu.addSeparator();
    }
    connect(menu.addAction(tr("Copy")), &QAction::triggered, this, &DataTable::copySelection);
    connect(menu.addAction(tr("Filter…")), &QAction::triggered, this, &DataTable::focusFilter);
    auto *csv = menu.addAction(tr("Export as CSV…"));
    csv->setEnabled(!m_export);
    connect(csv, &QAction::triggered, this, &DataTable::askExport);
    fillColumnMenu(*menu.addMenu(tr("Columns")));
    menu.exec(globalPosition);
}

void DataTable::fillColumnMenu(QMenu &menu)
{
    for (int column = 0; column < m_model.columnCount(); ++column) {
        QAction *action = menu.addAction(m_model.headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!m_view->isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            m_view->setColumnHidden(column, !shown);
            m_columns->fit();
            m_columns->rememberShown();
        });
    }
}

void DataTable::askExport()
{
    auto *dialog =
        new QFileDialog(window(), tr("Export as CSV"), m_name + QLatin1String(".csv"), tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, &DataTable::exportCsv);
    dialog->open();
}

void DataTable::setFilter(const QString &text)
{
    static_cast<WordFilter *>(m_proxy)->setWords(text);
    showCount();
}

void DataTable::closeFilter()
{
    m_filter->clear();
    m_filter->hide();
}

void DataTable::retranslate()
{
    m_model.retranslate();
    m_filter->setPlaceholderText(tr("Filter: every word must occur; Esc clears"));
    m_cancelExport->setText(tr("Cancel"));
    showCount();
    m_columns->fit();
}

void DataTable::showCount()
{
    const int shown = m_proxy->rowCount();
    const int have = m_model.rowCount();
    m_empty->setVisible(shown == 0);
    QString text;
    if (shown < have && !m_filter->text().isEmpty())
        text = tr("%1 of %2 rows match the filter").arg(countText(shown), countText(have));
    else if (m_total > have)
        text = (m_cut == Cut::First ? tr("First %1 of %2", "rows of a list")
                                    : tr("Newest %1 of %2; narrow the filter or export from the store for more"))
                   .arg(countText(have), countText(m_total));
    m_count->setText(text);
    m_count->setVisible(!text.isEmpty());
}

} // namespace qcat::ui
