#include "command_palette.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace qcat::ui
{

namespace
{
constexpr QSize kSize(520, 360);
constexpr int kTop = 72; // below the safety strip
} // namespace

CommandPalette::CommandPalette(QWidget *parent)
    : QFrame(parent), m_input(new QLineEdit(this)), m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("palette"));
    setProperty("role", QStringLiteral("palette"));
    m_input->setObjectName(QStringLiteral("palette_input"));
    m_list->setObjectName(QStringLiteral("palette_list"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_input);
    layout->addWidget(m_list, 1);
    m_input->installEventFilter(this);
    m_list->setFocusPolicy(Qt::NoFocus);
    connect(m_input, &QLineEdit::textChanged, this, &CommandPalette::list);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    hide();
}

void CommandPalette::open(std::vector<Entry> entries)
{
    m_entries = std::move(entries);
    m_input->setPlaceholderText(tr("Type what you want to do or see"));
    m_input->clear();
    list({});
    setGeometry((parentWidget()->width() - kSize.width()) / 2, kTop, kSize.width(), kSize.height());
    show();
    raise();
    m_input->setFocus();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut) {
        hide();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Escape:
        hide();
        return true;
    case Qt::Key_Down:
        m_list->setCurrentRow(std::min(m_list->currentRow() + 1, m_list->count() - 1));
        return true;
    case Qt::Key_Up:
        m_list->setCurrentRow(std::max(m_list->currentRow() - 1, 0));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    default:
        return false;
    }
}

void CommandPalette::list(const QString &words)
{
    const QStringList wanted = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    m_list->clear();
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const Entry &entry = m_entries[i];
        if (!std::all_of(wanted.begin(), wanted.end(),
                         [&](const QString &w) { return entry.text.contains(w, Qt::CaseInsensitive); }))
            continue;
        auto *item = new QListWidgetItem(
            entry.keys.isEmpty() ? entry.text : entry.text + QStringLiteral("   ") + entry.keys, m_list);
        item->setData(Qt::UserRole, int(i));
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::runCurrent()
{
    const auto *item = m_list->currentItem();
    hide();
    if (item)
        m_entries[std::size_t(item->data(Qt::UserRole).toInt())].run();
}

} // namespace qcat::ui
