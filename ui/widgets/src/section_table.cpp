#include <qcat/ui_widgets/section_table.h>

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace qcat::ui
{

SectionTable::SectionTable(TableModel &model, const QString &name, const PageContext &context, QWidget *parent)
    : QWidget(parent), m_look(context.look), m_title(new QLabel(this)), m_state(new QLabel(this)),
      m_table(new DataTable(model, name, context, this))
{
    m_title->setProperty("role", QStringLiteral("panelTitle"));
    m_state->setObjectName(name + QStringLiteral("_state"));
    m_state->setWordWrap(true);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard); // a GRANT is copied from here
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addWidget(m_state, 1);
    head->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
}

void SectionTable::setTitle(const QString &title)
{
    m_title->setText(title);
}

void SectionTable::setNothingText(const QString &text)
{
    m_nothing = text;
}

void SectionTable::setState(const SectionState &state, qint64 total)
{
    const Theme &theme = m_look.theme();
    QPalette palette = m_state->palette();
    palette.setColor(QPalette::WindowText, state.isBad ? theme.p1 : theme.muted);
    m_state->setPalette(palette);
    m_state->setText(state.text);
    m_table->setStale(state.isStale);
    m_table->setTotal(total, DataTable::Cut::First);
    m_table->setEmptyText(state.hasData ? m_nothing : state.text);
}

} // namespace qcat::ui
