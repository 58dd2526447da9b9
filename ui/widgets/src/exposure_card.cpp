#include <qcat/ui_widgets/exposure_card.h>

#include <qcat/ui_models/formatting.h>
#include <qcat/ui_widgets/facts_label.h>

#include <QLabel>
#include <QVBoxLayout>

namespace qcat::ui
{

ExposureCard::ExposureCard(Appearance &look, const QString &name, QWidget *parent)
    : QFrame(parent), m_look(look), m_title(new QLabel(this)), m_when(new QLabel(this)),
      m_note(new QLabel(this)), m_facts(new FactsLabel(FactsLabel::Align::Right, this))
{
    setObjectName(name);
    setProperty("role", QStringLiteral("panel"));
    m_title->setProperty("role", QStringLiteral("panelTitle"));
    m_when->setProperty("role", QStringLiteral("caption"));
    m_when->setWordWrap(true);
    m_note->setWordWrap(true);
    m_note->hide();
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_title);
    layout->addWidget(m_facts);
    layout->addWidget(m_when);
    layout->addWidget(m_note);
}

void ExposureCard::setTitle(const QString &title)
{
    m_title->setText(title);
}

void ExposureCard::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void ExposureCard::setExposure(const domain::Exposure &e, const QString &when)
{
    const Theme &theme = m_look.theme();
    std::vector<FactsLabel::Fact> facts = {{tr("Open orders"), countText(e.openOrders)},
                                           {tr("Stops resting at the venue"), countText(e.conditionalOrders)}};
    if (e.unknownOrders > 0)
        facts.push_back({tr("Orders of unknown fate"), countText(e.unknownOrders), theme.p0});
    for (const auto &leg : e.legs) {
        const QString side = leg.quantity.isNegative() ? tr("short", "position") : tr("long", "position");
        const QString stop = leg.stopAtVenue ? QString() : tr(" · no stop");
        facts.push_back({QString::fromStdString(leg.symbol) + QLatin1Char(' ') + side + stop,
                         QString::fromStdString(leg.quantity.abs().toString()) + QStringLiteral(" · ") +
                             signedText(leg.unrealizedPnl, 2),
                         m_look.ofSign(leg.unrealizedPnl.sign())});
    }
    if (e.legs.empty())
        facts.push_back({tr("Positions"), tr("none")});
    facts.push_back({tr("Gross exposure"), decimalText(e.gross, 2)});
    facts.push_back({tr("Equity"), decimalText(e.equity, 2)});
    m_facts->setFacts(facts, theme.muted);
    m_when->setText(
        e.known ? when : tr("Unknown: neither the engine nor the venue answers. Last known figures, %1").arg(when));
}

} // namespace qcat::ui
