#include "csv_export.h"

#include <qcat/ui_models/run_behind.h>
#include <qcat/ui_models/table_text.h>

#include <algorithm>

namespace qcat::ui
{

namespace
{

constexpr qsizetype kRowsAtOnce = 200; // some milliseconds

base::Error cancelled()
{
    return base::Error{"report.cancelled", "cancelled: nothing was written"};
}

} // namespace

CsvExport::CsvExport(const QAbstractItemModel &model, const QList<int> &columns, const QString &path, QObject *parent)
    : QObject(parent), m_model(model), m_columns(columns), m_path(path), m_text(csvHeader(model, columns))
{
    for (int row = 0; row < model.rowCount(); ++row)
        m_rows << model.index(row, 0);
    connect(&m_turn, &QTimer::timeout, this, &CsvExport::takeSome);
    m_turn.start(0);
}

void CsvExport::cancel()
{
    m_isCancelled = true;
    if (m_turn.isActive())
        end(cancelled());
}

void CsvExport::takeSome()
{
    for (const auto upTo = std::min(m_taken + kRowsAtOnce, m_rows.size()); m_taken < upTo; ++m_taken)
        if (m_rows[m_taken].isValid())
            m_text += csvRow(m_model, m_rows[m_taken].row(), m_columns);
    Q_EMIT progressed(int(m_taken), int(m_rows.size()));
    if (m_taken < m_rows.size() || m_isCancelled)
        return;
    m_turn.stop();
    runBehind(
        this, [path = m_path, text = std::move(m_text)] { return writeFile(path, text); }, [this](const base::Status &written) { end(written); });
}

void CsvExport::end(const base::Status &written)
{
    m_turn.stop();
    Q_EMIT ended(written);
    deleteLater();
}

} // namespace qcat::ui
