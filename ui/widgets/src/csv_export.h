#pragma once

#include <qcat/base/result.h>

#include <QAbstractItemModel>
#include <QObject>
#include <QPersistentModelIndex>
#include <QTimer>

namespace qcat::ui
{

// The rows of a table into a CSV file, some at a time, so that the window goes on; the file is written on another thread. The rows are
// those of the beginning, also where the table changes meanwhile; one that leaves it is left out. Ends itself.
class CsvExport : public QObject
{
    Q_OBJECT

public:
    CsvExport(const QAbstractItemModel &model, const QList<int> &columns, const QString &path, QObject *parent);

    // Nothing is written.
    void cancel();

Q_SIGNALS:
    void progressed(int rows, int total);
    void ended(const base::Status &written); // "report.cancelled", "file.not_written"

private:
    void takeSome();
    void end(const base::Status &written);

    const QAbstractItemModel &m_model;
    const QList<int> m_columns;
    const QString m_path;
    QList<QPersistentModelIndex> m_rows;
    qsizetype m_taken = 0;
    QByteArray m_text;
    QTimer m_turn;
    bool m_isCancelled = false;
};

} // namespace qcat::ui
