#include "attached_files.h"

#include "record_table.h"

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/run_behind.h>

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

namespace qcat::ui
{

namespace
{

enum Column { NameColumn, SizeColumn, WhoColumn, TimeColumn, HashColumn, Columns };

struct ReadFile {
    QString failure; // empty: read
    std::string bytes;
};

// One byte more than is kept: the desk says the limit.
ReadFile readFile(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return {file.errorString(), {}};
    return {{}, file.read(qint64(domain::kMostAttachmentBytes) + 1).toStdString()};
}

// Empty: written.
QString writeFile(const QString &path, const std::string &bytes)
{
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes.data(), qint64(bytes.size())) == qint64(bytes.size()) && file.commit();
    return written ? QString() : file.errorString();
}

} // namespace

AttachedFiles::AttachedFiles(const PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_table(recordTable(QStringLiteral("incidents_files"), Columns, this)), m_attach(new QPushButton(this)),
      m_save(new QPushButton(this)), m_said(new QLabel(this)), m_nothing(new QLabel(this))
{
    m_toAttach = [this](const QString &) { return QFileDialog::getOpenFileName(this, tr("Attach a file to the incident"), QDir::homePath()); };
    m_toSave = [this](const QString &proposed) {
        return QFileDialog::getSaveFileName(this, tr("Save the attached file"), QDir::home().filePath(proposed));
    };
    m_attach->setObjectName(QStringLiteral("incidents_attach"));
    m_save->setObjectName(QStringLiteral("incidents_save_file"));
    m_said->setObjectName(QStringLiteral("incidents_files_said"));
    m_said->setWordWrap(true);
    m_nothing->setWordWrap(true);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setProperty("role", QStringLiteral("detail"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_attach);
    buttons->addWidget(m_save);
    buttons->addWidget(m_said, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_nothing, 1);
    layout->addLayout(buttons);
    connect(m_attach, &QPushButton::clicked, this, &AttachedFiles::attach);
    connect(m_save, &QPushButton::clicked, this, &AttachedFiles::save);
    connect(m_table, &QTableWidget::itemDoubleClicked, this, &AttachedFiles::save);
}

void AttachedFiles::setChoosers(ChoosePath toAttach, ChoosePath toSave)
{
    m_toAttach = std::move(toAttach);
    m_toSave = std::move(toSave);
}

void AttachedFiles::show(const domain::Incident &incident)
{
    auto files = domain::attachmentsOf(incident);
    if (m_incident == incident.id && files == m_files)
        return;
    if (m_incident != incident.id)
        say({});
    m_incident = incident.id;
    m_files = std::move(files);
    showFiles();
}

void AttachedFiles::showFiles()
{
    m_table->setRowCount(int(m_files.size()));
    for (int row = 0; row < count(); ++row) {
        const auto &file = m_files[std::size_t(row)];
        const QString hash = QString::fromStdString(file.sha256);
        const QString cells[Columns] = {QString::fromStdString(file.name), bytesText(double(file.bytes)), QString::fromStdString(file.by),
                                        timeText(file.at), hash};
        for (int column = 0; column < Columns; ++column) {
            auto *item = new QTableWidgetItem(cells[column]);
            item->setToolTip(column == TimeColumn ? utcText(file.at) : cells[column]);
            m_table->setItem(row, column, item);
        }
        m_table->item(row, HashColumn)->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    }
    fitColumns(*m_table);
    if (!m_files.empty() && m_table->currentRow() < 0)
        m_table->selectRow(0);
    m_nothing->setVisible(m_files.empty());
    m_table->setVisible(!m_files.empty());
    m_attach->setEnabled(m_incident.isValid());
    m_save->setEnabled(!m_files.empty());
}

void AttachedFiles::attach()
{
    const QString path = m_toAttach({});
    if (path.isEmpty())
        return;
    runBehind(
        this, [path] { return readFile(path); },
        [this, path](const ReadFile &read) {
            if (!read.failure.isEmpty())
                return say(tr("%1 cannot be read: %2").arg(path, read.failure));
            submit(QFileInfo(path).fileName(), read.bytes);
        });
}

void AttachedFiles::submit(const QString &name, std::string bytes)
{
    m_context.engine.submit(api::AttachFile{m_incident, name.toStdString(), {std::move(bytes)}}, this, [this, name](const api::CommandAnswered &answer) {
        say(answer.error ? errorText(*answer.error) : tr("%1 is attached").arg(name));
    });
}

void AttachedFiles::save()
{
    const int row = m_table->currentRow();
    if (row < 0 || row >= count())
        return;
    const auto file = m_files[std::size_t(row)];
    const QString path = m_toSave(QString::fromStdString(file.name));
    if (path.isEmpty())
        return;
    m_context.engine.askAttachment(file.sha256, this, [this, path](const base::Result<api::FileContent> &content) {
        content ? write(path, content->bytes) : say(errorText(content.error()));
    });
}

void AttachedFiles::write(const QString &path, std::string bytes)
{
    runBehind(
        this, [path, bytes = std::move(bytes)] { return writeFile(path, bytes); },
        [this, path](const QString &failure) {
            say(failure.isEmpty() ? tr("Written: %1").arg(path) : tr("%1 cannot be written: %2").arg(path, failure));
        });
}

void AttachedFiles::say(const QString &sentence)
{
    m_said->setText(sentence);
}

void AttachedFiles::retranslate()
{
    m_table->setHorizontalHeaderLabels({tr("File"), tr("Size"), tr("Who"), tr("Time"), QStringLiteral("SHA-256")});
    m_nothing->setText(tr("No file is attached. What explains the incident, a screenshot, a log, a letter of the exchange, can be kept with it: at most "
                          "5 MiB each, with its hash in the record and in every export."));
    m_attach->setText(tr("Attach a file…"));
    m_save->setText(tr("Save as…"));
    showFiles();
}

} // namespace qcat::ui
