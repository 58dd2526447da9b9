#include "source_bar.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace qcat::ui
{

namespace
{

QPushButton *button(const char *name, QWidget *parent)
{
    auto *made = new QPushButton(parent);
    made->setObjectName(QLatin1String(name));
    return made;
}

} // namespace

SourceBar::SourceBar(QString ownLog, QWidget *parent)
    : QWidget(parent), m_ownLog(std::move(ownLog)), m_own(button("logs_own", this)), m_file(button("logs_open_file", this)),
      m_folder(button("logs_open_folder", this)), m_save(button("logs_save", this)), m_rotated(new QCheckBox(this)), m_atEnd(new QCheckBox(this)),
      m_time(new QLineEdit(this))
{
    m_rotated->setObjectName(QStringLiteral("logs_rotated"));
    m_atEnd->setObjectName(QStringLiteral("logs_at_end"));
    m_atEnd->setChecked(true);
    m_time->setObjectName(QStringLiteral("logs_time"));
    m_time->setMinimumWidth(110);
    m_time->setMaximumWidth(150);
    m_own->setVisible(!m_ownLog.isEmpty());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    for (auto *each : std::initializer_list<QWidget *>{m_own, m_file, m_folder, m_rotated, m_atEnd, m_time, m_save})
        layout->addWidget(each);
    layout->addStretch(1);
    connect(m_own, &QPushButton::clicked, this, [this] { Q_EMIT chosen({m_ownLog}); });
    connect(m_file, &QPushButton::clicked, this, &SourceBar::askFile);
    connect(m_folder, &QPushButton::clicked, this, &SourceBar::askFolder);
    connect(m_save, &QPushButton::clicked, this, &SourceBar::askSave);
    connect(m_rotated, &QCheckBox::clicked, this, &SourceBar::rotatedChanged);
    connect(m_atEnd, &QCheckBox::clicked, this, &SourceBar::atEndWanted);
    connect(m_time, &QLineEdit::returnPressed, this, [this] { Q_EMIT timeWanted(m_time->text()); });
}

bool SourceBar::withRotated() const
{
    return m_rotated->isChecked();
}

void SourceBar::setWithRotated(bool with)
{
    m_rotated->setChecked(with);
}

void SourceBar::setAtEnd(bool atEnd)
{
    m_atEnd->setChecked(atEnd);
}

void SourceBar::addTool(QWidget *tool)
{
    auto *row = static_cast<QHBoxLayout *>(layout());
    row->insertWidget(row->count() - 1, tool);
}

void SourceBar::focusTime()
{
    m_time->setFocus();
    m_time->selectAll();
}

void SourceBar::askFile()
{
    auto *dialog = new QFileDialog(window(), tr("Open log files"), m_ownLog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &SourceBar::chosen);
    dialog->open();
}

void SourceBar::askFolder()
{
    auto *dialog = new QFileDialog(window(), tr("Open all logs of a folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::filesSelected, this, &SourceBar::chosen);
    dialog->open();
}

void SourceBar::askSave()
{
    auto *dialog = new QFileDialog(window(), tr("Write the shown lines to a file"), QStringLiteral("lines.log"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, &SourceBar::saveWanted);
    dialog->open();
}

void SourceBar::retranslate()
{
    m_own->setText(tr("QCAT's log"));
    m_file->setText(tr("Open file…"));
    m_folder->setText(tr("Open folder…"));
    m_save->setText(tr("Export…"));
    m_rotated->setText(tr("Rotated files too"));
    m_atEnd->setText(tr("Stay at the end"));
    m_time->setPlaceholderText(tr("Go to 10:17"));
    m_time->setToolTip(tr("A time of the day that is shown, or 2026-11-20 10:17; Enter goes there"));
}

} // namespace qcat::ui
