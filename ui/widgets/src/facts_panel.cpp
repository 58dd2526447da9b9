#include <qcat/ui_widgets/facts_panel.h>

#include <QGridLayout>

namespace qcat::ui
{

namespace
{

void paintText(QLabel &label, const QColor &color)
{
    QPalette palette = label.palette();
    palette.setColor(QPalette::WindowText, color);
    label.setPalette(palette);
}

} // namespace

FactsPanel::FactsPanel(const QString &name, const Appearance &look, QWidget *parent)
    : QFrame(parent), m_look(look), m_title(new QLabel(this)), m_age(new QLabel(this)), m_why(new QLabel(this)),
      m_facts(new FactsLabel(FactsLabel::Align::Right, this))
{
    setObjectName(name);
    setProperty("role", QStringLiteral("panel"));
    m_title->setProperty("role", QStringLiteral("panelTitle"));
    m_age->setObjectName(name + QStringLiteral("_age"));
    m_why->setObjectName(name + QStringLiteral("_state"));
    m_why->setWordWrap(true);
    m_why->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_facts->setObjectName(name + QStringLiteral("_facts"));
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(10, 8, 10, 6);
    layout->setVerticalSpacing(2);
    layout->addWidget(m_title, 0, 0);
    layout->addWidget(m_age, 0, 1, Qt::AlignRight);
    layout->addWidget(m_why, 1, 0, 1, 2);
    layout->addWidget(m_facts, 2, 0, 1, 2);
    layout->setRowStretch(3, 1);
    layout->setColumnStretch(1, 1);
}

void FactsPanel::setTitle(const QString &title)
{
    m_title->setText(title);
}

void FactsPanel::setFacts(std::vector<FactsLabel::Fact> facts, const SectionState &state)
{
    const Theme &theme = m_look.theme();
    if (state.isStale)
        for (auto &fact : facts)
            fact.color = theme.muted;
    m_facts->setFacts(facts, theme.muted);
    m_age->setText(state.isBad ? QString() : state.text);
    paintText(*m_age, theme.muted);
    m_why->setText(state.isBad ? state.text : QString());
    m_why->setVisible(state.isBad);
    paintText(*m_why, theme.p1);
}

} // namespace qcat::ui
