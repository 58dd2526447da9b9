#include "incident_filter.h"

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/words.h>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

namespace qcat::ui
{

namespace
{

using namespace std::chrono_literals;
using domain::IncidentState;

constexpr int kLongestText = 60; // the engine's bound is in bytes: three of them a Chinese character
constexpr base::Duration kOpened[] = {{}, 24h, 7 * 24h, 30 * 24h, 90 * 24h, 365 * 24h};

// After "any": what is not over, then each of them.
const std::vector<std::vector<IncidentState>> kStates = {
    {},
    {IncidentState::Suspected, IncidentState::Open, IncidentState::Acknowledged, IncidentState::Mitigated},
    {IncidentState::Open},
    {IncidentState::Acknowledged},
    {IncidentState::Mitigated},
    {IncidentState::Resolved},
    {IncidentState::Closed}};

void fill(QComboBox *box, const QStringList &texts)
{
    const QSignalBlocker blocker(box);
    const int chosen = std::max(0, box->currentIndex());
    box->clear();
    box->addItems(texts);
    box->setCurrentIndex(chosen);
}

} // namespace

IncidentFilter::IncidentFilter(const PageContext &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_text = new QLineEdit(this);
    m_text->setObjectName(QStringLiteral("incidents_search"));
    m_text->setMaxLength(kLongestText);
    m_text->setClearButtonEnabled(true);
    layout->addWidget(m_text, 1);
    const auto combo = [&](const char *name) {
        auto *box = new QComboBox(this);
        box->setObjectName(QLatin1String(name));
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        layout->addWidget(box);
        connect(box, &QComboBox::currentIndexChanged, this, &IncidentFilter::read);
        return box;
    };
    m_state = combo("incidents_state");
    m_severity = combo("incidents_severity");
    m_component = combo("incidents_component");
    m_opened = combo("incidents_opened");
    connect(m_text, &QLineEdit::textChanged, this, &IncidentFilter::read);
}

void IncidentFilter::searchFor(const QString &text)
{
    clear();
    m_text->setText(text);
}

void IncidentFilter::clear()
{
    for (QComboBox *box : {m_state, m_severity, m_component, m_opened})
        box->setCurrentIndex(0);
    m_text->clear();
}

void IncidentFilter::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void IncidentFilter::refresh()
{
    const auto &components = m_context.engine.ops().components;
    if (m_component->count() == int(components.size()) + 1)
        return;
    const QSignalBlocker blocker(m_component);
    const auto chosen = m_component->currentData();
    m_component->clear();
    m_component->addItem(tr("Any component"), QString());
    for (const auto &component : components)
        m_component->addItem(localText(component.title), QString::fromStdString(component.id.value));
    m_component->setCurrentIndex(std::max(0, m_component->findData(chosen)));
}

void IncidentFilter::retranslate()
{
    m_text->setPlaceholderText(tr("Search id, fault, component, instance, owner and notes"));
    QStringList states{tr("Any state"), tr("Not over", "incidents")};
    for (std::size_t i = 2; i < kStates.size(); ++i)
        states << word(kStates[i].front());
    fill(m_state, states);
    QStringList severities{tr("Any severity")};
    for (int level = 0; level < 4; ++level)
        severities << QStringLiteral("P%1 ").arg(level) + word(domain::Severity(level));
    fill(m_severity, severities);
    fill(m_opened, {tr("Opened at any time"), tr("Last 24 hours"), tr("Last 7 days"), tr("Last 30 days"), tr("Last 90 days"), tr("Last year")});
    m_component->clear(); // filled anew by refresh()
    refresh();
}

void IncidentFilter::read()
{
    domain::IncidentQuery query;
    query.text = m_text->text().trimmed().toStdString();
    query.states = kStates[std::size_t(std::max(0, m_state->currentIndex()))];
    if (m_severity->currentIndex() > 0)
        query.severity = domain::Severity(m_severity->currentIndex() - 1);
    query.component = m_component->currentData().toString().toStdString();
    if (m_opened->currentIndex() > 0)
        query.from = m_context.engine.wallNow() + -kOpened[m_opened->currentIndex()];
    if (query == m_query)
        return;
    m_query = std::move(query);
    Q_EMIT changed();
}

} // namespace qcat::ui
