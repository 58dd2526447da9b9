#include "line_panel.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>

namespace qcat::ui
{

namespace
{

constexpr int kHeight = 64;
constexpr int kFixed = 2; // at the end of the row: the stretch and the incident

} // namespace

LinePanel::LinePanel(QWidget *parent) : QWidget(parent), m_text(new QPlainTextEdit(this)), m_chips(new QHBoxLayout), m_incident(new QPushButton(this))
{
    m_text->setObjectName(QStringLiteral("logs_line"));
    m_text->setReadOnly(true);
    m_text->setFixedHeight(kHeight);
    m_text->setTabChangesFocus(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_text);
    layout->addLayout(m_chips);
    m_chips->setSpacing(6);
    m_chips->addStretch(1);
    m_chips->addWidget(m_incident);
    m_incident->setObjectName(QStringLiteral("logs_incident"));
    m_incident->setProperty("role", QStringLiteral("link"));
    m_incident->hide();
    connect(m_incident, &QPushButton::clicked, this, [this] { Q_EMIT incidentChosen(m_incident->property("incident").toString()); });
}

void LinePanel::setIncident(const QString &id, const QString &title)
{
    m_incident->setProperty("incident", id);
    m_incident->setText(tr("Incident %1: %2").arg(id, title));
    m_incident->setVisible(!id.isEmpty());
}

void LinePanel::show(const LogRow *row)
{
    const auto raw = row ? row->raw : QString();
    if (raw == m_text->toPlainText())
        return;
    m_text->setPlainText(raw);
    const auto ids = idsIn(raw);
    if (ids == m_ids)
        return;
    m_ids = ids;
    while (m_chips->count() > kFixed)
        delete std::unique_ptr<QLayoutItem>(m_chips->takeAt(0))->widget();
    for (const auto &id : m_ids) {
        auto *chip = new QPushButton(QStringLiteral("%1 %2").arg(id.name, id.value), this);
        chip->setProperty("role", QStringLiteral("link"));
        chip->setToolTip(tr("Show every line of %1, in all files that are open").arg(id.value));
        connect(chip, &QPushButton::clicked, this, [this, id] { Q_EMIT idChosen(id); });
        m_chips->insertWidget(m_chips->count() - kFixed, chip);
    }
}

void LinePanel::followFirst()
{
    if (!m_ids.empty())
        Q_EMIT idChosen(m_ids.front());
}

} // namespace qcat::ui
