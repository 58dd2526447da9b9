#include <qcat/ui_models/table_text.h>

#include <qcat/ui_models/table_model.h>

#include <QAbstractItemModel>
#include <QSaveFile>

#include <algorithm>

namespace qcat::ui
{

namespace
{

QString copyText(const QModelIndex &cell)
{
    const QVariant copy = cell.data(CopyRole);
    return (copy.isValid() ? copy : cell.data(Qt::DisplayRole)).toString();
}

bool looksLikeFormula(const QString &text)
{
    if (text.isEmpty() || !QStringLiteral("=+-@\t\r").contains(text.front()))
        return false;
    bool isNumber = false;
    text.toDouble(&isNumber);
    return !isNumber;
}

QString csvField(QString text)
{
    if (looksLikeFormula(text))
        text.prepend(QLatin1Char('\''));
    static const QString special = QStringLiteral(",\"\n\r");
    if (std::none_of(text.cbegin(), text.cend(), [](QChar c) { return special.contains(c); }))
        return text;
    return QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

template <typename Field>
QString csvLine(const QList<int> &columns, Field field)
{
    QStringList fields;
    for (const int column : columns)
        fields << csvField(field(column));
    return fields.join(QLatin1Char(',')) + QStringLiteral("\r\n");
}

} // namespace

QString toTsv(QModelIndexList cells)
{
    std::sort(cells.begin(), cells.end());
    QString text;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            text += cells[i].row() == cells[i - 1].row() ? QLatin1Char('\t') : QLatin1Char('\n');
        text += copyText(cells[i])
                    .replace(QLatin1Char('\t'), QLatin1Char(' '))
                    .replace(QLatin1Char('\n'), QLatin1Char(' '));
    }
    return text;
}

QByteArray csvHeader(const QAbstractItemModel &model, const QList<int> &columns)
{
    return (QChar(0xFEFF) + csvLine(columns, [&](int column) { return model.headerData(column, Qt::Horizontal).toString(); })).toUtf8();
}

QByteArray csvRow(const QAbstractItemModel &model, int row, const QList<int> &columns)
{
    return csvLine(columns, [&](int column) { return copyText(model.index(row, column)); }).toUtf8();
}

base::Status writeFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
        return {};
    const std::string name = path.toStdString();
    const std::string why = file.errorString().toStdString();
    return base::Error{"file.not_written", name + " could not be written: " + why}
        .with("file", name)
        .with("reason", why);
}

} // namespace qcat::ui
